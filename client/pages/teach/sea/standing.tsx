/** What stands on a small sea: land, towers and what they claim, fog. */
import type { SeaSight } from '../../../../shared/wire/classroom.ts'
import { clamp } from '../../../board/geometry.ts'
import { fogWalls, type SeaFrame } from '../../../model/sea-sight.ts'
import { Isle, Shelf } from './isle.tsx'

interface StandingProps {
  readonly sight: SeaSight
  readonly frame: SeaFrame
  readonly names: boolean
}

/** Below the middle of an island. */
const NAME_DOWN = 25
/** Of a letter, at most; so that what stands at the edge is not cut off. */
const LETTER = 6.4

export function Standing({ sight, frame, names }: StandingProps) {
  const { unit, width, height, places } = frame
  const spots = sight.islands.map(island => {
    const { x, y } = places[island.node] ?? { x: 0, y: 0 }
    return { island, x, y, transform: `translate(${x} ${y}) scale(${unit})` }
  })
  return (
    <>
      {spots.map(({ island, transform }) => (
        <g key={island.node} transform={transform}>
          <Shelf node={island.node} />
        </g>
      ))}
      {spots.map(({ island, transform }) => (
        <g key={island.node} transform={transform}>
          <Isle island={island} />
        </g>
      ))}
      {fogWalls(frame, sight).map(x => (
        <Fog key={x} x={x} height={height} unit={unit} />
      ))}
      {names &&
        spots.map(({ island: { node, up, mark }, x, y }) => {
          const word = up ? mark.word : 'dark'
          const half = ((node.length + 1 + word.length) * LETTER) / 2
          return (
            <text
              key={node}
              class="seaname"
              x={clamp(x, half, width - half)}
              y={y + NAME_DOWN * unit}
              text-anchor="middle"
            >
              <tspan class="b">{node}</tspan>
              <tspan class="role"> {word}</tspan>
            </text>
          )
        })}
    </>
  )
}

const BANKS = ['#54708A', '#7C97AF', '#A3BACD'] as const

/** Each tone for the whole wall before the next. */
function Fog({ x, height, unit }: { readonly x: number; readonly height: number; readonly unit: number }) {
  const gap = 11 * unit
  const steps = Array.from({ length: Math.ceil(height / gap) + 1 }, (_, i) => i)
  return (
    <g>
      {BANKS.map((fill, tone) =>
        steps.map(i => (
          <circle
            key={`${fill}${i}`}
            cx={x + (Math.sin(i * 1.7) * 4 - tone * 1.5) * unit}
            cy={i * gap}
            r={(9 - tone * 2) * unit}
            fill={fill}
            opacity="0.9"
          />
        )),
      )}
    </g>
  )
}
