/** A session as it might stand after a lesson, for what only reads one. */
import type { NightDone } from '../../shared/classroom/state.ts'

export function nightDone(given: Partial<NightDone>): NightDone {
  return {
    id: '1-0',
    group: '1',
    step: 0,
    protocol: 'raft',
    level: 'first-light',
    levelTitle: 'First light',
    night: 0,
    of: 5,
    attempt: 1,
    startedMs: 0,
    endedMs: 60_000,
    safety: 'held',
    liveness: 'reached',
    headline: 'Goal reached, safety held',
    messages: 12,
    textbook: 10,
    attempts: [],
    mistakes: [],
    ...given,
  }
}
