/** The night as files, for those who were in it. */
import { useContext } from 'preact/hooks'
import type { FileType } from '../../../shared/wire/debrief.ts'
import { InClass } from '../../hud/class-context.ts'
import { CopyButton } from '../../hud/copy-button.tsx'
import { roomLink } from '../../model/route.ts'
import type { Session } from '../../model/session.ts'

const WORDS: readonly { readonly type: FileType; readonly word: string; readonly about: string }[] = [
  { type: 'record', word: 'Match record (JSON)', about: 'all that is needed to play it again' },
  { type: 'shiviz', word: 'ShiViz log', about: 'its first line is the parser expression' },
  { type: 'otlp', word: 'OpenTelemetry trace', about: 'OTLP/JSON, a span for each card' },
  { type: 'csv', word: 'Events (CSV)', about: 'for a spreadsheet' },
]

interface TakeAlongProps {
  readonly session: Session
  readonly code: string
  readonly nth: number
}

export function TakeAlong({ session, code, nth }: TakeAlongProps) {
  const inClass = useContext(InClass) !== null
  return (
    <details class="fold">
      <summary>Take the night along</summary>
      <ul class="files">
        {WORDS.map(({ type, word, about }) => (
          <li key={type}>
            <button type="button" class="btn" onClick={() => session.send('take', { nth, type })}>
              {word}
            </button>
            <span class="dim">{about}</span>
          </li>
        ))}
        {!inClass && (
          <li>
            <CopyButton text={roomLink(code, nth)} label="Copy the link" />
            <span class="dim">to this debrief, for those who were there</span>
          </li>
        )}
      </ul>
    </details>
  )
}
