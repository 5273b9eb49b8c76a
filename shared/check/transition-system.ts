/** Something that must be true in every reachable state. */
export interface Invariant<S> {
  readonly id: string
  holds(state: S): boolean
}

/**
 * Anything that can be explored: a protocol in a small scope, a public TLA+ specification, a random graph. Everything
 * here is pure: `actions`, `next` and `key` give the same answer whenever they are asked again, because the explorer
 * remembers which action it took only by its place in the list and finds a schedule by doing it all over.
 */
export interface TransitionSystem<S, A> {
  readonly initial: readonly S[]
  /** Every action possible in this state. Several may lead to one state, or nowhere: each still counts as generated. */
  actions(state: S): Iterable<A>
  /** The one state an action leads to. Where the outcome is open, every outcome is an action of its own. */
  next(state: S, action: A): S
  /** Two states are the same state exactly when their keys are equal. */
  key(state: S): string
  readonly invariants: readonly Invariant<S>[]
}
