/** The night once more, on the sea: everything, or what one node saw of it. */
import { useMemo } from 'preact/hooks'
import type { Debrief } from '../../../../shared/wire/debrief.ts'
import { useStore } from '../../../hud/use-store.ts'
import type { Playback } from '../../../model/playback.ts'
import { justNow } from '../../../model/replay.ts'
import type { Stop } from '../../../model/stops.ts'
import type { Store } from '../../../model/store.ts'
import { secondsText } from '../../../model/tide.ts'
import { ChartHost } from './chart-host.tsx'
import { Transport } from './transport.tsx'

interface ReplayProps {
  readonly debrief: Debrief
  readonly stops: readonly Stop[]
  readonly playback: Store<Playback>
  readonly viewer: string | null
  /** The sea is shown, not only the slider. */
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

export function Replay({ debrief, stops, playback, viewer, open, onOpen }: ReplayProps) {
  const moments = useMemo(
    () => [...new Set(stops.filter(stop => viewer === null || stop.node === viewer).map(stop => stop.atMs))],
    [stops, viewer],
  )
  return (
    <section class="replay" aria-label="Replay">
      <Transport debrief={debrief} playback={playback} moments={moments} />
      {open && (
        <>
          <ChartHost diagram={debrief.diagram} playback={playback} viewer={viewer} />
          <JustNow stops={stops} playback={playback} viewer={viewer} />
        </>
      )}
      <button type="button" class="btn" aria-expanded={open} onClick={() => onOpen(!open)}>
        {open ? 'Hide the sea' : viewer === null ? 'Watch it on the sea' : `Watch it as ${viewer} saw it`}
      </button>
    </section>
  )
}

const LINES = 3

/** What the chart shows, in words. */
function JustNow({ stops, playback, viewer }: Pick<ReplayProps, 'stops' | 'playback' | 'viewer'>) {
  const { atMs } = useStore(playback)
  const lines = justNow(stops, atMs, viewer, LINES)
  return (
    <ol class="justnow" aria-label="Just happened">
      {lines.length === 0 && <li class="dim">Nothing has happened yet.</li>}
      {lines.map(stop => (
        <li key={stop.act}>
          <time class="num dim">{secondsText(stop.atMs)}</time> <b>{stop.node}</b> {stop.words}
        </li>
      ))}
    </ol>
  )
}
