import type { MistakeReport } from '../../../../shared/wire/debrief.ts'
import type { Frame } from '../../../model/diagram.ts'

const CALLOUT = { width: 264, height: 104 }

interface BlamedProps {
  readonly blame: MistakeReport
  readonly frame: Frame
  readonly words: boolean
}

/** The wrong step, ringed; `words`: with its rule and what was done, where there is room. */
export function Blamed({ blame, frame, words }: BlamedProps) {
  const x = frame.x(blame.atMs)
  const y = frame.y(blame.node)
  const left = Math.max(4, Math.min(frame.width - CALLOUT.width - 4, x - CALLOUT.width - 14))
  const below = y + 36 + CALLOUT.height < frame.height - 30
  const top = below ? y + 36 : y - 36 - CALLOUT.height
  const foot = Math.max(left + 20, Math.min(x - 24, left + CALLOUT.width - 20))
  return (
    <g>
      <circle cx={x} cy={y} r="20" fill="none" stroke="#FF7F50" stroke-width="4" />
      <circle cx={x} cy={y} r="26" fill="none" stroke="#FF7F50" stroke-width="1.6" />
      {words && (
        <path
          d={`M${x - 17} ${below ? y + 19 : y - 19}L${foot} ${below ? top : top + CALLOUT.height}`}
          stroke="#FF7F50"
          stroke-width="2.4"
        />
      )}
      {words && (
        <foreignObject x={left} y={top} width={CALLOUT.width} height={CALLOUT.height}>
          <div class={`callout${below ? '' : ' up'}`}>
            <div>
              <b class="mono">{blame.rule}</b>
              <p>{blame.did.word}</p>
            </div>
          </div>
        </foreignObject>
      )}
    </g>
  )
}
