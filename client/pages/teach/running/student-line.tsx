import type { StudentRow, StudentState } from '../../../../shared/wire/classroom.ts'
import { Bot, Person } from '../../../hud/icons.tsx'
import {
  Asleep,
  Cracked,
  Dots,
  Eye,
  RaisedHand,
  Say,
  Snail,
  Tick,
  Unplugged,
  Waits,
} from '../../../hud/teach-icons.tsx'
import { LASTING, STATE_WORDS, signedClock } from '../../../model/class-words.ts'
import { needsSomebody } from '../../../model/teacher.ts'
import { clockText } from '../../../model/tide.ts'
import { useClassNow } from '../use-class-now.ts'

interface StudentLineProps {
  readonly row: StudentRow
  readonly aheadMs: number
  readonly onWatch: (() => void) | null
  readonly onSay: () => void
  readonly onMore: () => void
}

/** Slower than the others by so much is worth a colour. */
const SLOW_MS = 30_000

export function StudentLine({ row, aheadMs, onWatch, onSay, onMore }: StudentLineProps) {
  const tone = row.state === 'broke' ? 'bad' : needsSomebody(row) ? 'wait' : 'ok'
  const slow = row.vsMedianMs !== null && row.vsMedianMs >= SLOW_MS
  return (
    <tr class={tone}>
      <th scope="row">{row.name}</th>
      <td class="seat">{seatOf(row)}</td>
      <td class="st">
        <StateIcon state={row.state} />
        {STATE_WORDS[row.state]}
        {row.help !== null && ` (${row.help})`}
        {LASTING.includes(row.state) && <Since sinceMs={row.sinceMs} aheadMs={aheadMs} />}
      </td>
      <td class="prog">
        <span class="pips2" aria-hidden="true">
          {Array.from({ length: Math.min(9, row.nights.of) }, (_, i) => (
            <i key={i} class={i < row.nights.done ? 'on' : ''} />
          ))}
        </span>
        <span class="sr">
          {row.nights.done} of {row.nights.of} nights
        </span>
      </td>
      <td class={`num vs${slow ? ' slow' : ''}`}>{row.vsMedianMs === null ? '' : signedClock(row.vsMedianMs)}</td>
      <td class="num c mist">{row.mistakes}</td>
      <td class="lm">
        {row.control === 'bot' && row.lastMove !== '' && 'bot: '}
        {row.lastMove}
      </td>
      <td class="ac">
        {onWatch !== null && (
          <button type="button" aria-label={`Watch ${row.name}`} onClick={onWatch}>
            <Eye />
          </button>
        )}
        <button type="button" aria-label={`Say something to ${row.name}`} onClick={onSay}>
          <Say size={22} />
        </button>
        <button type="button" aria-label={`More for ${row.name}`} aria-haspopup="dialog" onClick={onMore}>
          <Dots />
        </button>
      </td>
    </tr>
  )
}

export function seatOf({ group, node }: Pick<StudentRow, 'group' | 'node'>): string {
  return group === null ? 'no seat' : `G${group} ${node ?? ''}`
}

function Since({ sinceMs, aheadMs }: { readonly sinceMs: number; readonly aheadMs: number }) {
  const now = useClassNow({ aheadMs })
  return <span class="num"> {clockText(now - sinceMs, false)}</span>
}

function StateIcon({ state }: { readonly state: StudentState }) {
  switch (state) {
    case 'help':
      return <RaisedHand />
    case 'broke':
      return <Cracked />
    case 'dropped':
      return <Unplugged />
    case 'idle':
      return <Asleep />
    case 'bot':
      return <Bot />
    case 'stuck':
      return <Snail />
    case 'waiting':
      return <Waits />
    case 'playing':
      return <Person />
    case 'done':
      return <Tick />
  }
}
