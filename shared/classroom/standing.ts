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
    ...(state.phase === 'playing' && state.stepEndsMs !== null ? [state.stepEndsMs] : []),
    ...(state.frozen === null ? [] : [state.frozen.untilMs]),
    ...Object.values(state.groups).flatMap(({ frozen }) => (frozen === null ? [] : [frozen.untilMs])),
  ]
  return due.length === 0 ? null : Math.min(...due)
}
