/** Plans that this browser keeps, and plans as files. What comes in passes the same gate as what comes to the server. */
import { DEFAULT_IDLE_MS } from '../../shared/classroom/plans.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import type { Parsed } from '../../shared/wire/validate.ts'
import { parsePlan, parsePlanDraft } from '../../shared/wire/validate-plan.ts'
import { saveFile } from './save-file.ts'

export interface SavedPlan {
  readonly id: string
  readonly savedMs: number
  readonly plan: Plan
}

const SHELF = 'lossy-isles.plans'
const DRAFT = 'lossy-isles.plan'
const MOST = 50
const FILE_BYTES = 64_000

export const EMPTY_PLAN: Plan = {
  title: 'My lesson',
  steps: [],
  pace: 'timer',
  seats: null,
  dropped: 'mask',
  idleMs: DEFAULT_IDLE_MS,
}

/** The newest first. What another version of this page kept and this one cannot read is left where it lies. */
export function savedPlans(): readonly SavedPlan[] {
  const kept = read(SHELF)
  return (Array.isArray(kept) ? kept : []).flatMap((one: Partial<SavedPlan>) => {
    const plan = parsePlan(one.plan)
    return plan.ok && typeof one.id === 'string'
      ? [{ id: one.id, savedMs: Number(one.savedMs) || 0, plan: plan.value }]
      : []
  })
}

/** False: this browser may not keep anything. Of two with one title the newer stays. */
export function keepPlan(plan: Plan): boolean {
  const others = savedPlans().filter(saved => saved.plan.title !== plan.title)
  return write(SHELF, [{ id: crypto.randomUUID(), savedMs: Date.now(), plan }, ...others].slice(0, MOST))
}

export function forgetPlan(id: string): void {
  write(
    SHELF,
    savedPlans().filter(saved => saved.id !== id),
  )
}

/** The plan that was being made when the page was left, fit or not. */
export function keptDraft(): Plan | null {
  const draft = parsePlanDraft(read(DRAFT))
  return draft.ok ? draft.value : null
}

export function keepDraft(plan: Plan): void {
  write(DRAFT, plan)
}

export function savePlanFile(plan: Plan): void {
  const name = plan.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'plan'
  saveFile({ name: `${name}.plan.json`, mediaType: 'application/json', text: `${JSON.stringify(plan, null, 2)}\n` })
}

export async function openPlanFile(file: File): Promise<Parsed<Plan>> {
  if (file.size > FILE_BYTES) return { ok: false, why: `${file.name} is too large to be a plan.` }
  try {
    return parsePlanDraft(JSON.parse(await file.text()))
  } catch {
    return { ok: false, why: `${file.name} is not a plan: it is not JSON.` }
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
