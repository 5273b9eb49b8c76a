/** What the world outside wants, and when: each can come at another time, or be left out. */
import { nightOf, requestChanged } from '../../../model/tweak-draft.ts'
import { NumberField } from '../number-field.tsx'
import { type NightFormProps, Tick } from './night-form.tsx'

const SECOND_MS = 1000

export function RequestList({ own, night, tweak, onChange }: NightFormProps) {
  if (own.requests.length === 0) return null
  const changes = nightOf(tweak, night).requests ?? []
  const set = (nth: number, atMs: number | null) => onChange(requestChanged(tweak, night, own, nth, atMs))
  return (
    <details class="requests">
      <summary>
        {own.requests.length} {own.requests.length === 1 ? 'request' : 'requests'}
        {changes.length > 0 && <span class="badge changed">{changes.length} changed</span>}
      </summary>
      <ul>
        {own.requests.map(({ atMs, to, words }, nth) => {
          const change = changes.find(one => one.nth === nth)
          const now = change === undefined ? atMs : change.atMs
          return (
            <li key={nth}>
              <Tick
                words={`${words} to ${to}`}
                on={now !== null}
                onToggle={() => set(nth, now === null ? atMs : null)}
              />
              <NumberField
                label={`Request ${nth + 1} comes at (s)`}
                step={0.1}
                value={(now ?? atMs) / SECOND_MS}
                limits={[0, 1800]}
                disabled={now === null}
                onChange={seconds => set(nth, Math.round(seconds * SECOND_MS))}
              />
            </li>
          )
        })}
      </ul>
    </details>
  )
}
