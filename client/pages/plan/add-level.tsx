import { useState } from 'preact/hooks'
import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import { byWing, levelKey } from '../../model/catalog.ts'
import { type Draft, stepAdded } from '../../model/plan-draft.ts'

interface AddLevelProps {
  readonly draft: Draft
  readonly levels: readonly CatalogLevel[]
  readonly onChange: (next: Draft) => void
  readonly onSay: (words: string) => void
}

export function AddLevel({ draft, levels, onChange, onSay }: AddLevelProps) {
  const [chosen, setChosen] = useState('')
  const playable = levels.filter(({ chairs }) => chairs.includes('node'))
  const level = playable.find(one => levelKey(one) === chosen) ?? playable[0]
  const add = (event: Event) => {
    event.preventDefault()
    if (level === undefined) return
    onChange(stepAdded(draft, level))
    onSay(`${level.title} is now the last level of the plan.`)
  }
  return (
    <form class="addlevel" onSubmit={add}>
      <label class="field">
        <span>Add a level</span>
        <select
          class="input"
          value={level === undefined ? '' : levelKey(level)}
          onChange={event => setChosen(event.currentTarget.value)}
        >
          {byWing(playable).map(({ wing, title, groups }) =>
            groups.map(group => (
              <optgroup
                key={`${wing}/${group.protocol}`}
                label={title === group.title ? title : `${title}: ${group.title}`}
              >
                {group.levels.map(one => (
                  <option key={levelKey(one)} value={levelKey(one)}>
                    {one.title} ({one.minutes} min, {one.seats} seats)
                  </option>
                ))}
              </optgroup>
            )),
          )}
        </select>
      </label>
      <button type="submit" class="btn" disabled={level === undefined}>
        Add
      </button>
    </form>
  )
}
