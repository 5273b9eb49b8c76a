/** What was done, act by act, with the bots' own moves between; and the way back. */
import type { ChairLine, ChairScreen } from '../../../shared/wire/chair.ts'
import type { SittingState } from './use-sitting.ts'

interface ScheduleProps {
  readonly sitting: SittingState
  readonly screen: ChairScreen
}

export function Schedule({ sitting, screen }: ScheduleProps) {
  const { acts, at } = sitting
  return (
    <div class="netgroup">
      <h2>Your schedule</h2>
      <div class="tape">
        <button type="button" class="btn" disabled={at === 0} onClick={() => sitting.look(at - 1)}>
          ‹ Back
        </button>
        <input
          type="range"
          aria-label="Act"
          min={0}
          max={Math.max(1, acts.length)}
          value={at}
          disabled={acts.length === 0}
          onInput={event => sitting.look(event.currentTarget.valueAsNumber)}
        />
        <button type="button" class="btn" disabled={at === acts.length} onClick={() => sitting.look(at + 1)}>
          Forth ›
        </button>
        <button type="button" class="btn" disabled={acts.length === 0} onClick={sitting.again}>
          From the start
        </button>
      </div>
      <ol class="netlog">
        {screen.log.toReversed().map((line, i) => (
          <Line key={screen.log.length - i} line={line} />
        ))}
      </ol>
      {screen.log.length === 0 && <p class="dim">Nothing has happened yet.</p>}
    </div>
  )
}

function Line({ line }: { readonly line: ChairLine }) {
  return (
    <li class={`${line.nth === null ? 'bot' : 'mine'} o-${line.type}`}>
      <span class="mono dim">{line.nth ?? ''}</span>
      <span>
        {line.peer !== undefined && (
          <b>
            {line.peer} → {line.node}{' '}
          </b>
        )}
        {line.word}
        {line.peer !== undefined && <span class="dim"> {line.detail}</span>}
      </span>
    </li>
  )
}
