/** The drawing itself: time to the right, a line for each node, messages between them. Few elements, however long the night. */
import type { Debrief } from '../../../../shared/wire/debrief.ts'
import { ShieldCracked } from '../../../hud/icons.tsx'
import type { Emphasis } from '../../../model/arrows.ts'
import { type Frame, TOP, ticks } from '../../../model/diagram.ts'
import type { ClockKind } from '../../../model/stamps.ts'
import { Arrows } from './arrows.tsx'
import { Blamed } from './blamed.tsx'
import { Injected } from './injected.tsx'
import { Lines, Marks } from './marks.tsx'
import { Stamps } from './stamps.tsx'

interface PictureProps {
  readonly debrief: Debrief
  readonly frame: Frame
  readonly emphasis: Emphasis
  readonly clocks: ClockKind
  /** The wrong step is said beside its ring. */
  readonly callout: boolean
}

export function Picture({ debrief, frame, emphasis, clocks, callout }: PictureProps) {
  const { diagram, blame } = debrief
  return (
    <svg
      width={frame.width}
      height={frame.height}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={debrief.sentence}
    >
      <defs>
        <pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="9" stroke="#6B8199" stroke-width="2.4" />
        </pattern>
      </defs>
      {ticks(diagram.endMs, frame.pxPerMs).map(ms => (
        <g key={ms}>
          <line
            x1={frame.x(ms)}
            y1={TOP - 10}
            x2={frame.x(ms)}
            y2={frame.height - 34}
            stroke="#1F3A57"
            stroke-width="1.4"
          />
          <text x={frame.x(ms)} y={frame.height - 10} text-anchor="middle" class="ax">
            {ms / 1000} s
          </text>
        </g>
      ))}
      <Lines diagram={diagram} frame={frame} />
      <Injected injected={debrief.injected} frame={frame} />
      <Arrows diagram={diagram} frame={frame} emphasis={emphasis} />
      <Marks diagram={diagram} frame={frame} onlyLed={emphasis.onlyLed} />
      {clocks !== 'none' && <Stamps diagram={diagram} frame={frame} clocks={clocks} onlyLed={emphasis.onlyLed} />}
      {diagram.brokeAtMs !== null && <Break x={frame.x(diagram.brokeAtMs)} height={frame.height} width={frame.width} />}
      {blame !== null && <Blamed blame={blame} frame={frame} words={callout} />}
    </svg>
  )
}

function Break({ x, height, width }: { readonly x: number; readonly height: number; readonly width: number }) {
  const left = x > width - 150
  return (
    <g>
      <line x1={x} y1="30" x2={x} y2={height - 34} stroke="#FF7F50" stroke-width="2.4" stroke-dasharray="7 6" />
      <text x={left ? x - 18 : x + 18} y="19" text-anchor={left ? 'end' : 'start'} class="t b bad">
        safety breaks
      </text>
      <g transform={`translate(${x - 12} 2)`}>
        <ShieldCracked size={24} />
      </g>
    </g>
  )
}
