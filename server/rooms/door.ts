/** Coming to a match, coming back to it, and going. */
import type { JoinOptions } from '../../shared/wire/messages.ts'
import { randomName } from '../names.ts'
import { lend } from './patience.ts'
import type { Link, Person } from './person.ts'
import type { Play } from './play.ts'
import type { SeatClaim } from './tokens.ts'

/** Why somebody or something is turned away, in words for the client. */
export class Refusal extends Error {}

/** Close code: the same player has come in on another connection. The last tab wins. */
export const PLAYED_ELSEWHERE = 4001

const OF_A_CLASS = 'This match belongs to a class: come in with the code of the class.'
/** Whoever kept an old token has been in since with a newer one, or it is not theirs. */
const OLD_TOKEN = 'This seat has been taken on from another place since. Play on there.'
const FULL = 'full: every seat of this match is taken.'

/** A signed token leads back to its own seat, and to no other, and so does a personal word; anybody else is a newcomer. */
export function enter(play: Play, link: Link, options: JoinOptions): void {
  const claim = options.token === undefined ? undefined : play.house.tokens.read(play.code, options.token)
  const known = play.people.get(claim?.player)
  // In a class the session hands the tokens out, and takes a seat back by other means.
  const ofClass = play.options.session !== undefined
  if (known === undefined && ofClass) throw new Refusal(OF_A_CLASS)
  if (known !== undefined && claim !== undefined) {
    if (!ofClass && !known.takesTurn(claim.turn)) throw new Refusal(OLD_TOKEN)
    comeBack(play, known, link)
  } else if (options.word !== undefined) comeBack(play, byWord(play, options.word), link)
  else if (play.options.alone && play.entered && claim === undefined)
    throw new Refusal('full: this match is played alone.')
  else welcome(play, claim ?? { player: play.house.ids.player(), turn: 0 }, link, options.name)
  play.settle()
}

function byWord(play: Play, typed: string): Person {
  const found = play.people.withWord(typed, play.now())
  if (found === 'guessed') throw new Refusal('Too many wrong words are being tried here. Please try again in a minute.')
  if (found === undefined) throw new Refusal('Nobody here has that word. It has three parts, like “acorn coral kayak”.')
  return found
}

function comeBack(play: Play, person: Person, link: Link): void {
  const old = person.link
  const wasAway = person.droppedMs !== undefined && !person.lent
  // The new link is in place before the old one closes: the farewell of the old one then concerns nobody.
  person.connect(link, play.now())
  old?.close(PLAYED_ELSEWHERE, 'played elsewhere')
  if (wasAway && !play.teaches) play.people.tell(`${person.name} is back.`)
  // Who comes late reads first.
  if (person.readsUntilMs === undefined) play.takeBack(person)
}

function welcome(play: Play, { player: id, turn }: SeatClaim, link: Link, wanted: string | undefined): void {
  const nowMs = play.now()
  const name = play.freeName(wanted ?? randomName())
  if (play.match === undefined) {
    if (play.people.all.length >= play.level.seats) throw new Refusal(FULL)
  } else if (!play.call({ type: 'join', player: { id, name } }, nowMs).ok) throw new Refusal(FULL)
  const person = play.people.add(id, name, nowMs)
  person.turn = turn
  person.word = play.house.ids.word(new Set(play.people.all.map(one => one.word)))
  person.connect(link, nowMs)
  play.people.tell(`${name} is here.`)
  play.entered = true
  if (play.match === undefined && play.options.alone) play.start()
}

/** The connection is gone: for good, or for as long as the network likes. A link that was replaced concerns nobody. */
export function depart(play: Play, link: Link, consented: boolean): void {
  const person = play.people.on(link)
  if (person === undefined) return
  person.disconnect(play.now())
  // A seat in a class is given back by the class only. After the last night nobody needs it, and its token is the way back to
  // the debriefs.
  const leaves = consented && play.options.session === undefined
  if (leaves && play.phase === 'over') lend(play, person, 'home', play.now())
  else if (leaves)
    play.release(person, `${person.name} has left${play.match === undefined ? '.' : ': a bot plays on.'}`)
  play.settle()
}
