/** Whether a plan's levels are there, and what it changes of them fits. Its shape has been looked at before. */
import { misfitOf } from '../../shared/match/tweak-law.ts'
import type { CatalogLevel } from '../../shared/wire/messages.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import { Refusal } from '../rooms/door.ts'
import { levelOf } from './views.ts'

export function checkPlan(catalog: readonly CatalogLevel[], plan: Plan): void {
  for (const step of plan.steps) {
    const { protocol, level, tweak } = step
    if (levelOf(catalog, step) === undefined) throw new Refusal(`The plan: there is no level ${protocol}/${level}.`)
    const misfit = tweak === null ? undefined : misfitOf({ protocol, level, tweak })
    if (misfit !== undefined) throw new Refusal(`The plan, ${tweak?.title}: ${misfit}`)
  }
}
