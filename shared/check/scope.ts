/**
 * A protocol in a small scope, as something that can be explored to the end. The rules of the search:
 *
 * - It starts from every deal. What may happen is what the scope's powers allow: delivery (of any envelope, or of the
 *   first on each link), loss, copies, crashes and rings within their budgets, waking, and each request once.
 * - Seats play lawfully: the book's moves and every other that breaks no rule, less those that change nothing (see
 *   `Local.moves`). With `flaws`, those that break only these rules too. A lawless seat does what it likes. Played by the
 *   book, the others make the book's moves, and with `flaws` those that break these rules, alone.
 * - Eager: while somebody owes a move, nothing happens but the moves of the first who does, and crashes. Moves of
 *   different nodes touch nothing in common, so their order is no news; what a crash catches half done is.
 * - Timers know no durations here: any that is armed may ring. Synchronous: only when nothing is under way or owed.
 * - First in, first out: what is lost or copied stands at the head of its link. Losing it earlier changes nothing for
 *   anybody, and a copy sails last on its link.
 */
import { type Json, stableText } from '../kernel/json.ts'
import type { Deal, Level, Night, Scope } from '../kernel/level.ts'
import type { Kit, NodeId, Powers, Protocol } from '../kernel/protocol.ts'
import { begin } from '../kernel/step.ts'
import type { World } from '../kernel/world.ts'
import { Interned } from './intern.ts'
import { type Deed, type Kind, type Local, Locals, type Players } from './local.ts'
import type { Moment } from './moment.ts'
import { type Ghost, replaced, SearchWorld, Spending, type Try, withKind, withoutKind } from './search-world.ts'
import type { Invariant, TransitionSystem } from './transition-system.ts'

export interface ScopeOptions<K extends Kit> {
  /** Every seat may break these rules, or only those named by `flawed`. */
  readonly flaws?: readonly K['rule'][]
  readonly flawed?: readonly NodeId[]
  /** 'by the book': nobody who is bound by rules does anything but what the textbook owes, or breaks one of its flaws. */
  readonly players?: Players
  /** In place of the scope's own. */
  readonly powers?: Partial<Powers>
  /** The only invariant that counts: all of them when left out. */
  readonly invariant?: string
  /** A world in the middle of a night to begin at: in place of the scope's own beginnings. */
  readonly from?: Pick<Moment<K>, 'world' | 'deal' | 'clocks'>
}

const NOTHING_SPENT = { drop: 0, duplicate: 0, crash: 0, fire: 0, request: 0 } as const

export class ScopeSystem<K extends Kit> implements TransitionSystem<SearchWorld<K>, Try<K>> {
  readonly protocol: Protocol<K>
  readonly scope: Scope<K>
  readonly setup: K['setup']
  readonly powers: Powers
  readonly initial: readonly SearchWorld<K>[]
  readonly invariants: readonly Invariant<SearchWorld<K>>[]
  readonly locals: Locals<K>
  private readonly ghosts = new Interned<Ghost<K>>()
  private readonly unspent = new Spending(NOTHING_SPENT, 0)

  constructor(protocol: Protocol<K>, scope: Scope<K>, options: ScopeOptions<K> = {}) {
    const { level, night } = placeOf(protocol, scope)
    const deals = scope.deals ?? night.deals
    this.protocol = protocol
    this.scope = scope
    this.setup = scope.setup ?? night.setup
    this.powers = { ...scope.powers, ...options.powers }
    const { flaws = [], flawed, players = 'lawful', from, invariant: only } = options
    const conduct = { players, lifted: level.without, flaws, flawed }
    this.locals = new Locals(protocol, castOf(scope.id, deals), (from ?? night).clocks, conduct, this.powers.order)
    this.initial = from
      ? [this.find(from.world, from.deal)]
      : deals.map(deal => this.find(begin(protocol, this.setup, deal).world, deal))
    this.invariants = protocol.invariants
      .filter(({ id }) => only === undefined || id === only)
      .map(invariant => ({
        id: invariant.id,
        holds: (state: SearchWorld<K>) => invariant.broken(state.world) === undefined,
      }))
  }

  key(state: SearchWorld<K>): string {
    return state.key
  }

  actions(state: SearchWorld<K>): readonly Try<K>[] {
    const { nodes } = state
    const busy = nodes.find(n => n.busy)
    const tries: Try<K>[] = [...this.crashes(state)]
    if (this.scope.eager && busy) {
      tries.push(...busy.moves)
      return tries
    }
    for (const local of nodes) tries.push(...local.moves)
    this.addWeather(state, tries)
    const quiet = this.powers.timing === 'asynchronous' || (busy === undefined && state.channel.length === 0)
    if (quiet && state.spending.spent.fire < this.powers.fire) tries.push(...this.rings(state))
    for (const { node, place, state: own } of nodes) if (!own.up) tries.push({ type: 'restart', node, place })
    tries.push(...this.requests(state))
    return tries
  }

  /** Whoever may go dark now, if somebody still may. */
  crashes(state: SearchWorld<K>): readonly Try<K>[] {
    if (state.spending.spent.crash >= this.powers.crash) return []
    return state.nodes.flatMap(({ node, place, state: own, mortal }): readonly Try<K>[] =>
      own.up && mortal ? [{ type: 'crash', node, place }] : [],
    )
  }

  /** Every armed timer of every node. */
  rings(state: SearchWorld<K>): readonly Try<K>[] {
    return state.nodes.flatMap(({ node, place, state: own }) =>
      own.view.armed.map((timer): Try<K> => ({ type: 'fire', node, place, timer })),
    )
  }

  /** What the world outside has not asked yet. */
  requests(state: SearchWorld<K>): readonly Try<K>[] {
    return (this.scope.requests ?? []).flatMap(({ to, request }, nth): readonly Try<K>[] =>
      (state.spending.asked >> nth) & 1
        ? []
        : [{ type: 'request', node: to, place: this.locals.cast.indexOf(to), request, nth }],
    )
  }

  next(state: SearchWorld<K>, act: Try<K>): SearchWorld<K> {
    switch (act.type) {
      case 'move':
        return this.settle(state, act.place, at(state, act.place).deed(act.nth))
      case 'restart':
        return this.settle(state, act.place, at(state, act.place).wake())
      case 'deliver': {
        const { kind } = act
        const local = at(state, kind.to).receive(kind)
        return with_(state, { nodes: replaced(state.nodes, kind.to, local), channel: withoutKind(state.channel, kind) })
      }
      case 'drop':
        return with_(state, { channel: withoutKind(state.channel, act.kind), spending: state.spending.and('drop') })
      case 'duplicate':
        return with_(state, { channel: withKind(state.channel, act.kind), spending: state.spending.and('duplicate') })
      case 'fire': {
        const nodes = replaced(state.nodes, act.place, at(state, act.place).ring(act.timer))
        return with_(state, { nodes, spending: state.spending.and('fire') })
      }
      case 'crash': {
        const nodes = replaced(state.nodes, act.place, at(state, act.place).crash())
        return with_(state, { nodes, spending: state.spending.and('crash') })
      }
      case 'request': {
        const asked = at(state, act.place)
        const nodes = asked.state.up
          ? replaced(state.nodes, act.place, asked.request(act.nth, act.request))
          : state.nodes
        return with_(state, { nodes, spending: state.spending.asking(act.nth) })
      }
    }
  }

  /** The search's world for a world of the kernel: all names forgotten. */
  find(world: World<K>, deal: Deal<K>, spending: Spending = this.unspent): SearchWorld<K> {
    const nodes = this.locals.cast.map(node => {
      const state = world.nodes[node]
      if (!state) throw new Error(`no node ${node}`)
      return this.locals.local(state)
    })
    let channel: readonly Kind<K>[] = []
    for (const envelope of world.channel) channel = withKind(channel, this.locals.kind(envelope))
    return new SearchWorld(deal, nodes, channel, this.ghost(world.ghost), spending)
  }

  /** Let a deed come true in its world: the judge takes note, and messages sail. */
  private settle(state: SearchWorld<K>, place: number, deed: Deed<K>): SearchWorld<K> {
    const judged = this.protocol.witness(state.ghost.value, deed.seen, state.world)
    const ghost = judged.ghost === state.ghost.value ? state.ghost : this.ghost(judged.ghost)
    let { channel } = state
    for (const kind of deed.sent) {
      const tagged = judged.tag === undefined ? kind : this.locals.kind({ ...kind.envelope, tag: judged.tag })
      channel = withKind(channel, tagged)
    }
    return new SearchWorld(state.deal, replaced(state.nodes, place, deed.next), channel, ghost, state.spending)
  }

  private ghost(value: K['ghost']): Ghost<K> {
    return this.ghosts.get(stableText(value as Json), number => ({ number, value }))
  }

  private addWeather(state: SearchWorld<K>, tries: Try<K>[]): void {
    const { spent } = state.spending
    const { channel } = state
    for (let i = 0; i < channel.length; i++) {
      const kind = channel[i]
      const before = channel[i - 1]
      if (!kind || (before && before.rank === kind.rank)) continue // a copy of the last, or behind it on its link
      tries.push({ type: 'deliver', kind })
      if (spent.drop < this.powers.drop) tries.push({ type: 'drop', kind })
      if (spent.duplicate < this.powers.duplicate) tries.push({ type: 'duplicate', kind })
    }
  }
}

function at<K extends Kit>(state: SearchWorld<K>, place: number): Local<K> {
  const local = state.nodes[place]
  if (!local) throw new Error(`nobody at ${place}`)
  return local
}

type Changes<K extends Kit> = Partial<Pick<SearchWorld<K>, 'nodes' | 'channel' | 'spending'>>

function with_<K extends Kit>(state: SearchWorld<K>, { nodes, channel, spending }: Changes<K>): SearchWorld<K> {
  return new SearchWorld(
    state.deal,
    nodes ?? state.nodes,
    channel ?? state.channel,
    state.ghost,
    spending ?? state.spending,
  )
}

function placeOf<K extends Kit>(protocol: Protocol<K>, scope: Scope<K>): { level: Level<K>; night: Night<K> } {
  const level = protocol.levels.find(l => l.id === scope.level)
  const night = level?.nights[scope.night]
  if (!level || !night) throw new Error(`scope ${scope.id} names no night: ${scope.level}, ${scope.night}`)
  return { level, night }
}

/** All deals of a scope cast the same nodes. */
function castOf<K extends Kit>(scope: string, deals: readonly Deal<K>[]): readonly string[] {
  const [cast, ...others] = deals.map(deal => Object.keys(deal))
  if (!cast) throw new Error(`scope ${scope} deals nothing`)
  if (others.some(o => o.length !== cast.length || !o.every(n => cast.includes(n))))
    throw new Error(`scope ${scope} deals to different nodes`)
  return cast
}
