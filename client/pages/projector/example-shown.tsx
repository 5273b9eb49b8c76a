/** One wrong move and what came of it, without a name: first foretold, then played by the sea, beside it the reason. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { fitting, frameOf } from '../../model/diagram.ts'
import type { Playback } from '../../model/playback.ts'
import { stopsOf } from '../../model/stops.ts'
import type { Store } from '../../model/store.ts'
import { Names } from '../debrief/diagram/names.tsx'
import { Picture } from '../debrief/diagram/picture.tsx'
import { ChartHost } from '../debrief/replay/chart-host.tsx'
import { Playhead } from '../debrief/replay/playhead.tsx'
import { Transport } from '../debrief/replay/transport.tsx'
import { type Example, mistakeOf } from './example.ts'
import { ExampleWords } from './example-words.tsx'
import { useWallShowing } from './use-wall-showing.ts'
import { WallQuestion } from './wall-question.tsx'

/** How much of the wall's height the diagram takes. */
const PLANE_SHARE = 0.42

export function ExampleShown({ shown }: { readonly shown: Example }) {
  const { debrief } = shown
  const { diagram } = debrief
  const { playback, question, stage, goOn } = useWallShowing(shown)
  const stops = useMemo(() => [...new Set(stopsOf(diagram).map(stop => stop.atMs))], [diagram])
  const explained = stage === 'explained' || question === undefined
  return (
    <main class="example">
      {explained ? <ExampleWords shown={shown} /> : <WallQuestion question={question} stage={stage} onGoOn={goOn} />}
      <section class="examplesea" aria-label="The night again">
        <ChartHost diagram={diagram} playback={playback} viewer={null} />
        <Transport debrief={debrief} playback={playback} moments={stops} pins={explained} />
      </section>
      {explained && <Plane shown={shown} playback={playback} />}
    </main>
  )
}

interface PlaneProps {
  readonly shown: Example
  readonly playback: Store<Playback>
}

/** The whole night in space and time, as wide as the wall. */
function Plane({ shown, playback }: PlaneProps) {
  const host = useRef<HTMLDivElement>(null)
  const [space, setSpace] = useState({ width: 900, height: 400 })
  useEffect(() => {
    const element = host.current
    if (element === null) return undefined
    const measure = () => setSpace({ width: element.clientWidth, height: innerHeight * PLANE_SHARE })
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  const { debrief, act } = shown
  const { diagram } = debrief
  const tall = frameOf(diagram, 1).height
  const zoom = space.height / tall
  const frame = useMemo(() => frameOf(diagram, fitting(diagram, space.width)), [diagram, space.width])
  return (
    <section class="debrief exampleplane" style={{ zoom }} aria-label="The night in space and time">
      <Names diagram={diagram} frame={frame} blamed={mistakeOf(shown)?.node ?? null} />
      <div ref={host} class="diaplane">
        <Picture
          debrief={debrief}
          frame={frame}
          emphasis={{ blamedAct: act, seenBy: null, onlyLed: diagram.brokeAtMs !== null, flags: true }}
          clocks="none"
          callout={false}
        />
        <Playhead playback={playback} frame={frame} onMove={() => undefined} />
      </div>
    </section>
  )
}
