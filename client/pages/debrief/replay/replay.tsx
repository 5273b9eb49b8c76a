/** The night once more, on the sea: everything, or what one node saw of it. */
import { useMemo, useRef } from 'preact/hooks'
import type { Debrief } from '../../../../shared/wire/debrief.ts'
import { useStore } from '../../../hud/use-store.ts'
import { answered, type Foresight, passedOver } from '../../../model/foresight.ts'
import type { Playback } from '../../../model/playback.ts'
import { justNow } from '../../../model/replay.ts'
import type { Stop } from '../../../model/stops.ts'
import type { Store } from '../../../model/store.ts'
import { secondsText } from '../../../model/tide.ts'
import { ChartHost } from './chart-host.tsx'
import { ForesightBox } from './foresight-box.tsx'
import { ForetellSwitch } from './foretell-switch.tsx'
import { Transport } from './transport.tsx'

interface ReplayProps {
  readonly debrief: Debrief
  readonly stops: readonly Stop[]
  readonly playback: Store<Playback>
  readonly foresight: Store<Foresight>
  readonly viewer: string | null
  /** Where the reader sat. */
  readonly you: string | null
  /** The sea is shown, not only the slider. */
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

export function Replay({ debrief, stops, playback, foresight, viewer, you, open, onOpen }: ReplayProps) {
  const asking = useStore(foresight).open !== null
  const section = useRef<HTMLElement>(null)
  const moments = useMemo(
    () => [...new Set(stops.filter(stop => viewer === null || stop.node === viewer).map(stop => stop.atMs))],
    [stops, viewer],
  )
  /** The question is gone, and the keyboard is where the night can be halted again. */
  const goOn = (next: Foresight) => {
    foresight.set(next)
    playback.set({ ...playback.get(), playing: true })
    section.current?.querySelector<HTMLElement>('.play')?.focus({ preventScroll: true })
  }
  return (
    <section ref={section} class="replay" aria-label="Replay">
      <Transport debrief={debrief} playback={playback} moments={moments} pins={!asking} />
      <ForesightBox
        foresight={foresight}
        onSay={(choice, confidence) => goOn(answered(foresight.get(), choice, confidence))}
        onPass={() => goOn(passedOver(foresight.get()))}
      />
      {open && (
        <>
          <ChartHost diagram={debrief.diagram} playback={playback} viewer={viewer} />
          <JustNow stops={stops} playback={playback} viewer={viewer} />
        </>
      )}
      <div class="replayfoot">
        <button type="button" class="btn" aria-expanded={open} onClick={() => onOpen(!open)}>
          {open ? 'Hide the sea' : viewer === null ? 'Watch it on the sea' : `Watch it as ${viewer} saw it`}
        </button>
        <ForetellSwitch debrief={debrief} viewer={viewer} you={you} />
      </div>
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
