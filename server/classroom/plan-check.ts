/** Whether a plan's levels are there, and can be played as it asks. Its shape has been looked at before. */
import { misfitOfStep } from '../../shared/match/tweak-law.ts'
import type { CatalogLevel } from '../../shared/wire/messages.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import { Refusal } from '../rooms/door.ts'
import { levelOf } from './views.ts'

export function checkPlan(catalog: readonly CatalogLevel[], plan: Plan): void {
  const missing = plan.steps.find(step => levelOf(catalog, step) === undefined)
  if (missing !== undefined) throw new Refusal(`The plan: there is no level ${missing.protocol}/${missing.level}.`)
  const [misfit] = plan.steps.flatMap(step => misfitOfStep(step) ?? [])
  if (misfit !== undefined) throw new Refusal(`The plan: ${misfit}`)
}
