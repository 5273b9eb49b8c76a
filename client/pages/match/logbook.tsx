import type { LogLine } from '../../../shared/wire/screen.ts'
import { Book } from '../../hud/icons.tsx'
import { Scroller } from '../../hud/scroller.tsx'
import { SeatTime } from '../../hud/seat-time.tsx'
import { type LogEntry, logEntries } from '../../model/log-words.ts'

const SHOWN = 60
const LINES_READ = 160

/** The newest line on top. It stays shut until something stands in it. */
export function Logbook({ log }: { readonly log: readonly LogLine[] }) {
  if (log.length === 0) return null
  const entries = logEntries(log.slice(-LINES_READ)).slice(-SHOWN)
  return (
    <section class="book" aria-label="Logbook">
      <h2>
        <Book /> Logbook
      </h2>
      <Scroller class="lines" label="Logbook, newest first">
        <ol>
          {entries.toReversed().map((entry, index) => (
            <Entry key={entries.length - index} entry={entry} />
          ))}
        </ol>
      </Scroller>
    </section>
  )
}

function Entry({ entry }: { readonly entry: LogEntry }) {
  const { line, code, text, times } = entry
  return (
    <li class={`k-${line.kind}${line.kind === 'moved' && line.by === 'you' ? ' mine' : ''}`}>
      <SeatTime atMs={line.atMs} />
      <span>
        {(line.kind === 'landed' || line.kind === 'sent') && <b>{code || line.word} </b>}
        {text}
        {times > 1 && <b class="times"> ×{times}</b>}
      </span>
    </li>
  )
}
