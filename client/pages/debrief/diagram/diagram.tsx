/** The space-time diagram: a line per node, time to the right, messages between. It scrolls; the names stay. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Debrief } from '../../../../shared/wire/debrief.ts'
import { Bot, ShieldCracked } from '../../../hud/icons.tsx'
import { LifeRing } from '../../../hud/life-ring.tsx'
import { Scroller } from '../../../hud/scroller.tsx'
import { fitting, frameOf, openingScale, TOP, ticks } from '../../../model/diagram.ts'
import { Arrows } from './arrows.tsx'
import { Blamed, Lines, Marks } from './marks.tsx'
import { Tools } from './tools.tsx'

const STEP = 1.5
/** Narrower than this the callout would hide what it points at; the box beside the diagram says the same. */
const CALLOUT_ROOM = 560

export function SpaceTime({ debrief }: { readonly debrief: Debrief }) {
  const { diagram, blame } = debrief
  const scroller = useRef<HTMLElement>(null)
  const [room, setRoom] = useState(0)
  const [zoom, setZoom] = useState<number | null>(null)
  const [seenBy, setSeenBy] = useState<string | null>(null)

  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setRoom(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const scale = zoom ?? openingScale(debrief, room)
  const frame = frameOf(diagram, scale)

  // The wrong step stands in view when the page opens.
  const focusMs = blame?.atMs ?? diagram.arrows[0]?.sentMs ?? 0
  useEffect(() => {
    const element = scroller.current
    if (element !== null && room > 0) element.scrollLeft = frame.x(focusMs) - room * 0.33
  }, [room, scale, focusMs])

  return (
    <section class="panel dia" aria-labelledby="dia-title">
      <h2 id="dia-title" class="sr">
        What happened, in space and time
      </h2>
      <Tools
        nodes={diagram.nodes.map(entry => entry.node)}
        seenBy={seenBy}
        broken={diagram.brokeAtMs !== null}
        answers={diagram.events.some(event => event.kind === 'request')}
        onSee={setSeenBy}
        onZoom={direction =>
          setZoom(Math.max(fitting(diagram, room), Math.min(0.3, direction > 0 ? scale * STEP : scale / STEP)))
        }
      />
      <div class="diabody">
        <ul class="dianames" style={{ height: `${frame.height}px` }}>
          {diagram.nodes.map(entry => (
            <li key={entry.node} style={{ top: `${frame.y(entry.node) - 22}px` }}>
              <LifeRing node={entry.node} size={44} tone={entry.node === blame?.node ? 'bad' : 'plain'} />
              <span>{entry.player}</span>
              {entry.kind === 'bot' && <Bot />}
              {entry.kind === 'bot' && <span class="sr">bot</span>}
            </li>
          ))}
        </ul>
        <Scroller hold={scroller} class="diascroll" label="Space-time diagram; the same as a table is below">
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
            {ticks(diagram.endMs, scale).map(ms => (
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
            <Arrows diagram={diagram} frame={frame} blamedAct={blame?.act ?? null} seenBy={seenBy} />
            <Marks diagram={diagram} frame={frame} />
            {diagram.brokeAtMs !== null && (
              <Break x={frame.x(diagram.brokeAtMs)} height={frame.height} width={frame.width} />
            )}
            {blame !== null && <Blamed blame={blame} frame={frame} words={room > CALLOUT_ROOM} />}
          </svg>
        </Scroller>
      </div>
    </section>
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
