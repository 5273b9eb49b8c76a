import { Cross } from '../../hud/icons.tsx'
import type { Line } from '../../model/pupil.ts'

const SAID: Readonly<Record<Line['to'], string>> = {
  all: 'Your instructor, to all',
  group: 'Your instructor, to your group',
  you: 'Your instructor, to you',
}

interface LinesProps {
  readonly lines: readonly Line[]
  readonly onRead: (number: number) => void
}

/** Each stays until it is read. The region is there before the first one, or nobody would hear it. */
export function Lines({ lines, onRead }: LinesProps) {
  return (
    <div class="classlines" role="log" aria-live="polite" aria-label="Messages of the class">
      {lines.map(({ number, from, text, to }) => (
        <div key={number} class={`classline ${from}`}>
          <p>
            {from === 'instructor' && <b>{SAID[to]}: </b>}
            {text}
          </p>
          <button type="button" class="round" aria-label={`Read: ${text}`} onClick={() => onRead(number)}>
            <Cross />
          </button>
        </div>
      ))}
    </div>
  )
}
