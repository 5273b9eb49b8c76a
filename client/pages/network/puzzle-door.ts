/** How one goes to a cluster, or back to the list (null): to another address, or within the page that has the chair in it. */
import { createContext } from 'preact'
import { goToNetwork, type PuzzleName } from '../../model/route.ts'

export const PuzzleDoor = createContext<(puzzle: PuzzleName | null) => void>(goToNetwork)
