/** A time as this seat reads it: on the island's own clock where it has one, which may be wrong; else sea time. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { LocalClock } from '../../shared/kernel/level.ts'
import { readClock, wallTime } from '../../shared/kernel/parts/wall-clock.ts'
import { clockText } from '../model/tide.ts'

export const SeatClock = createContext<LocalClock | null>(null)

interface SeatTimeProps {
  readonly atMs: number
  readonly class?: string
}

export function SeatTime({ atMs, class: look }: SeatTimeProps) {
  const clock = useContext(SeatClock)
  return <time class={look}>{clock === null ? clockText(atMs, false) : wallTime(readClock(clock, atMs))}</time>
}
