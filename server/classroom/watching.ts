/** A teacher watches one group: the whole sea, or what one seat is shown. Nobody there can tell. */
import type { GroupId, ToWatcher } from '../../shared/wire/classroom.ts'
import type { Listener } from './listener.ts'
import type { ClassSession } from './session.ts'

export const SEA = 'sea'

export interface Watcher {
  readonly group: GroupId
  /** A node, or the sea. */
  readonly seat: string
  readonly listener: Listener<ToWatcher>
}

export function tellWatcher({ groups, hub }: ClassSession, { group, seat, listener }: Watcher): void {
  const play = groups.play(group)
  if (play?.match === undefined) return
  const { watched } = play.match
  if (seat === SEA) {
    const sea = { sight: watched.sight(), panels: watched.panels() }
    listener.push('sea', { nowMs: hub.dayMs(), ...sea }, sea)
  } else if (play.seats.some(one => one.node === seat)) {
    const screen = watched.screen(seat)
    const tide = play.match.tide()
    if (screen !== undefined) {
      const seen = { table: play.table(), screen, log: watched.log(seat, 0) }
      listener.push('seat', { tide, ...seen }, { ...seen, rate: tide.rate, held: tide.held })
    }
  }
  const debrief = play.phase === 'night' ? undefined : play.match.debrief()
  if (debrief !== undefined) listener.push('debrief', debrief)
}
