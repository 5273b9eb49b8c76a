/**
 * What if, for people in company: a room of one's own, which begins as a night of theirs up to a moment. It is only
 * written into the store; whoever goes there wakes it, like any other match. The night itself stays as it is.
 */
import { NoSuchPlace } from '../../shared/match/match.ts'
import type { PlayedMatch, Player } from '../../shared/match/port.ts'
import { changesOf } from '../../shared/match/tweak.ts'
import type { FromServer, ToServer } from '../../shared/wire/messages.ts'
import type { House } from '../house.ts'
import type { MatchOptions, StoredFork } from '../store/store.ts'
import { Refusal } from './door.ts'
import { freeCode } from './free-code.ts'
import { nightAt } from './nights.ts'
import { Page } from './page.ts'
import type { Person } from './person.ts'
import type { Play } from './play.ts'

/** A night has some ten kilobytes; one in which somebody has pressed everything all the time has more. */
const LONGEST = 256 * 1024

/** Throws a Refusal. */
export async function fork(
  play: Play,
  person: Person,
  { nth, node, act }: ToServer['branch'],
): Promise<FromServer['forked']> {
  const { house, code: origin } = play
  // Who goes would be missed there.
  if (play.options.session !== undefined) throw new Refusal('In a class nobody has a room of their own.')
  const from: StoredFork = { night: nightAt(play, person, nth).kept(), act, node, origin: { code: origin, nth } }
  if (JSON.stringify(from).length > LONGEST) throw new Refusal('That night is too long to be played on.')
  if (!person.forks.take(play.now())) throw new Refusal('Too many rooms at once. Please try again in a minute.')
  const { protocol, level, scaffold } = play.options
  const options: MatchOptions = { protocol, level, scaffold, alone: true, ...changesOf(play.options) }
  const players = [{ id: person.id, name: person.name }]
  const match = begun(house, options, players, from)
  const hold = await freeCode(house)
  if (hold === undefined) throw new Refusal('No code is free. Please try again.')
  const { code } = hold
  const table = {
    people: players.map(player => ({ ...player, ready: false, turn: 0, word: house.ids.word(new Set()) })),
    ...{ host: person.id, entered: true, paused: false, speed: 1, held: false },
  }
  const page = Page.fresh(house.journal, hold, { code, version: house.version, options, seed: from.night.seed, table })
  page.begin(players, 0, from)
  page.checkNow(match)
  house.journal.after(() => house.cluster.giveBack(hold))
  house.log.info({ code, protocol, level }, 'match forked')
  return { code, token: house.tokens.sign(code, { player: person.id, turn: 1 }) }
}

/** Played once here, to see that there is such a place and where it leads. */
function begun(house: House, options: MatchOptions, players: readonly Player[], from: StoredFork): PlayedMatch {
  try {
    return house.createMatch({ ...options, seed: from.night.seed, players, from }, 0)
  } catch (error) {
    if (error instanceof NoSuchPlace) throw new Refusal('The night cannot be taken over there.')
    throw error
  }
}
