/** One entry of a menu: key cap, name, effect; never a verdict. A refusal stands right under it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { MoveScreen } from '../../../shared/wire/screen.ts'
import { entryKey, filledIn, type Move } from '../../model/outbox.ts'
import type { Refusal } from '../../model/room-state.ts'
import { MoveForm } from './move-form.tsx'

export interface MoveButtonProps {
  readonly entry: MoveScreen
  readonly number: number
  /** Nothing else can be done with this card: its blanks need not be asked for. */
  readonly only: boolean
  /** A newcomer's first seconds: the name alone. */
  readonly calm: boolean
  readonly pending: boolean
  /** Another move of the same hand is under way. */
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly onPlay: (entry: Move, filled: Move, word: string) => void
}

export function MoveButton({ entry, number, only, calm, pending, busy, refusal, onPlay }: MoveButtonProps) {
  const [open, setOpen] = useState(only)
  const key = entryKey(entry.move)
  const press = () => {
    if (busy) return
    if (entry.form !== undefined) setOpen(!open)
    else onPlay(entry.move, entry.move, entry.word)
  }
  return (
    <li>
      <button
        type="button"
        class="mv"
        data-move={number}
        aria-keyshortcuts={String(number)}
        aria-disabled={busy}
        aria-busy={pending}
        aria-expanded={entry.form === undefined ? undefined : open}
        onClick={press}
      >
        <span class="k" aria-hidden="true">
          {number}
        </span>
        <span>
          <b>{entry.word}</b>
          {pending ? (
            <span class="c">under way…</span>
          ) : (
            !calm && entry.detail !== '' && <span class="c">{entry.detail}</span>
          )}
        </span>
      </button>
      {open && entry.form !== undefined && (
        <MoveForm
          fields={entry.form}
          busy={busy}
          onSend={typed => {
            setOpen(false)
            onPlay(entry.move, filledIn(entry.move, typed), entry.word)
          }}
          onClose={() => setOpen(false)}
        />
      )}
      {refusal !== null && refusal.key === key && <RefusalNote refusal={refusal} />}
    </li>
  )
}

export function RefusalNote({ refusal }: { readonly refusal: Refusal }) {
  const { why, cite } = reasonAndSource(refusal.why)
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div ref={ref} class="refusal" role="alert">
      <p>
        <b>Not made.</b> {why} {cite !== '' && <cite>{cite}</cite>}
      </p>
      {refusal.rule !== null && <p class="mono">{refusal.rule}</p>}
    </div>
  )
}

/** A reason ends with its source in brackets, which is drawn softer. */
function reasonAndSource(text: string): { readonly why: string; readonly cite: string } {
  const found = /^(.*?[.!?])\s+\(([\s\S]+)\)$/.exec(text)
  return { why: found?.[1] ?? text, cite: found?.[2] ?? '' }
}
