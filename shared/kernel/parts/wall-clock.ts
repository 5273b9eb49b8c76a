/** Clocks on the wall: each node has its own, and no two agree. */
import type { LocalClock } from '../level.ts'

export function readClock({ showsMs, drift }: LocalClock, nowMs: number): number {
  return Math.round(showsMs + nowMs * (1 + drift))
}

const DAY_S = 86_400

/** Hours, minutes and seconds of a day, as a clock shows them. */
export function wallTime(clockMs: number): string {
  const seconds = ((Math.floor(clockMs / 1000) % DAY_S) + DAY_S) % DAY_S
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
}
