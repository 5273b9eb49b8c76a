/** What a server needs of the network's chair. */
import type { ChairAsk, ChairScreen } from '../../wire/chair.ts'
import { NotOffered, sit } from './chair.ts'
import { findPuzzle } from './puzzle.ts'
import { chairScreen, puzzleCards } from './screen.ts'

export { NotOffered, puzzleCards }

/** Undefined: there is no such puzzle. Throws NotOffered. */
export function chairOf(ask: ChairAsk): ChairScreen | undefined {
  const puzzle = findPuzzle(ask)
  return puzzle && chairScreen(sit(puzzle, ask.acts), ask)
}
