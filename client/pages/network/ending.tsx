/** It broke: what, why that matters, and how well it was done. */
import { useContext } from 'preact/hooks'
import type { ChairScreen } from '../../../shared/wire/chair.ts'
import { PuzzleDoor } from './puzzle-door.ts'
import { Stars } from './stars.tsx'
import type { SittingState } from './use-sitting.ts'

interface EndingProps {
  readonly sitting: SittingState
  readonly screen: ChairScreen
}

export function Ending({ sitting, screen }: EndingProps) {
  const goTo = useContext(PuzzleDoor)
  const { broken, stars, puzzle } = screen
  if (broken === null) return null
  return (
    <div class="netend" role="alert">
      <h2>Broken: {broken.headline}</h2>
      <Stars won={stars ?? 0} />
      <p>
        {broken.says} <cite>{broken.cite}</cite>
      </p>
      <p>
        You needed {sitting.at} acts
        {puzzle.par === null ? '.' : `; a search knows no way with less than ${puzzle.par}.`}
      </p>
      <div class="does wrap">
        <button type="button" class="btn pri" onClick={() => goTo(null)}>
          Another cluster
        </button>
        <button type="button" class="btn" onClick={() => sitting.look(0)}>
          Watch it again
        </button>
        <button type="button" class="btn" onClick={sitting.again}>
          Try with less
        </button>
      </div>
    </div>
  )
}
