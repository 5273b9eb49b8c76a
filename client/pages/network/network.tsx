/** The network's chair: choose a cluster, then be its channel. */
import type { PuzzleName } from '../../model/route.ts'
import { networkPath } from '../../model/route.ts'
import { PuzzleList } from './puzzle-list.tsx'
import { Sitting } from './sitting.tsx'
import '../../styles/match.css'
import '../../styles/cards.css'
import '../../styles/network.css'

export interface NetworkProps {
  readonly puzzle: PuzzleName | null
}

export function Network({ puzzle }: NetworkProps) {
  return puzzle === null ? <PuzzleList /> : <Sitting key={networkPath(puzzle)} puzzle={puzzle} />
}
