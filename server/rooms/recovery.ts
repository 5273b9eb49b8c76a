/**
 * A match from the store, standing where it stood: its calls are made again at their own times. Whoever has seen nothing
 * of it but its screens cannot tell that the server was ever away.
 */
import { type Call, perform } from '../../shared/match/calls.ts'
import type { PlayedMatch, Verdict } from '../../shared/match/port.ts'
import type { House } from '../house.ts'
import type { Hold, Input, Outcome, StoredMatch } from '../store/store.ts'
import { FAILED_MOVE } from './commands.ts'
import { outcomeOf } from './page.ts'
import { Play } from './play.ts'

/** The rules have changed, and lead to another world than people have seen. */
export class Diverged extends Error {}

export function recover(house: House, hold: Hold, stored: StoredMatch): Play {
  const { protocol, level } = stored.options
  if (!house.catalog.some(one => one.protocol === protocol && one.id === level)) throw new Diverged('its level is gone')
  const play = new Play(house, hold, stored.options, stored.seed, stored)
  const [begin, ...rest] = stored.inputs
  if (begin === undefined) return play
  if (begin.what.type !== 'begin') throw new Diverged('the first input is no beginning')
  const { players, from } = begin.what
  const match = play.deal(players, begin.atMs, from)
  play.match = match
  play.origin = from?.origin ?? null
  for (const [done, input] of rest.entries()) {
    compare(match, stored, done + 1)
    again(play, match, input)
  }
  compare(match, stored, stored.inputs.length)
  match.wake(stored.atMs)
  for (const person of play.people.all)
    person.lent = match.seats.some(seat => seat.player === person.id && seat.control === 'bot')
  return play
}

/** `done`: so many inputs have been made again, the beginning included. */
function compare(match: PlayedMatch, { check, version }: StoredMatch, done: number): void {
  if (check?.inputs !== done) return
  match.wake(check.atMs)
  const hash = match.worldHash()
  if (hash !== check.hash)
    throw new Diverged(`after ${done} inputs of version ${version} the world is ${hash} and was ${check.hash}`)
}

function again(play: Play, match: PlayedMatch, { what, atMs, outcome }: Input): void {
  if (what.type === 'begin') throw new Diverged('a match begins once')
  if (what.type === 'answer') return // it changes nothing, and other questions may be asked by now
  const { verdict, became } = attempt(match, what, atMs)
  if (became !== outcome) throw new Diverged(`an input that was ${outcome} is now ${became ?? 'turned away'}`)
  // A client that never heard what became of its move sends it once more.
  if (what.type === 'move') play.people.get(what.player)?.moves.add(what.id, verdict)
}

interface Attempt {
  readonly verdict: Verdict
  readonly became: Outcome | undefined
}

function attempt(match: PlayedMatch, call: Call, atMs: number): Attempt {
  try {
    const verdict = perform(match, call, atMs)
    return { verdict, became: outcomeOf(verdict) }
  } catch {
    return { verdict: FAILED_MOVE, became: 'failed' }
  }
}
