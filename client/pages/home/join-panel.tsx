import { useEffect, useState } from 'preact/hooks'
import { prefer, preferences } from '../../model/preferences.ts'
import { normalCode } from '../../model/route.ts'
import { knownSeat } from '../../model/seat-memory.ts'
import { Failure } from './failure.tsx'
import type { EntryState } from './use-entry.ts'

interface JoinPanelProps {
  readonly entry: EntryState
  readonly code: string
  readonly trouble: string | null
}

export function JoinPanel({ entry, code, trouble }: JoinPanelProps) {
  const [typed, setTyped] = useState(code)
  const [name, setName] = useState(preferences.get().name)
  useEffect(() => setTyped(code), [code])
  const wanted = normalCode(typed)
  const seat = wanted === '' ? null : knownSeat(wanted)
  const wrong = entry.failed?.door === 'join'

  const join = (event: Event) => {
    event.preventDefault()
    if (wanted === '' || entry.busy !== null) return
    prefer({ name: name.trim() })
    entry.join(wanted, name.trim(), null)
  }
  return (
    <form class="panel way wide" onSubmit={join} aria-labelledby="join-title">
      <h2 id="join-title">Join a room</h2>
      <div class="joinrow threefold">
        <label class="field">
          <span>Code</span>
          <input
            class="input code"
            value={typed}
            onInput={event => setTyped(event.currentTarget.value)}
            placeholder="ABC234"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={12}
            aria-invalid={wrong}
          />
        </label>
        <label class="field">
          <span>Your name, if you like</span>
          <input
            class="input"
            value={name}
            onInput={event => setName(event.currentTarget.value)}
            maxLength={24}
            autocomplete="nickname"
          />
        </label>
        <button
          type="submit"
          class={`btn big${code === '' ? '' : ' pri'}`}
          disabled={wanted === '' || entry.busy !== null}
        >
          {entry.busy === 'join' ? 'Rowing out…' : 'Join'}
        </button>
      </div>
      {seat !== null && (
        <p class="says">
          <span>This browser holds a seat in {wanted}.</span>
          <button type="button" class="btn" onClick={() => entry.join(wanted, '', seat)}>
            Back to that seat
          </button>
        </p>
      )}
      <Failure entry={entry} door="join" />
      {trouble !== null && !wrong && (
        <p class="says wait" role="status">
          <span>{trouble}</span>
        </p>
      )}
    </form>
  )
}
