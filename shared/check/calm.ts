/**
 * Liveness by play: from a given world the sea calms down (nothing is lost, copied or late, nobody crashes) and everybody
 * plays by the book. `calm: reaches the goal` says that this ends well from every world of a scope.
 *
 * Timers are fair: when nothing is under way and nothing owed, the next armed timer in a fixed round rings, so that no
 * candidate starves a leader's heartbeat and none is rung before its answer could have come.
 */
import type { Kit } from '../kernel/protocol.ts'
import type { Kind } from './local.ts'
import type { ScopeSystem } from './scope.ts'
import { SearchWorld, type Try } from './search-world.ts'

export type CalmEnd = 'goal' | 'circle' | 'out of steps' | 'nothing to do'

const MOST_STEPS = 10_000

export class Calm<K extends Kit> {
  private readonly system: ScopeSystem<K>
  /** Worlds from which the goal is reached, each with whose turn it is to ring: what follows depends on nothing else. */
  private readonly good = new Set<string>()

  constructor(system: ScopeSystem<K>) {
    this.system = system
  }

  /** How calm play from this world ends. */
  from(start: SearchWorld<K>): CalmEnd {
    // In every other world of a scope it has been: those need no name.
    if (this.reached(start)) return 'goal'
    const trail = new Set<string>()
    let turn = 0
    let state = forgiven(start)
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const key = `${state.key}/${turn}`
      if (this.good.has(key) || this.reached(state)) {
        for (const passed of trail) this.good.add(passed)
        return 'goal'
      }
      if (trail.has(key)) return 'circle'
      trail.add(key)
      const act = calmly(this.system, state, turn)
      if (act === undefined) return 'nothing to do'
      if (act.type === 'fire') turn = placeInRound(state, act) + 1
      state = forgiven(this.system.next(state, act))
    }
    return 'out of steps'
  }

  private reached(state: SearchWorld<K>): boolean {
    const { done, of } = this.system.protocol.goal(state.world)
    return done >= of
  }
}

/** What a calm sea does next. `held`: boats that wait until nothing else is under way. */
export function calmly<K extends Kit>(
  system: ScopeSystem<K>,
  state: SearchWorld<K>,
  turn: number,
  held: readonly Kind<K>[] = [],
): Try<K> | undefined {
  const dark = state.nodes.find(n => !n.state.up)
  if (dark) return { type: 'restart', node: dark.node, place: dark.place }
  const owed = state.nodes.find(n => n.busy)?.textbook
  if (owed) return owed
  const kind = state.channel.find(k => !held.includes(k)) ?? state.channel[0]
  if (kind) return { type: 'deliver', kind }
  const [request] = system.requests(state)
  if (request) return request
  const rings = system.rings(state)
  return rings.find(ring => placeInRound(state, ring) >= turn) ?? rings[0]
}

/** Timers take turns by node and, at one node, by name. */
const TIMERS_A_NODE = 16

/** Where in the round of timers this one rings. */
export function placeInRound<K extends Kit>(state: SearchWorld<K>, ring: Try<K>): number {
  if (ring.type !== 'fire') return 0
  const armed = state.nodes[ring.place]?.state.view.armed ?? []
  return ring.place * TIMERS_A_NODE + armed.indexOf(ring.timer)
}

/** Budgets are no matter here: a calm world is the same however it came about. */
export function forgiven<K extends Kit>({ deal, nodes, channel, ghost, spending }: SearchWorld<K>): SearchWorld<K> {
  return new SearchWorld(deal, nodes, channel, ghost, spending.forgiven())
}
