import type { LogLine } from '../../../shared/wire/screen.ts'
import { Book } from '../../hud/icons.tsx'
import { Scroller } from '../../hud/scroller.tsx'
import { logWords } from '../../model/log-words.ts'
import { clockText } from '../../model/tide.ts'

const SHOWN = 60

/** The newest line on top. It stays shut until something stands in it. */
export function Logbook({ log }: { readonly log: readonly LogLine[] }) {
  if (log.length === 0) return null
  const from = Math.max(0, log.length - SHOWN)
  return (
    <section class="book" aria-label="Logbook">
      <h2>
        <Book /> Logbook
      </h2>
      <Scroller class="lines" label="Logbook, newest first">
        <ol>
          {log
            .slice(from)
            .map((line, index) => <Line key={from + index} line={line} />)
            .reverse()}
        </ol>
      </Scroller>
    </section>
  )
}

function Line({ line }: { readonly line: LogLine }) {
  const { code, text } = logWords(line)
  return (
    <li class={`k-${line.kind}${line.kind === 'moved' && line.by === 'you' ? ' mine' : ''}`}>
      <time>{clockText(line.atMs, false)}</time>
      <span>
        {(line.kind === 'landed' || line.kind === 'sent') && <b>{code || line.word} </b>}
        {text}
      </span>
    </li>
  )
}
