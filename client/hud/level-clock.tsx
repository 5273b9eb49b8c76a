import { useContext } from 'preact/hooks'
import { clockText } from '../model/tide.ts'
import { InClass } from './class-context.ts'
import { useNow } from './use-now.ts'

/** In a class with a timer: the real time that is left for this level. */
export function LevelClock() {
  const endsMs = useContext(InClass)?.endsMs ?? null
  const nowMs = useNow(1000, endsMs !== null)
  if (endsMs === null) return null
  return (
    <span class="levelclock num" role="timer" title="Time left for this level">
      <span class="sr">Time left for this level: </span>
      {clockText(endsMs - nowMs, false)}
    </span>
  )
}
