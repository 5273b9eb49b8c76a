/** What led to it and what came of it, in space and time: not the whole night, which may be long. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { frameOf, SIDE } from '../../model/diagram.ts'
import type { Playback } from '../../model/playback.ts'
import type { Store } from '../../model/store.ts'
import { Names } from '../debrief/diagram/names.tsx'
import { Picture } from '../debrief/diagram/picture.tsx'
import { Playhead } from '../debrief/replay/playhead.tsx'
import type { Example, Span } from './example.ts'

interface PlaneProps {
  readonly shown: Example
  readonly playback: Store<Playback>
  readonly span: Span
  readonly wrong: string | null
}

/** How much of the wall's height it takes. */
const SHARE = 0.36
/** Of the names before it, as the style sheet has it. */
const NAMES_PX = 150

export function Plane({ shown: { debrief, act }, playback, span: { fromMs, untilMs }, wrong }: PlaneProps) {
  const { diagram } = debrief
  const host = useRef<HTMLElement>(null)
  const [wall, setWall] = useState({ width: 1200, height: 700 })
  useEffect(() => {
    const around = host.current?.parentElement
    if (around === null || around === undefined) return undefined
    const watcher = new ResizeObserver(() => setWall({ width: around.clientWidth, height: innerHeight }))
    watcher.observe(around)
    return () => watcher.disconnect()
  }, [])
  // The diagram is made for a desk: its letters grow and shrink with the wall.
  const zoom = (wall.height * SHARE) / frameOf(diagram, 1).height
  const frame = useMemo(() => {
    const room = wall.width / zoom - NAMES_PX - 2 * SIDE
    const whole = frameOf(diagram, room / Math.max(1000, untilMs - fromMs))
    return { ...whole, fromPx: whole.x(fromMs) - SIDE, toPx: whole.x(untilMs) + SIDE }
  }, [diagram, wall, zoom, fromMs, untilMs])
  return (
    <section ref={host} class="debrief exampleplane" style={{ zoom }} aria-label="The night in space and time">
      <Names diagram={diagram} frame={frame} blamed={wrong} />
      <div class="planeview">
        <div class="diaplane" style={{ transform: `translateX(${-frame.fromPx}px)` }}>
          <Picture
            debrief={debrief}
            frame={frame}
            emphasis={{ blamedAct: act, seenBy: null, onlyLed: false, flags: true }}
            clocks="none"
            callout={false}
          />
          <Playhead playback={playback} frame={frame} onMove={() => undefined} />
        </div>
      </div>
    </section>
  )
}
