import type { Diagram } from '../../../../shared/wire/debrief.ts'
import { CLOCK_KINDS, type ClockKind } from '../../../model/stamps.ts'
import { Legend } from './legend.tsx'
import { STEP, type Zoom } from './use-zoom.ts'

interface ToolsProps {
  readonly diagram: Diagram
  readonly seenBy: string | null
  readonly onlyLed: boolean
  readonly clocks: ClockKind
  readonly onSee: (node: string | null) => void
  readonly onOnlyLed: (onlyLed: boolean) => void
  readonly onClocks: (clocks: ClockKind) => void
  readonly zoom: Zoom
}

const CLOCK_WORDS: Readonly<Record<ClockKind, string>> = {
  none: 'no stamps',
  lamport: 'Lamport clocks',
  vector: 'vector clocks',
}

/** Whose messages stand out, how close, with which stamps, and what the lines mean. */
export function Tools(props: ToolsProps) {
  const { diagram, seenBy, onlyLed, clocks, onSee, onOnlyLed, onClocks, zoom } = props
  return (
    <div class="tools">
      <fieldset class="seg">
        <legend class="sr">See it as</legend>
        {[null, ...diagram.nodes.map(entry => entry.node)].map(node => (
          <label key={node ?? 'all'}>
            <input type="radio" name="see-as" checked={seenBy === node} onChange={() => onSee(node)} />
            <span>{node ?? 'Everyone'}</span>
          </label>
        ))}
      </fieldset>
      {diagram.brokeAtMs !== null && (
        <fieldset class="seg">
          <legend class="sr">Show</legend>
          {[false, true].map(led => (
            <label key={String(led)}>
              <input type="radio" name="only-led" checked={onlyLed === led} onChange={() => onOnlyLed(led)} />
              <span>{led ? 'What led to it' : 'All'}</span>
            </label>
          ))}
        </fieldset>
      )}
      <span class="zoom">
        <button type="button" class="round" aria-label="Closer" onClick={() => zoom.by(STEP)}>
          +
        </button>
        <button type="button" class="round" aria-label="Farther" onClick={() => zoom.by(1 / STEP)}>
          −
        </button>
        <button type="button" class="btn" onClick={() => zoom.fit()}>
          Fit
        </button>
      </span>
      <label class="clocks">
        <span class="sr">Clock stamps</span>
        <select
          class="input"
          value={clocks}
          onChange={event => onClocks(CLOCK_KINDS.find(kind => kind === event.currentTarget.value) ?? 'none')}
        >
          {CLOCK_KINDS.map(kind => (
            <option key={kind} value={kind}>
              {CLOCK_WORDS[kind]}
            </option>
          ))}
        </select>
      </label>
      <Legend diagram={diagram} />
    </div>
  )
}
