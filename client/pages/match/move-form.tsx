/** A typed answer: the wire carries blanks, because menu entries would hold the answer. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Field } from '../../../shared/kernel/present.ts'

type Typed = Readonly<Record<string, number | string>>

interface MoveFormProps {
  readonly fields: readonly Field[]
  readonly busy: boolean
  readonly onSend: (typed: Typed) => void
  readonly onClose: () => void
}

/** More than this many choices fold into a list. */
const RADIOS_AT_MOST = 5

export function MoveForm({ fields, busy, onSend, onClose }: MoveFormProps) {
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(fields.map(field => [field.name, field.type === 'count' ? 0 : ''])),
  )
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  const set = (name: string, value: number | string) => setTyped({ ...typed, [name]: value })
  const missing = fields.some(field => field.type === 'choice' && typed[field.name] === '')
  return (
    <form
      ref={form}
      class="moveform"
      onSubmit={event => {
        event.preventDefault()
        if (!busy && !missing) onSend(typed)
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      {fields.map(field =>
        field.type === 'count' ? (
          <Count
            key={field.name}
            name={field.name}
            value={Number(typed[field.name] ?? 0)}
            onChange={value => set(field.name, value)}
          />
        ) : (
          <Choice
            key={field.name}
            field={field}
            value={String(typed[field.name] ?? '')}
            onChange={value => set(field.name, value)}
          />
        ),
      )}
      <div class="formacts">
        <button type="submit" class="btn pri" disabled={busy || missing}>
          Send it
        </button>
        <button type="button" class="btn" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  )
}

interface CountProps {
  readonly name: string
  readonly value: number
  readonly onChange: (value: number) => void
}

function Count({ name, value, onChange }: CountProps) {
  return (
    <label class="field">
      <span class="mono">{name}</span>
      <span class="count-in">
        <button
          type="button"
          class="btn"
          aria-label={`${name} minus one`}
          onClick={() => onChange(Math.max(0, value - 1))}
        >
          −
        </button>
        <input
          class="input code"
          type="number"
          inputMode="numeric"
          min={0}
          step={1}
          required
          value={value}
          onInput={event => onChange(Math.max(0, Math.trunc(event.currentTarget.valueAsNumber || 0)))}
        />
        <button type="button" class="btn" aria-label={`${name} plus one`} onClick={() => onChange(value + 1)}>
          +
        </button>
      </span>
    </label>
  )
}

interface ChoiceProps {
  readonly field: Field
  readonly value: string
  readonly onChange: (value: string) => void
}

function Choice({ field, value, onChange }: ChoiceProps) {
  const options = field.of ?? []
  if (options.length > RADIOS_AT_MOST) {
    return (
      <label class="field">
        <span class="mono">{field.name}</span>
        <select class="input" required value={value} onChange={event => onChange(event.currentTarget.value)}>
          <option value="">choose…</option>
          {options.map(option => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      </label>
    )
  }
  return (
    <fieldset class="group">
      <legend class="mono">{field.name}</legend>
      <div class="radios">
        {options.map(option => (
          <label key={option}>
            <input type="radio" name={field.name} checked={value === option} onChange={() => onChange(option)} />{' '}
            {option}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
