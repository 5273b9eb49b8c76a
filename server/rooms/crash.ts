/** Where a class is to learn from it, a lost connection is what it would be in a real system: a node that goes dark. */
import type { Person } from './person.ts'
import type { Play } from './play.ts'

/** False where nodes do not crash: then a bot plays, as elsewhere. */
export function crash(play: Play, person: Person): boolean {
  const node = play.seats.find(seat => seat.player === person.id)?.node
  if (node === undefined || !play.call({ type: 'fault', fault: { type: 'crash', node }, why: 'connection lost' }).ok)
    return false
  person.crashed = node
  return true
}

/** Back, with what the disk holds; whether they had been dark. */
export function wake(play: Play, person: Person): boolean {
  const { crashed: node } = person
  person.crashed = undefined
  if (node === undefined) return false
  // It may have woken by itself, or the night may be another one.
  if (play.phase === 'night') play.call({ type: 'fault', fault: { type: 'restart', node }, why: 'connection back' })
  return true
}
