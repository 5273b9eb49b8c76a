/** A lesson plan while it is made: it may still be unfit, every change can be undone, and each step keeps its name while it moves. */
import { newStep } from '../../shared/classroom/plans.ts'
import type { Plan, PlanStep } from '../../shared/wire/plan.ts'
import { PLAN_LIMITS } from '../../shared/wire/plan.ts'
import type { Parsed } from '../../shared/wire/validate.ts'
import { parsePlan } from '../../shared/wire/validate-plan.ts'

export interface DraftStep extends PlanStep {
  readonly key: number
}

export interface DraftPlan extends Omit<Plan, 'steps'> {
  readonly steps: readonly DraftStep[]
}

export interface Draft {
  readonly plan: DraftPlan
  /** What it was, oldest first. */
  readonly past: readonly DraftPlan[]
  /** The field that was changed last: typing in it is one change, however many letters. */
  readonly field: string | null
  readonly nextKey: number
}

const PAST = 100

export function draftOf(plan: Plan): Draft {
  const steps = plan.steps.map((step, key) => ({ ...step, key }))
  return { plan: { ...plan, steps }, past: [], field: null, nextKey: steps.length }
}

/** As it would be sent: checked, with words where it is unfit. */
export function fitPlan(draft: Draft): Parsed<Plan> {
  if (draft.plan.steps.length === 0) return { ok: false, why: 'A plan needs a level.' }
  if (draft.plan.title.trim() === '') return { ok: false, why: 'The plan needs a title.' }
  return parsePlan(planOf(draft))
}

/** As it stands, fit or not. */
export function planOf({ plan }: Draft): Plan {
  return { ...plan, steps: plan.steps.map(({ key: _, ...step }) => step) }
}

/** `field`: for what is typed or dragged, so that it can be undone in one go. */
export function changed(draft: Draft, change: Partial<DraftPlan>, field: string | null = null): Draft {
  const more = field !== null && field === draft.field
  const past = more ? draft.past : [...draft.past, draft.plan].slice(-PAST)
  return { ...draft, plan: { ...draft.plan, ...change }, past, field }
}

export function undone(draft: Draft): Draft {
  const plan = draft.past.at(-1)
  return plan ? { ...draft, plan, past: draft.past.slice(0, -1), field: null } : draft
}

/** Another plan in its place; the one before can be had back. */
export function replaced(draft: Draft, plan: Plan): Draft {
  const steps = plan.steps.map((step, i) => ({ ...step, key: draft.nextKey + i }))
  return { ...changed(draft, { ...plan, steps }), nextKey: draft.nextKey + steps.length }
}

export function stepChanged(draft: Draft, key: number, change: Partial<PlanStep>, field: string | null = null): Draft {
  const steps = draft.plan.steps.map(step => (step.key === key ? { ...step, ...change } : step))
  return changed(draft, { steps }, field === null ? null : `${key}/${field}`)
}

export function stepMoved(draft: Draft, key: number, by: -1 | 1): Draft {
  const { steps } = draft.plan
  const from = steps.findIndex(step => step.key === key)
  const step = steps[from]
  const to = from + by
  if (!step || to < 0 || to >= steps.length) return draft
  return changed(draft, { steps: steps.toSpliced(from, 1).toSpliced(to, 0, step) })
}

export function stepRemoved(draft: Draft, key: number): Draft {
  return changed(draft, { steps: draft.plan.steps.filter(step => step.key !== key) })
}

export function stepCopied(draft: Draft, key: number): Draft {
  const at = draft.plan.steps.findIndex(step => step.key === key)
  const step = draft.plan.steps[at]
  return step && hasRoom(draft) ? inserted(draft, at + 1, step) : draft
}

/** A level takes longer in a class than alone: it is talked about. */
const CLASS_FACTOR = 1.5

export function stepAdded(
  draft: Draft,
  level: { readonly protocol: string; readonly id: string; readonly minutes: number },
): Draft {
  if (!hasRoom(draft)) return draft
  const minutes = Math.ceil(level.minutes * CLASS_FACTOR)
  const scaffold = draft.plan.steps.length === 0 ? 'guided' : 'practice'
  return inserted(draft, draft.plan.steps.length, newStep(level.protocol, level.id, minutes, scaffold))
}

export function hasRoom({ plan }: Draft): boolean {
  return plan.steps.length < PLAN_LIMITS.steps
}

function inserted(draft: Draft, at: number, step: PlanStep): Draft {
  const steps = draft.plan.steps.toSpliced(at, 0, { ...step, key: draft.nextKey })
  return { ...changed(draft, { steps }), nextKey: draft.nextKey + 1 }
}
