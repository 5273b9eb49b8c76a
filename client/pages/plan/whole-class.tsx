/** What holds for all levels of a plan. */
import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import { DROPPED, PACES, PLAN_LIMITS } from '../../../shared/wire/plan.ts'
import { changed, type Draft } from '../../model/plan-draft.ts'
import { NumberField } from './number-field.tsx'
import { DROPPED_WORDS, PACE_WORDS } from './words.ts'

interface WholeClassProps {
  readonly draft: Draft
  readonly levels: readonly CatalogLevel[]
  readonly onChange: (next: Draft) => void
}

const SECOND_MS = 1000

export function WholeClass({ draft, levels, onChange }: WholeClassProps) {
  const { plan } = draft
  return (
    <section class="panel plansheet" aria-labelledby="class-title">
      <h2 id="class-title">For the whole class</h2>
      <Choices
        legend="Pace"
        name="pace"
        values={PACES}
        words={PACE_WORDS}
        chosen={plan.pace}
        onChoose={pace => onChange(changed(draft, { pace }))}
      />
      <Choices
        legend="When somebody loses the connection"
        name="dropped"
        values={DROPPED}
        words={DROPPED_WORDS}
        chosen={plan.dropped}
        onChoose={dropped => onChange(changed(draft, { dropped }))}
      />
      <div class="stepfields">
        <label class="field">
          <span>Students in a group</span>
          <select
            class="input"
            value={plan.seats ?? ''}
            onChange={event => {
              const seats = Number(event.currentTarget.value)
              onChange(changed(draft, { seats: seats > 0 ? seats : null }))
            }}
          >
            <option value="">All seats of a level</option>
            {seatCounts(draft, levels).map(count => (
              <option key={count} value={count}>
                {count === 1 ? '1: each alone, with bots' : count}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          label="A bot takes over after (seconds)"
          value={plan.idleMs / SECOND_MS}
          limits={[PLAN_LIMITS.idleMs[0] / SECOND_MS, PLAN_LIMITS.idleMs[1] / SECOND_MS]}
          onChange={seconds => onChange(changed(draft, { idleMs: seconds * SECOND_MS }, 'idle'))}
        />
      </div>
      <p class="dim small">
        Bots fill the seats that are left. Who is idle for so long is played by a bot until the next move of their own.
      </p>
    </section>
  )
}

/** Up to the largest level of the plan; what a plan asks for already stays to be chosen. */
function seatCounts({ plan }: Draft, levels: readonly CatalogLevel[]): readonly number[] {
  const own = plan.steps.flatMap(
    step => levels.find(l => l.protocol === step.protocol && l.id === step.level)?.seats ?? [],
  )
  const most = Math.max(...(own.length > 0 ? own : [5]), plan.seats ?? 1)
  return Array.from({ length: most }, (_, i) => i + 1)
}

interface ChoicesProps<T extends string> {
  readonly legend: string
  readonly name: string
  readonly values: readonly T[]
  readonly words: Readonly<Record<T, { readonly name: string; readonly says: string }>>
  readonly chosen: T
  readonly onChoose: (value: T) => void
}

function Choices<T extends string>({ legend, name, values, words, chosen, onChoose }: ChoicesProps<T>) {
  return (
    <fieldset class="group">
      <legend>{legend}</legend>
      <div class="levels">
        {values.map(value => (
          <label class="level" key={value}>
            <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
            <b>{words[value].name}</b>
            <span>{words[value].says}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
