/** A person in the network's chair: from the acts so far to what is seen and what can be done next. Keeps nothing. */
import type { Kit } from '../../kernel/protocol.ts'
import type { ChairLine } from '../../wire/chair.ts'
import type { SearchWorld, Try } from '../search-world.ts'
import { ChairSystem } from './chair-system.ts'
import type { Puzzle } from './puzzle.ts'
import { type Afloat, afloat, mustLand } from './waiting.ts'
import { lineOf } from './words.ts'

export interface Sitting<K extends Kit> {
  readonly puzzle: Puzzle<K>
  readonly state: SearchWorld<K>
  readonly boats: readonly Afloat<K>[]
  readonly offers: readonly Offered<K>[]
  readonly log: readonly ChairLine[]
}

/** An act and its place among all acts of this world: that place is what a schedule is written in. */
export interface Offered<K extends Kit> {
  readonly index: number
  readonly act: Try<K>
}

/** The schedule names an act that is not offered there. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered'
}

export function sit<K extends Kit>(puzzle: Puzzle<K>, acts: readonly number[]): Sitting<K> {
  const system = new ChairSystem(puzzle)
  const log: ChairLine[] = []
  system.onForced = (move, before) => log.push(lineOf(puzzle, before, move, null))
  let [state] = system.initial
  if (!state) throw new Error(`scope ${puzzle.scope.id} deals nothing`)
  let boats = afloat<K>([], state.channel, undefined)
  let offers = offered(system, state, boats)
  for (const [nth, index] of acts.entries()) {
    const act = offers.find(offer => offer.index === index)?.act
    if (!act) throw new NotOffered(`act ${nth + 1} of the schedule is not possible there`)
    log.push(lineOf(puzzle, state, act, nth + 1))
    state = system.next(state, act)
    boats = afloat(boats, state.channel, act.type === 'deliver' ? act.kind : undefined)
    offers = offered(system, state, boats)
  }
  return { puzzle, state, boats, offers, log }
}

/** Nothing is offered once something is broken. */
function offered<K extends Kit>(
  system: ChairSystem<K>,
  state: SearchWorld<K>,
  boats: readonly Afloat<K>[],
): readonly Offered<K>[] {
  if (system.isBroken(state)) return []
  const due = mustLand(boats)
  const may = (act: Try<K>): boolean => {
    if (due === undefined || act.type === 'move' || act.type === 'crash' || act.type === 'restart') return true
    return 'kind' in act && act.kind === due
  }
  return system
    .actions(state)
    .map((act, index) => ({ index, act }))
    .filter(({ act }) => may(act))
}
