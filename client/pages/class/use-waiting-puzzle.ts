/** Which cluster is open while one waits. It stands in the address beside its schedule, so that a refresh loses nothing. */
import { useEffect, useState } from 'preact/hooks'
import { networkPath, type PuzzleName, readRoute } from '../../model/route.ts'

const NAME = 'puzzle'
/** The schedule, as the chair itself writes it. */
const ACTS = 'acts'

export function useWaitingPuzzle(): readonly [PuzzleName | null, (puzzle: PuzzleName | null) => void] {
  const [puzzle, setPuzzle] = useState(readPuzzle)
  // Where the wait ends, the address is the class's alone.
  useEffect(() => () => writePuzzle(null), [])
  const choose = (next: PuzzleName | null) => {
    writePuzzle(next)
    setPuzzle(next)
  }
  return [puzzle, choose]
}

function readPuzzle(): PuzzleName | null {
  const path = new URLSearchParams(location.search).get(NAME)
  if (path === null || !path.startsWith('/')) return null
  const named = readRoute(new URL(`${location.origin}${path}`))
  return named.page === 'network' ? named.puzzle : null
}

function writePuzzle(puzzle: PuzzleName | null): void {
  const query = new URLSearchParams(location.search)
  query.delete(ACTS)
  if (puzzle === null) query.delete(NAME)
  else query.set(NAME, networkPath(puzzle))
  const text = query.toString()
  history.replaceState(null, '', `${location.pathname}${text === '' ? '' : `?${text}`}`)
}
