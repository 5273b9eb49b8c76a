/** Questions that are asked of a session's state again and again. */
import type { Frozen, GroupId, StudentId } from '../wire/classroom.ts'
import type { PlanStep } from '../wire/plan.ts'
import type { Group, SessionState, Student } from './state.ts'

/** All who have come and not left, in the order in which they came. */
export function enrolled(state: SessionState): readonly Student[] {
  return Object.values(state.students).filter(student => student.leftMs === null)
}

export const here = (student: Student): boolean => student.connectedSinceMs !== null

/** In the order of their numbers. */
export function groupsOf(state: SessionState): readonly Group[] {
  return Object.values(state.groups)
    .filter(group => group.students.length > 0)
    .sort((a, b) => Number(a.id) - Number(b.id))
}

export function groupOf(state: SessionState, student: StudentId): Group | undefined {
  const id = state.students[student]?.group
  return id == null ? undefined : state.groups[id]
}

/** The whole class stands still, or this group does; of both, what lasts longer. */
export function frozenNow(state: SessionState, id: GroupId | null): Frozen | null {
  const own = id === null ? null : (state.groups[id]?.frozen ?? null)
  if (own === null || state.frozen === null) return own ?? state.frozen
  return own.untilMs > state.frozen.untilMs ? own : state.frozen
}

/** How much of this time the group did not stand still. */
export function playedMs({ stands }: SessionState, group: GroupId, fromMs: number, toMs: number): number {
  const own = stands
    .filter(stand => stand.group === null || stand.group === group)
    .map(stand => ({ fromMs: Math.max(fromMs, stand.fromMs), toMs: Math.min(toMs, stand.toMs ?? toMs) }))
    .sort((a, b) => a.fromMs - b.fromMs)
  let stoodMs = 0
  let untilMs = fromMs
  // The class and the group may stand still at the same time.
  for (const stand of own) {
    stoodMs += Math.max(0, stand.toMs - Math.max(untilMs, stand.fromMs))
    untilMs = Math.max(untilMs, stand.toMs)
  }
  return toMs - fromMs - stoodMs
}

/** With a timer: when the level ends, if a freeze lasts as long as it was said to. */
export function stepEnds({ stepEndsMs, frozen, stands }: SessionState): number | null {
  if (stepEndsMs === null || frozen === null) return stepEndsMs
  const sinceMs = stands.findLast(stand => stand.group === null)?.fromMs ?? frozen.untilMs
  return stepEndsMs + frozen.untilMs - sinceMs
}

export function planStep(state: SessionState, step: number): PlanStep | undefined {
  return state.plan.steps[step]
}

/** Who asked for help first comes first. */
export function helpQueue(state: SessionState): readonly StudentId[] {
  return enrolled(state)
    .flatMap(({ id, helpSinceMs }) => (helpSinceMs === null ? [] : [{ id, helpSinceMs }]))
    .sort((a, b) => a.helpSinceMs - b.helpSinceMs)
    .map(({ id }) => id)
}

/** A number that no group has had yet. */
export function nextGroupId(state: SessionState): GroupId {
  return String(Math.max(0, ...Object.keys(state.groups).map(Number)) + 1)
}

/** When somebody lets go by themselves: a freeze, a timer. Null: nothing of that kind is due. */
export function nextDueMs(state: SessionState): number | null {
  const due = [
    ...(state.phase === 'playing' && state.stepEndsMs !== null && state.frozen === null ? [state.stepEndsMs] : []),
    ...(state.frozen === null ? [] : [state.frozen.untilMs]),
    ...Object.values(state.groups).flatMap(({ frozen }) => (frozen === null ? [] : [frozen.untilMs])),
  ]
  return due.length === 0 ? null : Math.min(...due)
}
