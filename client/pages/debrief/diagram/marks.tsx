/** What happened on each node's line: its moves and rings, its crashes, and what it claimed. */
import type { Diagram } from '../../../../shared/wire/debrief.ts'
import { type Banner, banners, type Frame, inView } from '../../../model/diagram.ts'
import { markPaths } from '../../../model/mark-paths.ts'

interface MarksProps {
  readonly diagram: Diagram
  readonly frame: Frame
  readonly onlyLed: boolean
}

export function Lines({ diagram, frame }: Omit<MarksProps, 'onlyLed'>) {
  return (
    <>
      {diagram.nodes.map(({ node }) => (
        <line
          key={node}
          x1={frame.x(0)}
          y1={frame.y(node)}
          x2={frame.x(diagram.endMs)}
          y2={frame.y(node)}
          stroke="#4C6986"
          stroke-width="2.4"
        />
      ))}
      {diagram.gaps.map(gap => (
        <Gap
          key={`${gap.node}${gap.fromMs}`}
          x={frame.x(gap.fromMs)}
          y={frame.y(gap.node)}
          width={Math.max(8, frame.x(gap.toMs) - frame.x(gap.fromMs))}
        />
      ))}
    </>
  )
}

function Gap({ x, y, width }: { readonly x: number; readonly y: number; readonly width: number }) {
  return (
    <g>
      <rect x={x} y={y - 17} width={width} height="34" rx="6" fill="#04090F" />
      <rect
        x={x}
        y={y - 17}
        width={width}
        height="34"
        rx="6"
        fill="url(#hatch)"
        stroke="#8FA6BD"
        stroke-width="2"
        stroke-dasharray="6 5"
      />
      {width > 96 && (
        <>
          <rect x={x + width / 2 - 42} y={y - 13} width="84" height="26" rx="13" fill="#04090F" />
          <text x={x + width / 2} y={y + 5.5} text-anchor="middle" class="t b">
            crashed
          </text>
        </>
      )}
      <circle cx={x + width} cy={y} r="6" fill="#0B1826" stroke="#A9C0D5" stroke-width="3" />
    </g>
  )
}

export function Marks({ diagram, frame, onlyLed }: MarksProps) {
  const events = diagram.events.filter(event => !onlyLed || event.ledToIt)
  const paths = markPaths(events, frame)
  return (
    <>
      <path d={paths.moves} fill="#7E98B2" stroke="#0B1826" stroke-width="2" />
      <path d={paths.rings} fill="#0B1826" stroke="#7E98B2" stroke-width="2.4" />
      <path d={paths.ledMoves} fill="#D3DDE6" stroke="#0B1826" stroke-width="2" />
      <path d={paths.ledRings} fill="#0B1826" stroke="#D3DDE6" stroke-width="2.4" />
      <path d={paths.wrong} fill="none" stroke="#FF7F50" stroke-width="2.4" />
      {banners(diagram, frame)
        .filter(banner => inView(frame, banner.x) && (!onlyLed || banner.event.ledToIt))
        .toSorted((a, b) => Number(b.small) - Number(a.small))
        .map(banner => (
          <Claim key={`${banner.event.act}${banner.event.word}`} banner={banner} />
        ))}
    </>
  )
}

function Claim({ banner }: { readonly banner: Banner }) {
  const { x, y, width, small, answer, flip, words } = banner
  const top = small ? y - 26 : y - 46
  const side = flip ? -1 : 1
  return (
    <g>
      <line x1={x} y1={y} x2={x} y2={top} stroke="#B98A5C" stroke-width={small ? 2 : 3} />
      {small ? (
        <path
          d={`M${x} ${top}h14l-4 5l4 5h-14z`}
          fill={answer ? 'none' : '#F0E442'}
          stroke={answer ? '#A79F3C' : 'none'}
          stroke-width="1.6"
        />
      ) : (
        <>
          <path d={`M${x} ${top}h${width * side}l${-9 * side} 14l${9 * side} 14h${-width * side}z`} fill="#F0E442" />
          <text x={x + 10 * side} y={top + 19.5} text-anchor={flip ? 'end' : 'start'} class="t b on">
            {words}
          </text>
        </>
      )}
      <circle cx={x} cy={y} r={small ? 4 : 5} fill={answer ? '#A79F3C' : '#F0E442'} />
    </g>
  )
}
