/** One night of a match's record: all that is needed to play it again. */
import type { Kit } from '../kernel/protocol.ts'
import { findProtocol } from '../protocols/registry.ts'
import type { NightConfig, NightRun } from './night-run.ts'
import type { NightInput } from './record.ts'
import { replay } from './replay.ts'
import { type Changes, changedLevel, seaOf } from './tweak.ts'

export interface Page extends Pick<NightConfig<Kit>, 'night' | 'seed' | 'hands' | 'learned'>, Changes {
  readonly inputs: readonly NightInput[]
}

/** Undefined: there is no such level. Throws when the inputs do not fit, as they may not when other code wrote them. */
export function playedAgain(protocolName: string, levelId: string, page: Page): NightRun<Kit> | undefined {
  const protocol = findProtocol(protocolName)
  const level = protocol?.levels.find(l => l.id === levelId)
  if (!protocol || !level) return undefined
  const { inputs, night, seed, hands, learned } = page
  const setting = { protocol, level: changedLevel<Kit>(level, page), sea: seaOf(page) }
  return replay<Kit>({ ...setting, night, seed, hands, ...(learned && { learned }) }, inputs)
}
