import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Diagram } from '../../../../shared/wire/debrief.ts'
import { AT_START, advanced, type Playback } from '../../../model/playback.ts'
import { createStore, type Store } from '../../../model/store.ts'

/** Where the flow of time has come to, and where it is to be instead. */
type Halt = (before: Playback, after: Playback) => Playback

const NOWHERE: Halt = (_before, after) => after

/** The time of one night's replay. A store, so that sixty times a second only what shows the time is drawn anew. */
export function usePlayback(diagram: Diagram, halt = NOWHERE): Store<Playback> {
  const store = useMemo(() => createStore<Playback>(AT_START), [diagram])
  const halting = useRef(halt)
  halting.current = halt
  useEffect(() => {
    let frame = 0
    let lastMs = 0
    const tick = (nowMs: number) => {
      const before = store.get()
      store.set(halting.current(before, advanced(before, nowMs - lastMs, diagram.endMs)))
      lastMs = nowMs
      frame = store.get().playing ? requestAnimationFrame(tick) : 0
    }
    const begin = (nowMs: number) => {
      lastMs = nowMs
      frame = requestAnimationFrame(tick)
    }
    const stop = store.subscribe(() => {
      if (store.get().playing && frame === 0) frame = requestAnimationFrame(begin)
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [store])
  return store
}
