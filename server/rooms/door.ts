/** Coming to a match, coming back to it, and going. */
import type { JoinOptions } from '../../shared/wire/messages.ts'
import { randomName } from '../names.ts'
import { lend } from './patience.ts'
import type { Link, Person } from './person.ts'
import type { Play } from './play.ts'

/** Why somebody or something is turned away, in words for the client. */
export class Refusal extends Error {}

/** Close code: the same player has come in on another connection. The last tab wins. */
export const PLAYED_ELSEWHERE = 4001

const FULL = 'full: every seat of this match is taken.'

/** A signed token leads back to its own seat, and to no other; anybody else is a newcomer. */
export function enter(play: Play, link: Link, options: JoinOptions): void {
  const id = options.token === undefined ? undefined : play.house.tokens.read(play.code, options.token)
  const known = play.people.get(id)
  if (known !== undefined) comeBack(play, known, link)
  else if (play.options.alone && play.entered && id === undefined)
    throw new Refusal('full: this match is played alone.')
  else welcome(play, id ?? play.house.ids.player(), link, options.name)
  play.settle()
}

function comeBack(play: Play, person: Person, link: Link): void {
  const old = person.link
  const wasAway = person.droppedMs !== undefined && !person.lent
  // The new link is in place before the old one closes: the farewell of the old one then concerns nobody.
  person.connect(link, play.now())
  old?.close(PLAYED_ELSEWHERE, 'played elsewhere')
  if (wasAway) play.people.tell(`${person.name} is back.`)
  play.takeBack(person)
}

function welcome(play: Play, id: string, link: Link, wanted: string | undefined): void {
  const nowMs = play.now()
  const name = play.freeName(wanted ?? randomName())
  if (play.match === undefined) {
    if (play.people.all.length >= play.level.seats) throw new Refusal(FULL)
  } else if (!play.call({ type: 'join', player: { id, name } }, nowMs).ok) throw new Refusal(FULL)
  play.people.add(id, name, nowMs).connect(link, nowMs)
  play.people.tell(`${name} is here.`)
  play.entered = true
  if (play.match === undefined && play.options.alone) play.start()
}

/** The connection is gone: for good, or for as long as the network likes. A link that was replaced concerns nobody. */
export function depart(play: Play, link: Link, consented: boolean): void {
  const person = play.people.on(link)
  if (person === undefined) return
  person.disconnect(play.now())
  // After the last night nobody needs the seat, and its token is the way back to the debriefs.
  if (consented && play.phase === 'over') lend(play, person, `${person.name} has gone.`)
  else if (consented)
    play.release(person, `${person.name} has left${play.match === undefined ? '.' : ': a bot plays on.'}`)
  play.settle()
}
