/**
 * The tide: how simulated time flows against real time. In guided and practice modes it waits for whoever owes an answer,
 * and hurries when no hand has anything to do; in exam mode it flows steadily, whoever is late. Alone, the whole sea stands
 * still. In company only the timers do: boats sail on, so that five people answer five boats at once and not in turn
 * (measured with 6 s hands: a night of five people took 5 minutes when the sea stood still, each idle for 85% of it).
 */
import type { Scaffold } from '../kernel/level.ts'

/** How long one answer may hold the sea for everybody else: less after each answer that used it up. */
export const PATIENCE_MS = [20_000, 10_000, 5_000] as const
/** How much faster than real time the sea flows while nobody has anything to decide. */
export const HURRY = 3

export interface Debt {
  readonly sinceMs: number
  /** How often this seat has used up its patience without a punctual answer since. */
  readonly strikes: number
  /** So much more patience than others get: an instructor may give somebody extra time, and nobody else is told. */
  readonly extra: number
}

export interface Waters {
  readonly scaffold: Scaffold
  readonly paused: boolean
  readonly speed: number
  /** What the present persons owe, in real time. */
  readonly debts: readonly Debt[]
  readonly persons: number
}

export function patienceMs(strikes: number, persons: number, extra = 1): number {
  if (persons <= 1) return Number.POSITIVE_INFINITY // who plays alone keeps nobody waiting
  return (PATIENCE_MS[Math.min(strikes, PATIENCE_MS.length - 1)] ?? 0) * extra
}

/** `rate`: simulated milliseconds a real millisecond; `held`: timers stand still; until when (real time) if nothing else happens. */
export interface Flow {
  readonly rate: number
  readonly held: boolean
  readonly untilMs: number
}

export function flow(waters: Waters, realMs: number): Flow {
  const { scaffold, paused, speed, debts, persons } = waters
  const forever = Number.POSITIVE_INFINITY
  if (paused) return { rate: 0, held: false, untilMs: forever }
  if (scaffold === 'exam') return { rate: speed, held: false, untilMs: forever }
  if (debts.length === 0) return { rate: persons === 0 ? speed : speed * HURRY, held: false, untilMs: forever }
  const holding = debts.map(d => d.sinceMs + patienceMs(d.strikes, persons, d.extra)).filter(until => until > realMs)
  if (holding.length === 0) return { rate: speed, held: false, untilMs: forever }
  return persons <= 1
    ? { rate: 0, held: false, untilMs: Math.max(...holding) }
    : { rate: speed * HURRY, held: true, untilMs: Math.max(...holding) }
}
