/** Whether a plan's levels are there, and what it changes of them fits. Its shape has been looked at before. */
import { misfitOfStep } from '../../shared/match/tweak-law.ts'
import type { CatalogLevel } from '../../shared/wire/messages.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import { Refusal } from '../rooms/door.ts'
import { levelOf } from './views.ts'

export function checkPlan(catalog: readonly CatalogLevel[], plan: Plan): void {
  for (const step of plan.steps) {
    const level = levelOf(catalog, step)
    if (level === undefined) throw new Refusal(`The plan: there is no level ${step.protocol}/${step.level}.`)
    const misfit = misfitOfStep(step)
    if (misfit !== undefined) throw new Refusal(`The plan, ${step.tweak?.title ?? level.title}: ${misfit}`)
  }
}
