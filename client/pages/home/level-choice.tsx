import type { Chair } from '../../../shared/kernel/level.ts'
import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import { levelKey } from '../../model/catalog.ts'

const CHAIR_WORDS: Readonly<Record<Chair, string>> = {
  node: 'a node',
  network: 'the network',
  operator: 'the operator',
}

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
    `as ${level.chairs.map(chair => CHAIR_WORDS[chair]).join(' or ')}`,
  ]
  return (
    <label class="level">
      <input type="radio" name="level" checked={chosen} onChange={() => onChoose(levelKey(level))} />
      <b>{level.title}</b>
      <span>{level.teaches}</span>
      <span class="facts">{facts.join(' · ')}</span>
    </label>
  )
}

function nights(count: number): string {
  return count === 1 ? '1 night' : `${count} nights`
}
