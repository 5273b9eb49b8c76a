/**
 * The tide: how simulated time flows against real time. In guided and practice modes it stands still while a person owes
 * an answer, and hurries when no hand has anything to do; in exam mode it flows steadily, whoever is late.
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
}

export interface Waters {
  readonly scaffold: Scaffold
  readonly paused: boolean
  readonly speed: number
  /** What the present persons owe, in real time. */
  readonly debts: readonly Debt[]
  readonly persons: number
}

export function patienceMs(strikes: number, persons: number): number {
  if (persons <= 1) return Number.POSITIVE_INFINITY // who plays alone keeps nobody waiting
  return PATIENCE_MS[Math.min(strikes, PATIENCE_MS.length - 1)] ?? 0
}

/** Simulated milliseconds a real millisecond, and until when that holds (real time) if nothing else happens. */
export function flow(waters: Waters, realMs: number): { readonly rate: number; readonly untilMs: number } {
  const { scaffold, paused, speed, debts, persons } = waters
  const forever = Number.POSITIVE_INFINITY
  if (paused) return { rate: 0, untilMs: forever }
  if (scaffold === 'exam') return { rate: speed, untilMs: forever }
  if (debts.length === 0) return { rate: persons === 0 ? speed : speed * HURRY, untilMs: forever }
  const holding = debts.map(d => d.sinceMs + patienceMs(d.strikes, persons)).filter(until => until > realMs)
  return holding.length === 0 ? { rate: speed, untilMs: forever } : { rate: 0, untilMs: Math.max(...holding) }
}
