/** Play, pause, how fast, and the slider of the night. */
import type { ComponentChildren } from 'preact'
import type { Debrief } from '../../../../shared/wire/debrief.ts'
import { Pause, Play, ShieldCracked } from '../../../hud/icons.tsx'
import { useStore } from '../../../hud/use-store.ts'
import { neighbour, type Playback, REPLAY_SPEEDS, sought, toggled } from '../../../model/playback.ts'
import type { Store } from '../../../model/store.ts'
import { secondsText } from '../../../model/tide.ts'

interface TransportProps {
  readonly debrief: Debrief
  readonly playback: Store<Playback>
  /** When something happened, in order: the arrow keys go from one to the next. */
  readonly moments: readonly number[]
  /** Where it went wrong and broke is marked; not while somebody is to say what will happen. */
  readonly pins: boolean
}

export function Transport({ debrief, playback, moments, pins }: TransportProps) {
  const now = useStore(playback)
  const { endMs, brokeAtMs } = debrief.diagram
  const toggle = () => playback.set(toggled(playback.get(), endMs))
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const side = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (event.key === ' ') toggle()
    else if (side !== 0)
      playback.set(sought(playback.get(), neighbour(moments, playback.get().atMs, side, endMs), endMs))
    else return
    event.preventDefault()
  }
  return (
    <div class="transport">
      <button type="button" class="round play" aria-label={now.playing ? 'Pause' : 'Play'} onClick={toggle}>
        {now.playing ? <Pause /> : <Play />}
      </button>
      <div class="slider">
        <input
          type="range"
          min={0}
          max={endMs}
          step={1}
          value={now.atMs}
          aria-label="Moment of the night"
          aria-valuetext={secondsText(now.atMs)}
          aria-description="Space plays and pauses; the left and right arrows go from event to event."
          onInput={event => playback.set(sought(playback.get(), event.currentTarget.valueAsNumber, endMs))}
          onKeyDown={onKey}
        />
        {pins && debrief.blame !== null && (
          <Pin atMs={debrief.blame.atMs} endMs={endMs} sign={<i class="wrongpin" />} />
        )}
        {pins && brokeAtMs !== null && <Pin atMs={brokeAtMs} endMs={endMs} sign={<ShieldCracked size={20} />} />}
      </div>
      <time class="num">{secondsText(now.atMs)}</time>
      <label>
        <span class="sr">Speed</span>
        <select
          class="input"
          value={now.speed}
          onChange={event => {
            const speed = REPLAY_SPEEDS.find(one => String(one) === event.currentTarget.value)
            if (speed !== undefined) playback.set({ ...playback.get(), speed })
          }}
        >
          {REPLAY_SPEEDS.map(speed => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** A moment that matters, above the slider. */
function Pin({
  atMs,
  endMs,
  sign,
}: {
  readonly atMs: number
  readonly endMs: number
  readonly sign: ComponentChildren
}) {
  return (
    <span class="pin" aria-hidden="true" style={{ left: `calc(${(atMs / Math.max(1, endMs)) * 100}%)` }}>
      {sign}
    </span>
  )
}
