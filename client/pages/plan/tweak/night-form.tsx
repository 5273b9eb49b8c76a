/** One night's parameters. Times are shown in seconds of the night's own time. */
import type { ComponentChildren } from 'preact'
import { type LevelTweak, type NightParameters, PLAN_LIMITS } from '../../../../shared/wire/plan.ts'
import { nightChanged, nightOf } from '../../../model/tweak-draft.ts'
import { NumberField } from '../number-field.tsx'
import { FaultScript } from './fault-script.tsx'
import { RequestList } from './request-list.tsx'
import { WeatherFields } from './weather-fields.tsx'

export interface NightFormProps {
  readonly own: NightParameters
  readonly night: number
  readonly tweak: LevelTweak
  readonly onChange: (tweak: LevelTweak) => void
}

const SECOND_MS = 1000
const LASTS_S = [5, 1800] as const
const DARK_S = [1, 600] as const

export function NightForm(props: NightFormProps) {
  const { own, night, tweak, onChange } = props
  const changed = nightOf(tweak, night)
  const set = (change: Parameters<typeof nightChanged>[3]) => onChange(nightChanged(tweak, night, own, change))
  const bots = changed.bots ?? []
  const deals = changed.deals ?? own.deals.map((_, place) => place)
  const people = own.nodes.filter(({ person }) => person)
  return (
    <div class="nightform">
      <label class="field">
        <span>The one sentence at the start</span>
        <textarea
          class="input"
          rows={2}
          value={changed.brief ?? own.brief}
          maxLength={PLAN_LIMITS.brief}
          onInput={event => set({ brief: event.currentTarget.value })}
        />
      </label>
      <WeatherFields {...props} />
      <div class="stepfields">
        <NumberField
          label="The night lasts at most (s)"
          value={(changed.lastsMs ?? own.lastsMs) / SECOND_MS}
          limits={LASTS_S}
          onChange={seconds => set({ lastsMs: seconds * SECOND_MS })}
        />
        {own.darkMs > 0 && (
          <NumberField
            label="A crashed node is dark for (s)"
            value={(changed.darkMs ?? own.darkMs) / SECOND_MS}
            limits={DARK_S}
            onChange={seconds => set({ darkMs: seconds * SECOND_MS })}
          />
        )}
      </div>
      <Ticks legend="Cast: who plays">
        {people.map(({ node, role }) => {
          const bot = bots.includes(node)
          return (
            <Tick
              key={node}
              words={`${node} (${role}): ${bot ? 'always a bot' : 'a student, or a bot'}`}
              on={!bot}
              // Somebody must play.
              disabled={!bot && bots.length === people.length - 1}
              onToggle={() => set({ bots: bot ? bots.filter(one => one !== node) : [...bots, node] })}
            />
          )
        })}
      </Ticks>
      {own.deals.length > 1 && (
        <Ticks legend="Deals that may be drawn">
          {own.deals.map((words, place) => {
            const on = deals.includes(place)
            return (
              <Tick
                key={place}
                words={words}
                on={on}
                disabled={on && deals.length === 1}
                onToggle={() =>
                  set({ deals: own.deals.flatMap((_, i) => ((i === place) !== deals.includes(i) ? [i] : [])) })
                }
              />
            )
          })}
        </Ticks>
      )}
      <RequestList {...props} />
      <FaultScript {...props} />
    </div>
  )
}

function Ticks({ legend, children }: { readonly legend: string; readonly children: ComponentChildren }) {
  return (
    <fieldset class="group ticks">
      <legend>{legend}</legend>
      <div>{children}</div>
    </fieldset>
  )
}

interface TickProps {
  readonly words: string
  readonly on: boolean
  readonly disabled?: boolean
  readonly onToggle: () => void
}

export function Tick({ words, on, disabled = false, onToggle }: TickProps) {
  return (
    <label class="switch">
      <input type="checkbox" checked={on} disabled={disabled} onChange={onToggle} />
      <span>{words}</span>
    </label>
  )
}
