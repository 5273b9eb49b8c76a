/** A number that may be typed freely; only one within its limits is taken, and words say which those are. */
import { useEffect, useId, useState } from 'preact/hooks'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly limits: readonly [number, number]
  readonly step?: number
  readonly disabled?: boolean
  readonly onChange: (value: number) => void
}

export function NumberField({
  label,
  value,
  limits: [from, to],
  step = 1,
  disabled = false,
  onChange,
}: NumberFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState(String(value))
  useEffect(() => setTyped(was => (Number(was) === value && was.trim() !== '' ? was : String(value))), [value])
  const wrong = !fits(typed, from, to, step)
  return (
    <label class="field number">
      <span>{label}</span>
      <input
        class="input"
        type="number"
        inputMode={step % 1 === 0 ? 'numeric' : 'decimal'}
        min={from}
        max={to}
        step={step}
        value={typed}
        disabled={disabled}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        onInput={event => {
          const text = event.currentTarget.value
          setTyped(text)
          if (fits(text, from, to, step)) onChange(Number(text))
        }}
        onBlur={() => setTyped(String(value))}
      />
      {wrong && (
        <span id={id} class="wrong" role="alert">
          {from} to {to}
        </span>
      )}
    </label>
  )
}

function fits(text: string, from: number, to: number, step: number): boolean {
  const number = Number(text)
  return text.trim() !== '' && number >= from && number <= to && (step % 1 !== 0 || Number.isInteger(number))
}
