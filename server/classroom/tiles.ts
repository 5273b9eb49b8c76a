/** The dashboard's tiles: each group's sea in small. */
import { frozenNow } from '../../shared/classroom/standing.ts'
import type { Group } from '../../shared/classroom/state.ts'
import type { GroupTile } from '../../shared/wire/classroom.ts'
import type { Play } from '../rooms/play.ts'
import type { ClassSession } from './session.ts'

/** Undefined: there is nothing to be seen of it yet. */
export function tileOf({ state }: ClassSession, group: Group, play: Play | undefined): GroupTile | undefined {
  const { match, level } = play ?? {}
  if (play === undefined || match === undefined || level === undefined) return undefined
  const debrief = play.phase === 'night' ? undefined : match.debrief()
  const { id, nights } = group
  const index = debrief?.night.index ?? Math.min(nights.done, nights.of - 1)
  return {
    id,
    level: level.title,
    night: { index, of: level.nights, title: debrief?.night.title ?? '' },
    phase: play.phase,
    safety: debrief?.safety.held === false ? 'broken' : 'held',
    liveness: debrief === undefined ? 'not yet' : debrief.liveness.reached ? 'reached' : 'missed',
    claim: match.watched.lastClaim(),
    frozen: frozenNow(state, id),
    injected: match.watched.injected(),
    sea: match.watched.sight(),
  }
}
