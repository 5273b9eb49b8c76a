/**
 * Schedules that are thrown with keyed dice, for what lies too deep to be searched in order: violations that take an
 * election or a journey more. What is found is no shortest way, and nothing follows from finding none.
 *
 * After Burckhardt, Kothari, Musuvathi and Nagarakatte, "A Randomized Scheduler with Probabilistic Guarantees of Finding
 * Bugs" (ASPLOS 2010): what decides is drawn once for a whole walk (which links are slow), so that a long delay is as
 * likely as a short one. What goes wrong goes wrong in bursts: timers ring together, and who has just erred goes dark.
 */
import { die } from '../kernel/dice.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import { forgiven } from './calm.ts'
import type { Kind, MoveTry } from './local.ts'
import type { ScopeSystem } from './scope.ts'
import type { SearchWorld, Try } from './search-world.ts'

export interface Storms {
  readonly seed: string
  /** The only node that is put out: what others forget is not what its mistake costs. */
  readonly crashing: NodeId
  /** Of one walk. */
  readonly maxActs: number
  /** Of all walks together. */
  readonly maxWorlds: number
  readonly until?: () => boolean
  readonly onProgress?: (worlds: number) => void
}

export interface Stormed<K extends Kit> {
  /** A way from the system's beginning to a violation. */
  readonly actions: readonly Try<K>[] | undefined
  readonly invariant: string | undefined
  readonly worlds: number
}

/** Walks until one ends in a violation, or the bounds are met. */
export function storms<K extends Kit>(system: ScopeSystem<K>, bounds: Storms): Stormed<K> {
  const [begins] = system.initial
  let worlds = 0
  for (let nth = 0; begins && worlds < bounds.maxWorlds && !bounds.until?.(); nth++) {
    const walk = new Walk(system, begins, bounds.crashing, `${bounds.seed}/${nth}`)
    const most = Math.min(bounds.maxActs, bounds.maxWorlds - worlds)
    for (let acts = 0; acts < most && walk.advance(); acts++) worlds += 1
    if (walk.broken !== undefined) return { actions: walk.acts, invariant: walk.broken, worlds }
    bounds.onProgress?.(worlds)
  }
  return { actions: undefined, invariant: undefined, worlds }
}

/** How likely is what, at each choice. `overtaken`: a quick link by a slow one. */
const CHANCE = {
  slowLink: 0.4,
  overtaken: 0.05,
  crash: 0.02,
  crashAfterMistake: 0.6,
  wake: 0.5,
  err: 0.8,
  lie: 0.6,
  errUnasked: 0.2,
  drop: 0.04,
  duplicate: 0.04,
  ring: 0.08,
  ringAfterRing: 0.6,
  request: 0.15,
} as const

class Walk<K extends Kit> {
  readonly acts: Try<K>[] = []
  broken: string | undefined
  private readonly system: ScopeSystem<K>
  private readonly seed: string
  private readonly crashing: number
  private readonly left: { drop: number; duplicate: number; crash: number; fire: number }
  private readonly slow = new Map<string, boolean>()
  private state: SearchWorld<K>
  /** Who may crash has just been acted upon, or acted, and how. */
  private fresh: 'no' | 'yes' | 'erred' = 'yes'
  private throws = 0

  constructor(system: ScopeSystem<K>, begins: SearchWorld<K>, crashing: NodeId, seed: string) {
    const { drop, duplicate, crash, fire } = system.powers
    this.system = system
    this.seed = seed
    this.state = begins
    this.crashing = system.locals.cast.indexOf(crashing)
    this.left = { drop, duplicate, crash, fire }
  }

  /** One act more. False: it is over, or there is nothing to do. */
  advance(): boolean {
    const act = this.choose()
    if (!act || this.broken !== undefined) return false
    const place = 'kind' in act ? act.kind.to : act.place
    const erred = act.type === 'move' && act !== this.state.nodes[place]?.textbook
    this.fresh = place !== this.crashing ? 'no' : erred ? 'erred' : 'yes'
    this.acts.push(act)
    this.state = forgiven(this.system.next(this.state, act))
    this.broken = this.system.invariants.find(({ holds }) => !holds(this.state))?.id
    return true
  }

  private choose(): Try<K> | undefined {
    return this.sameRing() ?? this.crash() ?? this.wake() ?? this.will() ?? this.sea()
  }

  /** In a synchronous night a timer rings for all who wait for it at once. */
  private sameRing(): Try<K> | undefined {
    const last = this.acts.at(-1)
    if (last?.type !== 'fire' || this.system.powers.timing === 'asynchronous') return undefined
    return this.system.rings(this.state).find(ring => ring.type === 'fire' && ring.timer === last.timer)
  }

  private crash(): Try<K> | undefined {
    const local = this.state.nodes[this.crashing]
    if (!local?.mortal || !local.state.up || this.fresh === 'no' || this.left.crash <= 0) return undefined
    if (!this.happens(this.fresh === 'erred' ? 'crashAfterMistake' : 'crash')) return undefined
    this.left.crash -= 1
    return { type: 'crash', node: local.node, place: local.place }
  }

  private wake(): Try<K> | undefined {
    const dark = this.state.nodes.find(n => !n.state.up)
    if (!dark || (this.state.channel.length > 0 && !this.happens('wake'))) return undefined
    return { type: 'restart', node: dark.node, place: dark.place }
  }

  /** What a seat does of its own will: what it owes, or what it may do besides. */
  private will(): MoveTry<K> | undefined {
    const busy = this.state.nodes.find(n => n.busy)
    if (!busy) {
      const moves = this.state.nodes.flatMap(n => n.moves)
      return moves.length > 0 && this.happens('errUnasked') ? this.oneOf(moves) : undefined
    }
    const others = busy.moves.filter(act => act !== busy.textbook)
    const lawless = this.system.protocol.lawless?.(busy.state.view)
    return others.length > 0 && this.happens(lawless ? 'lie' : 'err') ? this.oneOf(others) : busy.textbook
  }

  private sea(): Try<K> | undefined {
    const quiet = this.state.channel.length === 0
    const asked = this.system.requests(this.state)
    if (asked.length > 0 && this.happens(quiet ? 'wake' : 'request')) return asked[0]
    const ring = this.ring(quiet)
    if (ring) return ring
    return quiet ? asked[0] : this.boat()
  }

  private ring(quiet: boolean): Try<K> | undefined {
    const rings = this.system.rings(this.state)
    if (quiet || rings.length === 0) return this.oneOf(rings)
    if (this.system.powers.timing === 'synchronous' || this.left.fire <= 0) return undefined
    if (!this.happens(this.justRang() ? 'ringAfterRing' : 'ring')) return undefined
    this.left.fire -= 1
    return this.oneOf(rings)
  }

  /** A timer rang, and nothing has landed since. */
  private justRang(): boolean {
    return this.acts.findLast(({ type }) => type !== 'move')?.type === 'fire'
  }

  private boat(): Try<K> | undefined {
    const { channel } = this.state
    const inOrder = this.system.powers.order === 'fifo'
    const first = channel.filter((kind, i) => !inOrder || channel[i - 1]?.rank !== kind.rank)
    const quick = first.filter(kind => !this.isSlow(kind))
    const kind = this.oneOf(quick.length > 0 && !this.happens('overtaken') ? quick : first)
    if (!kind) return undefined
    if (this.left.drop > 0 && this.happens('drop')) {
      this.left.drop -= 1
      return { type: 'drop', kind }
    }
    if (this.left.duplicate > 0 && this.happens('duplicate')) {
      this.left.duplicate -= 1
      return { type: 'duplicate', kind }
    }
    return { type: 'deliver', kind }
  }

  private isSlow({ envelope: { from, to } }: Kind<K>): boolean {
    const link = `${from}/${to}`
    const known = this.slow.get(link)
    if (known !== undefined) return known
    const slow = this.happens('slowLink')
    this.slow.set(link, slow)
    return slow
  }

  private happens(what: keyof typeof CHANCE): boolean {
    return this.throw() < CHANCE[what]
  }

  private oneOf<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.throw() * items.length)]
  }

  private throw(): number {
    return die(this.seed, 'storm', String(this.throws++))
  }
}
