import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import { levelKey } from '../../model/catalog.ts'

interface LevelChoiceProps {
  readonly level: CatalogLevel
  readonly chosen: boolean
  readonly onChoose: (key: string) => void
}

export function LevelChoice({ level, chosen, onChoose }: LevelChoiceProps) {
  const facts = [
    `${level.seats} seats`,
    `${level.minutes} min`,
    nights(level.nights),
    level.chairs.filter(chair => chair !== 'node').join(', '),
  ]
  return (
    <label class="level">
      <input type="radio" name="level" checked={chosen} onChange={() => onChoose(levelKey(level))} />
      <b>{level.title}</b>
      <span>{level.teaches}</span>
      <span class="facts">{facts.filter(fact => fact !== '').join(' · ')}</span>
    </label>
  )
}

function nights(count: number): string {
  return count === 1 ? '1 night' : `${count} nights`
}
