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
  /** Null: a newcomer. */
  const [word, setWord] = useState<string | null>(null)
  useEffect(() => setTyped(code), [code])
  const wanted = normalCode(typed)
  const seat = wanted === '' ? null : knownSeat(wanted)
  const wrong = entry.failed?.door === 'join'

  const join = (event: Event) => {
    event.preventDefault()
    if (wanted === '' || entry.busy !== null) return
    if (word === null) prefer({ name: name.trim() })
    entry.join(wanted, { name: name.trim(), word: word?.trim() ?? '', seat: null })
  }
  return (
    <form class="panel way wide" onSubmit={join} aria-labelledby="join-title">
      <h2 id="join-title">Join a class or a room</h2>
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
        {word === null ? (
          <label class="field" key="name">
            <span>Your name, if you like</span>
            <input
              class="input"
              value={name}
              onInput={event => setName(event.currentTarget.value)}
              placeholder="Left empty: one is made up"
              maxLength={24}
              autocomplete="nickname"
            />
          </label>
        ) : (
          <label class="field" key="word">
            <span>Your word: three parts</span>
            <input
              class="input"
              value={word}
              onInput={event => setWord(event.currentTarget.value)}
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              maxLength={40}
            />
          </label>
        )}
        <button
          type="submit"
          class={`btn big${code === '' ? '' : ' pri'}`}
          disabled={wanted === '' || word?.trim() === '' || entry.busy !== null}
        >
          {entry.busy === 'join' ? 'Rowing out…' : 'Join'}
        </button>
      </div>
      <button type="button" class="btn" onClick={() => setWord(word === null ? '' : null)}>
        {word === null ? 'I was here before' : 'I am new here'}
      </button>
      {seat !== null && (
        <p class="says">
          <span>This browser holds a seat in {wanted}.</span>
          <button type="button" class="btn" onClick={() => entry.join(wanted, { name: '', word: '', seat })}>
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
