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
  const { id } = group
  // A person's screen is made for them anyway.
  const seat = match.seats.find(one => one.player !== null) ?? match.seats[0]
  const night = debrief?.night ?? match.watched.screen(seat?.node ?? '')?.night
  return {
    id,
    level: play.options.tweak?.title ?? level.title,
    night: { index: night?.index ?? 0, of: night?.of ?? level.nights, title: night?.title ?? '' },
    phase: play.phase,
    safety: debrief?.safety.held === false ? 'broken' : 'held',
    liveness: debrief === undefined ? 'not yet' : debrief.liveness.reached ? 'reached' : 'missed',
    claim: match.watched.lastClaim(),
    frozen: frozenNow(state, id),
    injected: match.watched.injected(),
    sea: match.watched.sight(),
  }
}
