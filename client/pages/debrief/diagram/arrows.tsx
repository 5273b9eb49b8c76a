/** Messages in space and time. Those that led to the violation are bright and carry their flag. */
import type { Diagram, DiagramArrow } from '../../../../shared/wire/debrief.ts'
import { FlagShape } from '../../../hud/flag.tsx'
import { arrowSpan, type Frame } from '../../../model/diagram.ts'

interface ArrowsProps {
  readonly diagram: Diagram
  readonly frame: Frame
  /** The act that is blamed: what it sent is drawn as wrong. */
  readonly blamedAct: number | null
  readonly seenBy: string | null
}

const FLAG_ROOM = 96
/** Where nothing stands out, flags are drawn once they would not cover each other. */
const PLAIN_FLAGS = 0.05

export function Arrows({ diagram, frame, blamedAct, seenBy }: ArrowsProps) {
  const anyLed = diagram.arrows.some(arrow => arrow.ledToIt)
  const style = (arrow: DiagramArrow): Style => {
    if (seenBy !== null && arrow.from !== seenBy && arrow.to !== seenBy) return 'faint'
    if (arrow.sentBy === blamedAct) return 'wrong'
    if (arrow.ledToIt) return 'led'
    return anyLed && seenBy === null ? 'dim' : 'plain'
  }
  const order: Readonly<Record<Style, number>> = { faint: 0, dim: 1, plain: 2, led: 3, wrong: 4 }
  const drawn = diagram.arrows
    .map(arrow => ({ arrow, style: style(arrow) }))
    .toSorted((a, b) => order[a.style] - order[b.style])
  return (
    <>
      {drawn.map(entry => (
        <Arrow key={entry.arrow.id} {...entry} frame={frame} endMs={diagram.endMs} />
      ))}
    </>
  )
}

type Style = 'faint' | 'dim' | 'plain' | 'led' | 'wrong'

const LOOK: Readonly<Record<Style, { readonly colour: string; readonly width: number; readonly head: number }>> = {
  faint: { colour: '#2C4663', width: 1.6, head: 8 },
  dim: { colour: '#56738F', width: 2, head: 10 },
  plain: { colour: '#A9C0D5', width: 2.2, head: 11 },
  led: { colour: '#F4EBD6', width: 3, head: 13 },
  wrong: { colour: '#FF7F50', width: 4.4, head: 16 },
}

function Arrow({
  arrow,
  style,
  frame,
  endMs,
}: {
  readonly arrow: DiagramArrow
  readonly style: Style
  readonly frame: Frame
  readonly endMs: number
}) {
  const look = LOOK[style]
  const { x1, y1, x2, y2 } = arrowSpan(arrow, frame, endMs)
  const length = Math.hypot(x2 - x1, y2 - y1)
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI
  const back = arrow.fate === 'delivered' ? Math.min(look.head, length) / Math.max(length, 1) : 0
  const cross = arrow.fate === 'lost'
  const flagged =
    style !== 'faint' && style !== 'dim' && length > FLAG_ROOM && (style !== 'plain' || frame.pxPerMs > PLAIN_FLAGS)
  const at = 0.4
  return (
    <g>
      <title>{`${arrow.word}: ${arrow.from} to ${arrow.to}, ${arrow.fate}`}</title>
      <line
        x1={x1}
        y1={y1}
        x2={x2 - (x2 - x1) * back}
        y2={y2 - (y2 - y1) * back}
        stroke={look.colour}
        stroke-width={look.width}
        stroke-dasharray={arrow.copy || arrow.fate === 'under way' ? '6 5' : undefined}
      />
      {arrow.fate === 'delivered' && (
        <path
          d={`M0 0L${-look.head} ${-look.head * 0.42}V${look.head * 0.42}z`}
          fill={look.colour}
          transform={`translate(${x2} ${y2}) rotate(${angle})`}
        />
      )}
      {cross && (
        <path
          d="M-6-6 6 6M6-6-6 6"
          transform={`translate(${x2} ${y2})`}
          stroke={style === 'faint' ? look.colour : '#8AA3BB'}
          stroke-width="2.8"
          stroke-linecap="round"
        />
      )}
      {flagged && (
        <g transform={`translate(${x1 + (x2 - x1) * at - 26} ${y1 + (y2 - y1) * at - 13}) scale(.9)`}>
          <rect x="-4" y="-3" width="66" height="34" rx="5" fill="#0B1826" />
          <FlagShape flag={arrow.flag} colour={look.colour} />
        </g>
      )}
    </g>
  )
}
