/** The shortest schedule that breaks the bots of a puzzle, and how many worlds there are if there is none. */
import { type Json, stableText } from '../../kernel/json.ts'
import type { Kit } from '../../kernel/protocol.ts'
import { explore } from '../explore.ts'
import type { Try } from '../search-world.ts'
import { ChairSystem } from './chair-system.ts'
import type { Puzzle } from './puzzle.ts'

export interface Par {
  /** The shortest schedule that breaks them, each act as its place among those offered; null: there is none. */
  readonly schedule: readonly number[] | null
  /** Worlds looked at: all there are where nothing breaks. */
  readonly worlds: number
}

/** Undefined: so many worlds are too few to tell. */
export function searchPar<K extends Kit>(puzzle: Puzzle<K>, maxWorlds: number): Par | undefined {
  const system = new ChairSystem(puzzle)
  const found = explore(system, { maxStates: maxWorlds, stopAtFirst: true })
  const [violation] = found.violations
  if (violation) return { schedule: placesOf(puzzle, violation.shortest), worlds: found.distinct }
  return found.exhausted ? { schedule: null, worlds: found.distinct } : undefined
}

/** Where each act stands among those offered. Done over in a fresh system: what comes first depends on what was met before. */
function placesOf<K extends Kit>(puzzle: Puzzle<K>, acts: readonly Try<K>[]): readonly number[] {
  const system = new ChairSystem(puzzle)
  let [state] = system.initial
  return acts.map(act => {
    const offered = state ? system.actions(state) : []
    const place = offered.findIndex(other => saysSame(other, act))
    const found = offered[place]
    if (!state || !found) throw new Error('a schedule does not fit its own puzzle')
    state = system.next(state, found)
    return place
  })
}

function saysSame<K extends Kit>(a: Try<K>, b: Try<K>): boolean {
  return stableText(contentOf(a)) === stableText(contentOf(b))
}

function contentOf<K extends Kit>(act: Try<K>): Json {
  if (!('kind' in act)) return act as unknown as Json
  const { from, to, message, tag } = act.kind.envelope
  return { type: act.type, from, to, message: message as unknown as Json, tag: tag ?? null }
}
