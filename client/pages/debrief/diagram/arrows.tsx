/** Messages in space and time. Those that led to the violation are bright and carry their flag. */
import type { Diagram } from '../../../../shared/wire/debrief.ts'
import { FlagShape } from '../../../hud/flag.tsx'
import {
  ARROW_STYLES,
  type ArrowStyle,
  arrowPaths,
  type Emphasis,
  type StyledArrow,
  styled,
} from '../../../model/arrows.ts'
import { arrowSpan, type Frame, inView } from '../../../model/diagram.ts'

interface ArrowsProps {
  readonly diagram: Diagram
  readonly frame: Frame
  readonly emphasis: Emphasis
}

const FLAG_ROOM = 96
/** Flags are drawn from the scale on, in pixels per millisecond, at which they would not cover each other. */
const FLAGGED_FROM: Readonly<Record<ArrowStyle, number>> = {
  faint: Number.POSITIVE_INFINITY,
  dim: Number.POSITIVE_INFINITY,
  plain: 0.05,
  led: 0.03,
  wrong: 0,
}
/** How far along its way a message carries its flag. */
const FLAG_AT = 0.4

const LOOK: Readonly<Record<ArrowStyle, { readonly colour: string; readonly width: number; readonly head: number }>> = {
  faint: { colour: '#2C4663', width: 1.6, head: 8 },
  dim: { colour: '#56738F', width: 2, head: 10 },
  plain: { colour: '#A9C0D5', width: 2.2, head: 11 },
  led: { colour: '#F4EBD6', width: 3, head: 13 },
  wrong: { colour: '#FF7F50', width: 4.4, head: 16 },
}

export function Arrows({ diagram, frame, emphasis }: ArrowsProps) {
  const all = styled(diagram, emphasis)
  return (
    <>
      {ARROW_STYLES.map(style => (
        <Layer
          key={style}
          style={style}
          all={all}
          frame={frame}
          endMs={diagram.endMs}
          flags={emphasis.flags && frame.pxPerMs > FLAGGED_FROM[style]}
        />
      ))}
    </>
  )
}

interface LayerProps {
  readonly style: ArrowStyle
  readonly all: readonly StyledArrow[]
  readonly frame: Frame
  readonly endMs: number
  readonly flags: boolean
}

function Layer({ style, all, frame, endMs, flags }: LayerProps) {
  const { colour, width, head } = LOOK[style]
  const arrows = all.flatMap(one => (one.style === style ? [one.arrow] : []))
  if (arrows.length === 0) return null
  const { lines, dashed, heads, crosses } = arrowPaths(arrows, frame, endMs, head)
  return (
    <g stroke={colour} fill="none" stroke-width={width}>
      <path d={lines} />
      <path d={dashed} stroke-dasharray="6 5" />
      <path d={heads} fill={colour} stroke="none" />
      <path d={crosses} stroke={style === 'faint' ? colour : '#8AA3BB'} stroke-width="2.8" stroke-linecap="round" />
      {flags &&
        arrows.map((arrow, index) => {
          const { x1, y1, x2, y2 } = arrowSpan(arrow, frame, endMs)
          const x = x1 + (x2 - x1) * FLAG_AT - 26
          if (Math.hypot(x2 - x1, y2 - y1) <= FLAG_ROOM || !inView(frame, x)) return null
          return (
            <g key={index} stroke="none" transform={`translate(${x} ${y1 + (y2 - y1) * FLAG_AT - 13}) scale(.9)`}>
              <rect x="-4" y="-3" width="66" height="34" rx="5" fill="#0B1826" />
              <FlagShape flag={arrow.flag} colour={colour} />
            </g>
          )
        })}
    </g>
  )
}
