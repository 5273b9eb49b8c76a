/** What happened on each node's line: moves, crashes, claims, and the step that was wrong. */
import type { Diagram, DiagramEvent, MistakeReport } from '../../../../shared/wire/debrief.ts'
import { type Banner, banners, type Frame } from '../../../model/diagram.ts'

export function Lines({ diagram, frame }: { readonly diagram: Diagram; readonly frame: Frame }) {
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
      {diagram.gaps.map(gap => {
        const x = frame.x(gap.fromMs)
        const width = Math.max(8, frame.x(gap.toMs) - x)
        const y = frame.y(gap.node)
        return (
          <g key={`${gap.node}${gap.fromMs}`}>
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
      })}
    </>
  )
}

export function Marks({ diagram, frame }: { readonly diagram: Diagram; readonly frame: Frame }) {
  return (
    <>
      {diagram.events.map(event => (
        <Mark
          key={`${event.act}${event.kind}${event.word}`}
          event={event}
          x={frame.x(event.atMs)}
          y={frame.y(event.node)}
        />
      ))}
      {banners(diagram, frame)
        .toSorted((a, b) => Number(b.small) - Number(a.small))
        .map(banner => (
          <Claim key={`${banner.event.act}${banner.event.word}`} banner={banner} />
        ))}
    </>
  )
}

function Mark({ event, x, y }: { readonly event: DiagramEvent; readonly x: number; readonly y: number }) {
  if (event.kind === 'claim' || event.kind === 'crash' || event.kind === 'restart') return null
  const size = event.ledToIt ? 14 : 8
  const fill = event.ledToIt ? '#D3DDE6' : '#7E98B2'
  return (
    <g>
      <title>{`${event.word}. ${event.detail}`}</title>
      {event.kind === 'move' ? (
        <rect
          x={x - size / 2}
          y={y - size / 2}
          width={size}
          height={size}
          rx="2"
          fill={fill}
          stroke="#0B1826"
          stroke-width="2"
        />
      ) : (
        <circle cx={x} cy={y} r={size / 2} fill="#0B1826" stroke={fill} stroke-width="2.4" />
      )}
      {event.rules.length > 0 && <circle cx={x} cy={y} r="12" fill="none" stroke="#FF7F50" stroke-width="2.4" />}
    </g>
  )
}

function Claim({ banner }: { readonly banner: Banner }) {
  const { x, y, width, small, answer, flip, words, event } = banner
  const top = small ? y - 26 : y - 46
  const side = flip ? -1 : 1
  return (
    <g>
      <title>{`${event.node} claims: ${words}`}</title>
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
