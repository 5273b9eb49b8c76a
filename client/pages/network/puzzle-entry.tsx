import { useContext } from 'preact/hooks'
import type { PuzzleCard } from '../../../shared/wire/chair.ts'
import { starsWon } from '../../model/chair.ts'
import { networkPath } from '../../model/route.ts'
import { PuzzleDoor } from './puzzle-door.ts'
import { Stars } from './stars.tsx'

export function PuzzleEntry({ card }: { readonly card: PuzzleCard }) {
  const goTo = useContext(PuzzleDoor)
  const path = networkPath(card)
  const won = starsWon()[path] ?? 0
  return (
    <li>
      <a
        class="puzzle"
        href={path}
        onClick={event => {
          event.preventDefault()
          goTo(card)
        }}
      >
        <b>{card.title}</b>
        <span class="dim">
          {card.nodes} nodes · {card.par === null ? 'can they be broken?' : `can be broken in ${card.par} acts`}
          {card.powers !== '' && ` · you have ${card.powers}`}
        </span>
        <Stars won={won} />
      </a>
    </li>
  )
}
