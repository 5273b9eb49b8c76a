/** Numbers typed by hand: the wire carries blanks, because menu entries would hold the answer. Nothing sails before "Send it". */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Field } from '../../../shared/kernel/present.ts'
import { NumberPad } from './number-pad.tsx'

interface MoveFormProps {
  readonly fields: readonly Field[]
  readonly busy: boolean
  readonly onSend: (typed: Readonly<Record<string, number>>) => void
  readonly onClose: () => void
}

/** Keys that go on to the next blank, as one writes a vector: 2, 0, 1. */
const ON = [',', ' ', 'ArrowRight']

export function MoveForm({ fields, busy, onSend, onClose }: MoveFormProps) {
  const [texts, setTexts] = useState<readonly string[]>(() => fields.map(() => ''))
  // What is typed before the next picture is drawn counts too.
  const typed = useRef(texts)
  const [active, setActive] = useState(0)
  const inputs = useRef<(HTMLInputElement | null)[]>([])
  useLayoutEffect(() => inputs.current[0]?.focus(), [])
  /** At once, not with the next picture: who types fast has the next digit under way. The focus makes a blank the active one. */
  const go = (to: number) => inputs.current[Math.max(0, Math.min(fields.length - 1, to))]?.focus()
  const write = (at: number, text: string) => {
    const number = Number(text)
    if (!/^\d*$/.test(text) || number > (fields[at]?.atMost ?? 0)) return
    typed.current = typed.current.map((old, i) => (i === at ? (text === '' ? '' : String(number)) : old))
    setTexts(typed.current)
  }
  /** Takes back the last digit; from an empty blank it goes back to the one before. */
  const undo = () => {
    const text = typed.current[active] ?? ''
    if (text === '') go(active - 1)
    else write(active, text.slice(0, -1))
  }
  const send = () => {
    const missing = typed.current.indexOf('')
    if (missing >= 0) go(missing)
    else if (!busy) onSend(Object.fromEntries(fields.map(({ name }, i) => [name, Number(typed.current[i])])))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    else if (ON.includes(event.key)) go(active + 1)
    else if (event.key === 'ArrowLeft') go(active - 1)
    else if (event.key === 'Backspace') undo()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      class="moveform"
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <div class="blanks">
        {fields.map(({ name }, i) => (
          <label key={name} class={i === active ? 'blank now' : 'blank'}>
            <span class="mono">{name}</span>
            <input
              ref={input => {
                inputs.current[i] = input
              }}
              class="input code"
              // The phone's own keyboard would cover the card that is being answered.
              inputMode="none"
              autoComplete="off"
              value={texts[i]}
              onFocus={() => setActive(i)}
              onInput={event => {
                write(i, event.currentTarget.value)
                event.currentTarget.value = typed.current[i] ?? ''
              }}
            />
          </label>
        ))}
      </div>
      <NumberPad
        onDigit={digit => write(active, (typed.current[active] ?? '') + digit)}
        onUndo={undo}
        onNext={active < fields.length - 1 ? () => go(active + 1) : undefined}
      />
      <div class="formacts">
        <button type="submit" class="btn pri" aria-disabled={busy || texts.includes('')}>
          Send it
        </button>
        <button type="button" class="btn" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  )
}
