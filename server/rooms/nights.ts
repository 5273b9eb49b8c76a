/** The nights that are over, for those who were there. */
import type { NightRead } from '../../shared/match/port.ts'
import type { FromServer } from '../../shared/wire/messages.ts'
import { Refusal } from './door.ts'
import type { Person } from './person.ts'
import type { Play } from './play.ts'

export function nightAt(play: Play, person: Person, nth: number): NightRead {
  const entry = play.match?.nights(person.id).find(one => one.nth === nth)
  if (entry?.open === false)
    throw new Refusal('The same sea is being played: that debrief would tell what comes. It opens again at dawn.')
  const night = entry && play.match?.read(person.id, nth)
  if (night === undefined) throw new Refusal('There is no such night, or it is not over yet.')
  return night
}

export function revisit(play: Play, person: Person, nth: number): FromServer['earlier'] {
  if (!person.looks.take(play.now())) throw new Refusal('Too many nights at once. Please try again in a moment.')
  const night = nightAt(play, person, nth)
  return { you: night.seatOf(person.id) ?? null, debrief: night.debrief() }
}
