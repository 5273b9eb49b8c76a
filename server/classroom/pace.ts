/** What a class does by itself: a freeze lets go, a timer runs out, a level is over. Only reckons. */
import type { Happened } from '../../shared/classroom/session.ts'
import { groupsOf } from '../../shared/classroom/standing.ts'
import type { Group, SessionState } from '../../shared/classroom/state.ts'

const MINUTE_MS = 60_000

export function whatIsDue(state: SessionState, nowMs: number): readonly Happened[] {
  return [...thawed(state, nowMs), ...timedOut(state, nowMs), ...allDone(state)]
}

function thawed(state: SessionState, nowMs: number): readonly Happened[] {
  const done = ({ frozen }: { readonly frozen: Group['frozen'] }) => frozen !== null && frozen.untilMs <= nowMs
  return [
    ...(done(state) ? [{ type: 'frozen', group: null, frozen: null } as const] : []),
    ...Object.values(state.groups).flatMap(group =>
      done(group) ? [{ type: 'frozen', group: group.id, frozen: null } as const] : [],
    ),
  ]
}

function timedOut(state: SessionState, nowMs: number): readonly Happened[] {
  if (state.phase !== 'playing' || state.frozen !== null || state.stepEndsMs === null || nowMs < state.stepEndsMs)
    return []
  return [nextStep(state, nowMs) ?? { type: 'between' }]
}

/** In step all wait for the instructor; otherwise only at the end is nothing left to do. */
function allDone(state: SessionState): readonly Happened[] {
  const groups = groupsOf(state)
  if (state.phase !== 'playing' || groups.length === 0) return []
  const { pace } = state.plan
  const last = (step: number): boolean => step + 1 >= state.plan.steps.length
  const waits = pace === 'in-step' || groups.every(group => last(group.step))
  return waits && groups.every(group => group.over) ? [{ type: 'between' }] : []
}

/** Undefined: the plan has no more. */
export function nextStep(state: SessionState, nowMs: number): Extract<Happened, { type: 'stepped' }> | undefined {
  const step = state.step + 1
  const planned = state.plan.steps[step]
  if (planned === undefined) return undefined
  const endsMs = state.plan.pace === 'timer' ? nowMs + planned.minutes * MINUTE_MS : null
  return { type: 'stepped', step, endsMs }
}
