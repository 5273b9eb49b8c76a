import { useEffect, useMemo, useState } from 'preact/hooks'
import { justBefore, type Moment, momentsFor } from '../../model/foresight.ts'
import type { Playback } from '../../model/playback.ts'
import { wantsReducedMotion } from '../../model/preferences.ts'
import type { Store } from '../../model/store.ts'
import { usePlayback } from '../debrief/replay/use-playback.ts'
import { type Example, type Span, spanOf } from './example.ts'

const REST_MS = 2500

/** The class says what will happen while the sea stands still; it goes on; what came, and why; then who was wrong. */
export type WallStage = 'asked' | 'watched' | 'told' | 'explained'

interface WallShowing {
  readonly playback: Store<Playback>
  readonly span: Span
  readonly question: Moment | undefined
  readonly stage: WallStage
  readonly goOn: () => void
}

/** The class foretells first, where the night asks something before its end on the wall; then the sea plays it again and again. */
export function useWallShowing(example: Example): WallShowing {
  const { debrief } = example
  const playback = usePlayback(debrief.diagram)
  const span = useMemo(() => spanOf(example), [example])
  const { fromMs, untilMs } = span
  const question = useMemo(
    () => momentsFor(debrief, null, null).find(moment => justBefore(moment) < untilMs),
    [debrief, untilMs],
  )
  const stillMs = question === undefined ? fromMs : justBefore(question)
  const [stage, setStage] = useState<WallStage>(question === undefined ? 'explained' : 'asked')

  // Again and again, until a hand takes the slider.
  useEffect(() => {
    playback.set({ ...playback.get(), atMs: stillMs, playing: question === undefined && !wantsReducedMotion() })
    let rest: ReturnType<typeof setTimeout> | null = null
    let flowed = false
    const stop = playback.subscribe(() => {
      const { playing, atMs } = playback.get()
      // At the very end of the night the flow has stopped by itself.
      const came = playing || flowed
      flowed = playing
      if (playing) setStage(now => (now === 'asked' ? 'watched' : now))
      if (atMs < untilMs) return
      setStage(now => (now === 'watched' ? 'told' : now))
      if (!came || rest !== null) return
      playback.set({ ...playback.get(), playing: false })
      if (wantsReducedMotion()) return
      rest = setTimeout(() => {
        rest = null
        if (!playback.get().playing) playback.set({ ...playback.get(), atMs: fromMs, playing: true })
      }, REST_MS)
    })
    return () => {
      stop()
      if (rest !== null) clearTimeout(rest)
    }
  }, [playback, question, stillMs, fromMs, untilMs])

  const goOn = () => {
    if (stage === 'told') setStage('explained')
    else if (stage === 'watched') setStage('told')
    // From the question on, or where that was long before, from a little before the wrong move.
    else playback.set({ ...playback.get(), atMs: Math.max(stillMs, fromMs), playing: true })
  }
  return { playback, span, question, stage, goOn }
}
