/** Reckoning with stamps. A Lamport clock is a vector with one component that all islands share. */
import type { NodeId, Seat } from '../../kernel/protocol.ts'
import type { Answer, ClocksKit, Setup, Stamp } from './words.ts'

const SHARED = 'number'

/** The components, in the order in which they are written. */
export function namesOf({ setup, cast }: Seat<ClocksKit>): readonly string[] {
  return setup.kind === 'lamport' ? [SHARED] : Object.keys(cast).sort()
}

/** The component that this island counts its own events in. */
export function ownName(setup: Setup, self: NodeId): string {
  return setup.kind === 'lamport' ? SHARED : self
}

export function at(stamp: Stamp, name: string): number {
  return stamp[name] ?? 0
}

export function make(names: readonly string[], value: (name: string) => number): Stamp {
  return Object.fromEntries(names.map(name => [name, value(name)]))
}

export function values(stamp: Stamp): readonly number[] {
  return Object.keys(stamp)
    .sort()
    .map(name => at(stamp, name))
}

export function highest(stamp: Stamp): number {
  return Math.max(0, ...values(stamp))
}

/** Componentwise; of numbers too: "a ≤ b in every component, and a ≠ b". */
export function less(a: Stamp, b: Stamp): boolean {
  return atMost(a, b) && !atMost(b, a)
}

function atMost(a: Stamp, b: Stamp): boolean {
  for (const name in a) if (at(a, name) > at(b, name)) return false
  for (const name in b) if (at(a, name) > at(b, name)) return false
  return true
}

/**
 * What the stamps of two events of different islands tell. Vectors: everything (Fidge, Mattern). One number:
 * the smaller may have come first or not, and only equal ones are concurrent for certain (Lamport, Clock Condition).
 */
export function told(kind: Setup['kind'], a: Stamp, b: Stamp): Answer {
  const [before, after] = [less(a, b), less(b, a)]
  if (!before && !after) return 'concurrent'
  if (kind === 'lamport') return 'cannot-tell'
  return before ? 'before' : 'after'
}

/** "(2, 0, 1)"; a single number stands alone. */
export function shown(stamp: Stamp): string {
  const numbers = values(stamp)
  return numbers.length === 1 ? String(numbers[0]) : `(${numbers.join(', ')})`
}
