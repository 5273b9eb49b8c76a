/** One wrong move and what came of it, without a name: the sea plays it again and again, beside it the reason. */
import { useEffect, useMemo } from 'preact/hooks'
import type { Shown } from '../../../shared/wire/classroom.ts'
import { wantsReducedMotion } from '../../model/preferences.ts'
import { stopsOf } from '../../model/stops.ts'
import { secondsText } from '../../model/tide.ts'
import { ChartHost } from '../debrief/replay/chart-host.tsx'
import { Transport } from '../debrief/replay/transport.tsx'
import { usePlayback } from '../debrief/replay/use-playback.ts'
import { Plane } from './plane.tsx'

export type Example = Extract<Shown, { type: 'example' }>

const BEFORE_MS = 8_000
const AFTER_MS = 5_000
/** What came of it is looked for so far, when nothing broke. */
const SPAN_MS = 25_000
const LONGEST_MS = 90_000
const REST_MS = 2500

export function ExampleShown({ shown }: { readonly shown: Example }) {
  const { debrief, rule, act, word } = shown
  const { diagram } = debrief
  const mistake = debrief.mistakes.find(one => one.act === act && one.rule === rule)
  const playback = usePlayback(diagram)
  const stops = useMemo(() => [...new Set(stopsOf(diagram).map(stop => stop.atMs))], [diagram])
  const atMs = mistake?.atMs ?? 0
  const cameMs = diagram.brokeAtMs === null ? atMs + SPAN_MS : diagram.brokeAtMs + AFTER_MS
  const fromMs = Math.max(0, atMs - BEFORE_MS)
  const untilMs = Math.min(diagram.endMs, cameMs, atMs + LONGEST_MS)

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
          <b>{debrief.headline}.</b>
          {mistake === undefined && ` ${plain(debrief.sentence)}`}
        </p>
      </section>
      <section class="examplesea" aria-label="The night again">
        <ChartHost diagram={diagram} playback={playback} viewer={null} />
        <Transport debrief={debrief} playback={playback} moments={stops} />
      </section>
      <Plane shown={shown} playback={playback} fromMs={fromMs} untilMs={untilMs} wrong={mistake?.node ?? null} />
    </main>
  )
}

/** Without names a node is called by its own twice: "n1 (n1)". */
const plain = (sentence: string): string => sentence.replace(/(\S+) \(\1\)/g, '$1')
