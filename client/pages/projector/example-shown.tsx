/** One wrong move and what came of it, without a name: the sea plays it again and again, beside it the reason. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Shown } from '../../../shared/wire/classroom.ts'
import { fitting, frameOf } from '../../model/diagram.ts'
import { wantsReducedMotion } from '../../model/preferences.ts'
import { stopsOf } from '../../model/stops.ts'
import { secondsText } from '../../model/tide.ts'
import { Names } from '../debrief/diagram/names.tsx'
import { Picture } from '../debrief/diagram/picture.tsx'
import { ChartHost } from '../debrief/replay/chart-host.tsx'
import { Playhead } from '../debrief/replay/playhead.tsx'
import { Transport } from '../debrief/replay/transport.tsx'
import { usePlayback } from '../debrief/replay/use-playback.ts'

type Example = Extract<Shown, { type: 'example' }>

const BEFORE_MS = 5000
const AFTER_MS = 4000
const REST_MS = 2500
/** How much of the wall's height the diagram takes. */
const PLANE_SHARE = 0.42

export function ExampleShown({ shown }: { readonly shown: Example }) {
  const { debrief, rule, act, word } = shown
  const { diagram } = debrief
  const mistake = debrief.mistakes.find(one => one.act === act && one.rule === rule)
  const playback = usePlayback(diagram)
  const stops = useMemo(() => [...new Set(stopsOf(diagram).map(stop => stop.atMs))], [diagram])
  const fromMs = Math.max(0, (mistake?.atMs ?? 0) - BEFORE_MS)
  const untilMs = Math.min(diagram.endMs, (diagram.brokeAtMs ?? mistake?.atMs ?? diagram.endMs) + AFTER_MS)

  // Again and again, until a hand takes the slider.
  useEffect(() => {
    playback.set({ ...playback.get(), atMs: fromMs, playing: !wantsReducedMotion() })
    let rest: ReturnType<typeof setTimeout> | null = null
    const stop = playback.subscribe(() => {
      const { playing, atMs } = playback.get()
      if (!playing || atMs < untilMs || rest !== null) return
      playback.set({ ...playback.get(), playing: false })
      rest = setTimeout(() => {
        rest = null
        if (!playback.get().playing) playback.set({ ...playback.get(), atMs: fromMs, playing: true })
      }, REST_MS)
    })
    return () => {
      stop()
      if (rest !== null) clearTimeout(rest)
    }
  }, [playback, fromMs, untilMs])

  return (
    <main class="example">
      <section class="examplewords">
        <p class="tag">A wrong move, and what came of it</p>
        <h2>{word}</h2>
        {mistake !== undefined && (
          <>
            <p>
              <b>
                {mistake.node}: {mistake.did.word}
              </b>{' '}
              <span class="dim num">at {secondsText(mistake.atMs)}</span>
            </p>
            <p>
              {mistake.why} <cite>{mistake.cite}</cite>
            </p>
            {mistake.instead !== null && (
              <p>
                The textbook: <b>{mistake.instead.word}</b>
              </p>
            )}
          </>
        )}
        <p class={debrief.safety.held ? 'wait' : 'bad'}>
          <b>{debrief.headline}.</b> {plain(debrief.sentence)}
        </p>
      </section>
      <section class="examplesea" aria-label="The night again">
        <ChartHost diagram={diagram} playback={playback} viewer={null} />
        <Transport debrief={debrief} playback={playback} moments={stops} />
      </section>
      <Plane shown={shown} playback={playback} wrong={mistake?.node ?? null} />
    </main>
  )
}

/** Without names a node is called by its own twice: "n1 (n1)". */
const plain = (sentence: string): string => sentence.replace(/(\S+) \(\1\)/g, '$1')

interface PlaneProps {
  readonly shown: Example
  readonly playback: ReturnType<typeof usePlayback>
  readonly wrong: string | null
}

/** The whole night in space and time, as wide as the wall. */
function Plane({ shown: { debrief, act }, playback, wrong }: PlaneProps) {
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
  const { diagram } = debrief
  const tall = frameOf(diagram, 1).height
  const zoom = space.height / tall
  const frame = useMemo(() => frameOf(diagram, fitting(diagram, space.width / zoom)), [diagram, space.width, zoom])
  return (
    <section class="debrief exampleplane" style={{ zoom }} aria-label="The night in space and time">
      <Names diagram={diagram} frame={frame} blamed={wrong} />
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
