import { useContext } from 'preact/hooks'
import { readClock, wallTime } from '../../../shared/kernel/parts/wall-clock.ts'
import { SeatClock } from '../../hud/seat-time.tsx'
import { useNow } from '../../hud/use-now.ts'
import { clockText, simulatedMs, type Tide } from '../../model/tide.ts'

interface SeaClockProps {
  readonly tide: Tide
  readonly paused: boolean
  readonly speed: number
  /** The time alone, without a word on how it flows. */
  readonly calm: boolean
}

/** The sea's clock, or the island's own where no two agree. While somebody owes an answer it stands still, or the timers alone do; it says so. */
export function SeaClock({ tide, paused, speed, calm }: SeaClockProps) {
  const own = useContext(SeatClock)
  const now = useNow(100, tide.rate > 0)
  const atMs = simulatedMs(tide, now)
  const flow = paused ? 'paused' : flowWord(tide, speed)
  return (
    <div class="clock">
      <b role="timer" aria-label={own === null ? 'Sea time' : 'Your island’s own clock'}>
        {own === null ? clockText(atMs) : wallTime(readClock(own, atMs))}
      </b>
      {!calm && <span class="dim">{flow}</span>}
    </div>
  )
}

function flowWord(tide: Tide, speed: number): string {
  if (tide.rate === 0) return 'waits'
  if (tide.held) return 'timers wait'
  return tide.rate > speed ? 'hurries' : `${speed}×`
}
