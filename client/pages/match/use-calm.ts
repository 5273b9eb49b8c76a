import { useEffect, useState } from 'preact/hooks'
import { hasActed, type RoomState } from '../../model/room-state.ts'

/** A newcomer reads one sentence and one decision before the rest comes up. */
const CALM_MS = 5500

/** True in the first seconds of the first guided night, until the first move of the own hand. */
export function useCalm(state: RoomState): boolean {
  const { screen, nightSinceMs } = state
  const first = screen !== null && screen.scaffold === 'guided' && screen.night.index === 0 && !hasActed(state)
  const [over, setOver] = useState(() => performance.now() - nightSinceMs >= CALM_MS)
  useEffect(() => {
    const left = nightSinceMs + CALM_MS - performance.now()
    setOver(left <= 0)
    if (left <= 0) return undefined
    const timer = setTimeout(() => setOver(true), left)
    return () => clearTimeout(timer)
  }, [nightSinceMs])
  return first && !over
}
