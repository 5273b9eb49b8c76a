import type { Invariant, TransitionSystem } from '../../../shared/check/transition-system.ts'

/**
 * One satisfying instance of a TLA+ next-state relation: an action with its parameters and the state it leads to. TLC
 * generates one successor for each value of an existential quantifier and each disjunct that holds, equal or not, so
 * a model lists one step for each.
 */
export interface Step<S> {
  readonly name: string
  readonly to: S
}

/** A specification in the form in which TLA+ has it, guard and effect of an action side by side. */
export interface Spec<S> {
  readonly init: readonly S[]
  readonly steps: (state: S) => readonly Step<S>[]
  readonly key: (state: S) => string
  readonly invariants: readonly Invariant<S>[]
}

export function systemOf<S>({ init, steps, key, invariants }: Spec<S>): TransitionSystem<S, Step<S>> {
  return { initial: init, actions: steps, next: (_, step) => step.to, key, invariants }
}

/** 1 .. n */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1)
}

/** SUBSET of a set, smaller ones not necessarily first. */
export function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => all.concat(all.map(subset => [...subset, item])), [[]])
}

/** [f EXCEPT ![i] = value], where f is over 1 .. n. */
export function except<T>(f: readonly T[], i: number, value: T): readonly T[] {
  return f.with(i - 1, value)
}

/** f[i], where f is over 1 .. n. */
export function at<T>(f: readonly T[], i: number): T {
  const value = f[i - 1]
  if (value === undefined) throw new RangeError(`${i} is outside 1 .. ${f.length}`)
  return value
}

/** set \cup {item}, in one order whatever the order in which items came. */
export function plus<T extends string | number>(set: readonly T[], item: T): readonly T[] {
  return set.includes(item) ? set : [...set, item].sort()
}
