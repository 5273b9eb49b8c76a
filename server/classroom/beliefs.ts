/** The misconception behind a rule, in words. */
import type { Beliefs } from '../../shared/classroom/heat.ts'
import { findProtocol } from '../../shared/protocols/registry.ts'

export const beliefsOf: Beliefs = (name, id) => {
  const protocol = findProtocol(name)
  const rule = protocol?.rules[id]
  if (protocol === undefined || rule?.misconception === undefined) return undefined
  return { word: rule.misconception, why: rule.why, cite: rule.cite }
}
