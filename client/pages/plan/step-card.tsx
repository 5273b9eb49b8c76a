/** One level of a plan: how it is played, and where it stands. Alt and the arrows move it from anywhere within. */
import { SCAFFOLDS } from '../../../shared/kernel/level.ts'
import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import { PLAN_LIMITS } from '../../../shared/wire/plan.ts'
import { type Draft, type DraftStep, hasRoom, stepChanged, stepCopied } from '../../model/plan-draft.ts'
import { SCAFFOLD_WORDS } from '../home/scaffolds.ts'
import { ChannelField } from './channel-field.tsx'
import { NumberField } from './number-field.tsx'
import { TweakLine } from './tweak-line.tsx'

interface StepCardProps {
  readonly draft: Draft
  readonly step: DraftStep
  readonly at: number
  readonly level: CatalogLevel | undefined
  /** This server has no such level. */
  readonly unknown: boolean
  readonly onMove: (by: -1 | 1, focused: string) => void
  readonly onRemove: () => void
  readonly onChange: (next: Draft) => void
  readonly onSay: (words: string) => void
}

export function StepCard({ draft, step, at, level, unknown, onMove, onRemove, onChange, onSay }: StepCardProps) {
  const title = step.tweak?.title ?? level?.title ?? step.level
  const last = at === draft.plan.steps.length - 1
  const set = (change: Partial<DraftStep>, field: string | null = null) =>
    onChange(stepChanged(draft, step.key, change, field))
  const move = (by: -1 | 1) => onMove(by, `[data-step="${step.key}"] .${by < 0 ? 'up' : 'down'}`)
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li class={`step${unknown ? ' unknown' : ''}`} data-step={step.key} onKeyDown={keys}>
      <header>
        <b class="place" aria-hidden="true">
          {at + 1}
        </b>
        <h3>
          {title}
          <span class="facts">
            {level === undefined
              ? step.protocol
              : `${level.protocolTitle} · ${level.seats} seats · ${nights(level.nights)}`}
          </span>
        </h3>
        <div class="stepacts">
          <button
            type="button"
            class="btn up"
            aria-label={`${title}: earlier`}
            disabled={at === 0}
            onClick={() => move(-1)}
          >
            ↑
          </button>
          <button type="button" class="btn down" aria-label={`${title}: later`} disabled={last} onClick={() => move(1)}>
            ↓
          </button>
          <button
            type="button"
            class="btn"
            aria-label={`${title}: once more`}
            disabled={!hasRoom(draft)}
            onClick={() => {
              onChange(stepCopied(draft, step.key))
              onSay(`${title} is in the plan once more.`)
            }}
          >
            Copy
          </button>
          <button type="button" class="btn remove" aria-label={`${title}: remove`} onClick={onRemove}>
            Remove
          </button>
        </div>
      </header>
      {unknown && (
        <p class="says bad" role="alert">
          <span>
            This server has no level “{step.level}” of “{step.protocol}”. Remove it, or use another server.
          </span>
        </p>
      )}
      {level !== undefined && <p class="dim">{step.tweak?.teaches ?? level.teaches}</p>}
      <div class="stepfields">
        <label class="field">
          <span>Help</span>
          <select
            class="input"
            value={step.scaffold}
            onChange={event => {
              const scaffold = SCAFFOLDS.find(one => one === event.currentTarget.value)
              if (scaffold) set({ scaffold })
            }}
          >
            {SCAFFOLDS.map(scaffold => (
              <option key={scaffold} value={scaffold}>
                {SCAFFOLD_WORDS[scaffold].name}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          label="Minutes"
          value={step.minutes}
          limits={PLAN_LIMITS.minutes}
          onChange={minutes => set({ minutes }, 'minutes')}
        />
        <ChannelField step={step} onChange={weather => set({ weather })} />
        <label class="switch adversary">
          <input
            type="checkbox"
            checked={step.adversary}
            onChange={event => set({ adversary: event.currentTarget.checked })}
          />
          <span>Adversary</span>
        </label>
      </div>
      <p class="dim small">
        {SCAFFOLD_WORDS[step.scaffold].says}{' '}
        {step.adversary ? '' : 'Without its adversary the sea is left to chance: many mistakes then go unpunished.'}
      </p>
      {!unknown && <TweakLine draft={draft} step={step} level={level} onChange={onChange} onSay={onSay} />}
    </li>
  )
}

function nights(count: number): string {
  return count === 1 ? '1 night' : `${count} nights`
}
