import { useEffect } from 'preact/hooks'
import { useStore } from '../../../hud/use-store.ts'
import type { Frame } from '../../../model/diagram.ts'
import type { Playback } from '../../../model/playback.ts'
import type { Store } from '../../../model/store.ts'

interface PlayheadProps {
  readonly playback: Store<Playback>
  readonly frame: Frame
  readonly onMove: (atMs: number) => void
}

/** The replay's moment, as a line across the diagram. */
export function Playhead({ playback, frame, onMove }: PlayheadProps) {
  const { atMs } = useStore(playback)
  useEffect(() => {
    if (atMs > 0) onMove(atMs)
  }, [atMs])
  return <div class="playhead" hidden={atMs === 0} style={{ transform: `translateX(${frame.x(atMs)}px)` }} />
}
