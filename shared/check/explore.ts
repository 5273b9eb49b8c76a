/**
 * A bounded breadth-first explorer in the manner of TLC (Yu, Manolios, Lamport: "Model Checking TLA+ Specifications",
 * CHARME 1999): every reachable state once, every invariant in every state, and for each broken invariant a shortest
 * schedule. Breadth first finds states in order of their distance, so the first to break an invariant is a nearest one.
 *
 * Only keys are kept of all states, and whole states of the frontier alone. Of each state it is known from which other
 * it was first reached and by which action in the list; schedules are rebuilt by replaying those from the start.
 */
import type { TransitionSystem } from './transition-system.ts'

export type StoppedBy = 'maxStates' | 'maxDepth' | 'stopAtFirst' | 'shouldStop'

export interface Progress {
  /** Distinct states found so far. */
  readonly states: number
  readonly transitions: number
  /** Actions from an initial state to the states now being expanded. */
  readonly depth: number
  /** States found and not yet expanded. */
  readonly frontier: number
}

/** A way to reach a state: `actions`, done in order from `initial`. No way there is shorter. */
export interface Schedule<S, A> {
  readonly initial: S
  readonly actions: readonly A[]
}

export interface Found<S, A> {
  readonly state: S
  readonly depth: number
  /** Rebuilt when asked for. */
  schedule(): Schedule<S, A>
}

export interface Bounds<S, A> {
  /** At most this many distinct states. Those found beyond it are neither kept nor checked. */
  readonly maxStates?: number
  /** States this many actions away are found and checked but not expanded. */
  readonly maxDepth?: number
  /** End with the first state that breaks an invariant; otherwise all are counted. */
  readonly stopAtFirst?: boolean
  /** Asked before each state is expanded. This is where a caller that has a clock brings it in. */
  readonly shouldStop?: () => boolean
  /** Told now and then, and once at the end. */
  readonly onProgress?: (progress: Progress) => void
  /** Shown every distinct state once, nearest first, after its invariants were checked. */
  readonly onState?: (found: Found<S, A>) => void
}

export interface Violation<S, A> {
  readonly invariant: string
  /** How many distinct states break it. */
  readonly count: number
  readonly initial: S
  readonly shortest: readonly A[]
  /** Where `shortest` leads. */
  readonly state: S
}

export interface Exploration<S, A> {
  readonly distinct: number
  /** Initial states plus every successor instance, repeats and self-loops included, as TLC counts. */
  readonly generated: number
  /** Successor instances alone. */
  readonly transitions: number
  /** The distance of the farthest state found. */
  readonly depth: number
  /** Whether every state that was found was also expanded: nothing lies beyond. */
  readonly exhausted: boolean
  readonly stoppedBy: StoppedBy | null
  /** One for each invariant that was broken, nearest first. */
  readonly violations: readonly Violation<S, A>[]
}

export function explore<S, A>(system: TransitionSystem<S, A>, bounds: Bounds<S, A> = {}): Exploration<S, A> {
  return new Search(system, bounds).run()
}

/** Expansions between two words of progress. */
const PROGRESS_EVERY = 1024

/** V8 holds no more than 2^24 entries in one Set; stopping short of that is better than a RangeError. */
const MOST_STATES = 16_000_000

/** As the parent of a state: it is an initial one. */
const NOBODY = -1

class Search<S, A> {
  readonly #system: TransitionSystem<S, A>
  readonly #bounds: Bounds<S, A>
  readonly #maxStates: number
  /** States are numbered in the order in which they are found: parents and choices are lists by that number. */
  readonly #seen = new Set<string>()
  readonly #parents: number[] = []
  /** Which of its parent's actions led to a state, or which initial state it is. */
  readonly #choices: number[] = []
  readonly #violations = new Map<string, Violation<S, A>>()
  /** The states found while their parents' layer is being expanded. */
  #fresh: S[] = []
  #freshDepth = 0
  #generated = 0
  /** Initial states, repeats included. */
  #started = 0
  #expanded = 0
  #farthest = 0
  #stoppedBy: StoppedBy | null = null

  constructor(system: TransitionSystem<S, A>, bounds: Bounds<S, A>) {
    this.#system = system
    this.#bounds = bounds
    this.#maxStates = Math.min(bounds.maxStates ?? MOST_STATES, MOST_STATES)
  }

  run(): Exploration<S, A> {
    this.#start()
    while (!this.#stopped() && this.#fresh.length > 0) {
      const layer = this.#fresh
      this.#farthest = this.#freshDepth
      if (this.#freshDepth >= (this.#bounds.maxDepth ?? Number.POSITIVE_INFINITY)) {
        this.#stoppedBy = 'maxDepth'
        break
      }
      this.#fresh = []
      this.#freshDepth++
      this.#expand(layer)
    }
    if (this.#fresh.length > 0) this.#farthest = this.#freshDepth
    this.#tellProgress()
    return {
      distinct: this.#seen.size,
      generated: this.#generated,
      transitions: this.#generated - this.#started,
      depth: this.#farthest,
      exhausted: this.#stoppedBy === null,
      stoppedBy: this.#stoppedBy,
      violations: [...this.#violations.values()],
    }
  }

  #start(): void {
    let place = 0
    for (const state of this.#system.initial) {
      this.#started++
      this.#arrive(state, NOBODY, place++)
      if (this.#stopped()) return
    }
  }

  #expand(layer: readonly S[]): void {
    const system = this.#system
    const { shouldStop } = this.#bounds
    for (const state of layer) {
      if (shouldStop?.()) {
        this.#stoppedBy = 'shouldStop'
        return
      }
      // States are expanded in the order in which they are found, so the count of the expanded is this one's number.
      let choice = 0
      for (const action of system.actions(state)) {
        this.#arrive(system.next(state, action), this.#expanded, choice++)
        if (this.#stopped()) return
      }
      this.#expanded++
      if (this.#expanded % PROGRESS_EVERY === 0) this.#tellProgress()
    }
  }

  #arrive(state: S, parent: number, choice: number): void {
    this.#generated++
    const seen = this.#seen
    const key = this.#system.key(state)
    const number = seen.size
    if (number >= this.#maxStates) {
      if (!seen.has(key)) this.#stoppedBy = 'maxStates'
      return
    }
    // Looking first and adding after would hash the key twice.
    if (seen.add(key).size === number) return
    this.#parents.push(parent)
    this.#choices.push(choice)
    this.#fresh.push(state)
    this.#check(state, number)
    this.#bounds.onState?.({ state, depth: this.#freshDepth, schedule: () => this.#schedule(state, number) })
  }

  #check(state: S, number: number): void {
    for (const invariant of this.#system.invariants) {
      if (invariant.holds(state)) continue
      const known = this.#violations.get(invariant.id)
      if (known) {
        this.#violations.set(invariant.id, { ...known, count: known.count + 1 })
      } else {
        const { initial, actions } = this.#schedule(state, number)
        this.#violations.set(invariant.id, { invariant: invariant.id, count: 1, initial, shortest: actions, state })
      }
      if (this.#bounds.stopAtFirst) this.#stoppedBy = 'stopAtFirst'
    }
  }

  #schedule(target: S, number: number): Schedule<S, A> {
    const choices: number[] = []
    let at = number
    for (let parent = link(this.#parents, at); parent !== NOBODY; parent = link(this.#parents, at)) {
      choices.push(link(this.#choices, at))
      at = parent
    }
    const initial = nth(this.#system.initial, link(this.#choices, at))
    const actions: A[] = []
    let state = initial
    for (const choice of choices.reverse()) {
      const action = nth(this.#system.actions(state), choice)
      actions.push(action)
      state = this.#system.next(state, action)
    }
    if (this.#system.key(state) !== this.#system.key(target)) throw new Impure()
    return { initial, actions }
  }

  #stopped(): boolean {
    return this.#stoppedBy !== null
  }

  #tellProgress(): void {
    this.#bounds.onProgress?.({
      states: this.#seen.size,
      transitions: this.#generated - this.#started,
      depth: this.#farthest,
      frontier: this.#seen.size - this.#expanded,
    })
  }
}

/** Thrown when a schedule, done over, leads elsewhere: the system reads something besides its arguments. */
export class Impure extends Error {
  override readonly name = 'Impure'

  constructor() {
    super('the same actions did not lead to the same state')
  }
}

/** What is noted of a state; of one that was found there is always something. */
function link(notes: readonly number[], number: number): number {
  return notes[number] ?? NOBODY
}

function nth<T>(items: Iterable<T>, place: number): T {
  let at = 0
  for (const item of items) if (at++ === place) return item
  throw new Impure()
}
