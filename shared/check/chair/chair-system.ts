/**
 * What the person in the network's chair may do in each world: what is delivered, lost or copied, which timer rings, who
 * goes dark. Time moves only by these acts. A bot that has a move makes it before the world goes on, one at a time while a
 * crash may still fall between, and else by itself.
 */
import type { Kit } from '../../kernel/protocol.ts'
import type { Local, MoveTry } from '../local.ts'
import { ScopeSystem } from '../scope.ts'
import type { SearchWorld, Try } from '../search-world.ts'
import type { Invariant, TransitionSystem } from '../transition-system.ts'
import type { Puzzle } from './puzzle.ts'

/** A bot that had to move this often before the world went on would move for ever. */
const MOST_FORCED = 200

export class ChairSystem<K extends Kit> implements TransitionSystem<SearchWorld<K>, Try<K>> {
  readonly puzzle: Puzzle<K>
  readonly initial: readonly SearchWorld<K>[]
  readonly invariants: readonly Invariant<SearchWorld<K>>[]
  /** Told of every move that a bot makes by itself. */
  onForced: ((move: MoveTry<K>, before: SearchWorld<K>) => void) | undefined
  private readonly base: ScopeSystem<K>
  /** Of each node as it stands, what its bot does. */
  private readonly moves = new Map<Local<K>, MoveTry<K> | undefined>()

  constructor(puzzle: Puzzle<K>) {
    const { protocol, scope, flaw } = puzzle
    this.puzzle = puzzle
    this.base = new ScopeSystem(protocol, { ...scope, eager: false }, flaw === null ? {} : { flaws: [flaw] })
    this.invariants = this.base.invariants
    this.initial = this.base.initial.slice(0, 1).map(state => this.forced(state))
  }

  key(state: SearchWorld<K>): string {
    return this.base.key(state)
  }

  actions(state: SearchWorld<K>): readonly Try<K>[] {
    const next = this.nextMove(state)
    return next ? [next, ...this.base.crashes(state)] : this.base.actions(state).filter(act => act.type !== 'move')
  }

  next(state: SearchWorld<K>, act: Try<K>): SearchWorld<K> {
    return this.forced(this.base.next(state, act))
  }

  isBroken(state: SearchWorld<K>): boolean {
    return this.invariants.some(invariant => !invariant.holds(state))
  }

  /** The move of the first bot that has one. */
  nextMove(state: SearchWorld<K>): MoveTry<K> | undefined {
    for (const local of state.nodes) {
      const move = this.moveOf(local)
      if (move) return move
    }
    return undefined
  }

  private moveOf(local: Local<K>): MoveTry<K> | undefined {
    if (this.moves.has(local)) return this.moves.get(local)
    const { protocol, flaw } = this.puzzle
    const wrong = (flaw === null ? [] : local.moves).find(({ move }) => {
      const broken = protocol.mistakes(local.state.view, move)
      return broken.length === 1 && broken[0] === flaw
    })
    const move = wrong ?? local.textbook
    this.moves.set(local, move)
    return move
  }

  /** Where nothing but the bot's own move can come next, it comes. */
  private forced(begins: SearchWorld<K>): SearchWorld<K> {
    let state = begins
    for (let moves = 0; moves < MOST_FORCED && !this.isBroken(state); moves++) {
      const move = this.nextMove(state)
      if (!move || this.base.crashes(state).length > 0) return state
      this.onForced?.(move, state)
      state = this.base.next(state, move)
    }
    return state
  }
}
