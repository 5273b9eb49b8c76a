/**
 * One node, once for all the worlds in which it stands so: what may happen to it is worked out by the kernel's own step
 * when it is first asked for, and remembered. Cards are numbered here by their place in the inbox and envelopes have no
 * ids of their own, for names are not part of what is searched.
 */
import { type Json, sameJson, stableText } from '../kernel/json.ts'
import type { Night } from '../kernel/level.ts'
import type { Kit, NodeId, Protocol, View } from '../kernel/protocol.ts'
import { type Stepped, step } from '../kernel/step.ts'
import type { Envelope, Happening, NodeState } from '../kernel/world.ts'
import { Interned } from './intern.ts'

/** What an envelope says and between whom: copies and repetitions are alike. */
export interface Kind<K extends Kit> {
  readonly number: number
  readonly envelope: Envelope<K>
  /** Where the receiver stands in the cast. */
  readonly to: number
  /** Channels are sorted by this: by content, or by link where the order on a link counts. */
  readonly rank: number
}

/** What a node does by itself, a move or waking: what becomes of it, what it sends, and what the judge sees of it. */
export interface Deed<K extends Kit> {
  readonly next: Local<K>
  readonly sent: readonly Kind<K>[]
  readonly seen: Happening<K>
}

export interface MoveTry<K extends Kit> {
  readonly type: 'move'
  readonly node: NodeId
  readonly move: K['move']
  readonly clockMs: number | undefined
  readonly place: number
  readonly nth: number
}

export type Players = 'lawful' | 'by the book'

/** What seats do of their own will. Lawless seats are bound by nothing. */
export interface Conduct {
  readonly players: Players
  /** Rules that bind nobody here. */
  readonly lifted: readonly string[]
  /** Rules that these seats, or all of them, break. */
  readonly flaws: readonly string[]
  readonly flawed: readonly NodeId[] | undefined
}

const NOTHING_SPENT = { drop: 0, duplicate: 0, crash: 0, fire: 0, request: 0 } as const

export class Locals<K extends Kit> {
  readonly protocol: Protocol<K>
  readonly cast: readonly NodeId[]
  readonly clocks: Night<K>['clocks']
  private readonly conduct: Conduct
  private readonly byLink: boolean
  /** The same protocol with a judge that looks away: what a node does is judged in its world, not alone. */
  private readonly unjudged: Protocol<K>
  private readonly locals = new Interned<Local<K>>()
  private readonly kinds = new Interned<Kind<K>>()
  private readonly seats = new Interned<number>()

  constructor(
    protocol: Protocol<K>,
    cast: readonly NodeId[],
    clocks: Night<K>['clocks'],
    conduct: Conduct,
    order: 'any' | 'fifo',
  ) {
    this.protocol = protocol
    this.cast = cast
    this.clocks = clocks
    this.conduct = conduct
    this.byLink = order === 'fifo'
    this.unjudged = Object.create(protocol, {
      witness: { value: (ghost: K['ghost']) => ({ ghost }) },
    }) as Protocol<K>
  }

  local(state: NodeState<K>): Local<K> {
    const nameless = withoutNames(state)
    const { up, view, tags } = nameless
    const { self, cast, setup, secret, disk, memory, cards, armed } = view
    const seat = this.seats.get(stableText({ self, cast, setup, secret } as unknown as Json), n => n)
    const text = stableText({ seat, up, disk, memory, cards, armed, tags } as unknown as Json)
    return this.locals.get(text, n => new Local(n, this.cast.indexOf(self), nameless, this))
  }

  kind({ from, to, message, tag }: Omit<Envelope<K>, 'id'>): Kind<K> {
    const text = stableText([from, to, message as unknown as Json, tag ?? null])
    return this.kinds.get(text, number => ({
      number,
      envelope: { id: `kind-${number}`, from, to, message, ...(tag !== undefined && { tag }) },
      to: this.cast.indexOf(to),
      rank: this.byLink ? this.cast.indexOf(from) * this.cast.length + this.cast.indexOf(to) : number,
    }))
  }

  /** Whether a seat may make this move of its menu, the book's aside. */
  may(view: View<K>, move: K['move']): boolean {
    const { protocol, conduct } = this
    if (protocol.lawless?.(view)) return true
    const flaws = conduct.flawed === undefined || conduct.flawed.includes(view.self) ? conduct.flaws : []
    const broken = protocol.mistakes(view, move)
    if (conduct.players === 'by the book' && !broken.some(rule => flaws.includes(rule))) return false
    return broken.every(rule => conduct.lifted.includes(rule) || flaws.includes(rule))
  }

  /** What the kernel makes of an act of this node alone. */
  step(local: Local<K>, act: Parameters<typeof step<K>>[2], channel: readonly Envelope<K>[] = []): Stepped<K> {
    const world = { nodes: { [local.node]: local.state }, channel, ghost: this.protocol.ghost, spent: NOTHING_SPENT }
    return step(this.unjudged, world, act)
  }
}

export class Local<K extends Kit> {
  readonly number: number
  readonly place: number
  readonly node: NodeId
  readonly state: NodeState<K>
  readonly mortal: boolean
  private readonly owed: K['move'] | undefined
  private readonly house: Locals<K>
  private tries: readonly MoveTry<K>[] | undefined
  private readonly deeds: Deed<K>[] = []
  private woken: Deed<K> | undefined
  private crashed: Local<K> | undefined
  private readonly received = new Map<number, Local<K>>()
  private readonly rung = new Map<string, Local<K>>()
  private readonly asked = new Map<number, Local<K>>()

  constructor(number: number, place: number, state: NodeState<K>, house: Locals<K>) {
    this.number = number
    this.place = place
    this.node = state.view.self
    this.state = state
    this.house = house
    this.owed = state.up ? house.protocol.textbook(state.view) : undefined
    this.mortal = house.protocol.mortal?.(state.view) !== false
  }

  /** Owes a move by the book. */
  get busy(): boolean {
    return this.owed !== undefined
  }

  /**
   * What this seat may do here: the book's move first, then every other lawful entry of the menu. Left out is a move that
   * answers no card and leaves the node as it was (asking for votes again): it could be made for ever, the channel would
   * fill without end, and it says nothing that was not said before.
   */
  get moves(): readonly MoveTry<K>[] {
    if (this.tries) return this.tries
    const { state, house, node, place, owed } = this
    const tries: MoveTry<K>[] = []
    const clockMs = house.clocks?.[node]?.showsMs
    const consider = (move: K['move']): void => {
      const stepped = house.step(this, { type: 'move', node, move, ...(clockMs !== undefined && { clockMs }) })
      const next = house.local(stateOf(stepped, node))
      if (next === this && move.card === undefined && move !== owed) return
      const took = move.card === undefined ? undefined : state.tags[move.card]
      tries.push({ type: 'move', node, move, clockMs, place, nth: tries.length })
      this.deeds.push(deed(house, next, stepped, { move, ...(took !== undefined && { took }) }))
    }
    if (owed !== undefined) consider(owed)
    if (state.up)
      for (const move of house.protocol.menu(state.view))
        if (!(owed !== undefined && sameJson(move as Json, owed as Json)) && house.may(state.view, move)) consider(move)
    this.tries = tries
    return tries
  }

  get textbook(): MoveTry<K> | undefined {
    return this.busy ? this.moves[0] : undefined
  }

  deed(nth: number): Deed<K> {
    const found = this.deeds[nth]
    if (!found) throw new Error(`${this.node} has no move ${nth}`)
    return found
  }

  receive(kind: Kind<K>): Local<K> {
    if (!this.state.up) return this
    return remembered(this.received, kind.number, () =>
      this.after(this.house.step(this, { type: 'deliver', envelope: kind.envelope.id }, [kind.envelope])),
    )
  }

  ring(timer: K['timer']): Local<K> {
    return remembered(this.rung, timer, () =>
      this.after(this.house.step(this, { type: 'fire', node: this.node, timer })),
    )
  }

  request(number: number, request: K['request']): Local<K> {
    return remembered(this.asked, number, () =>
      this.after(this.house.step(this, { type: 'request', node: this.node, request })),
    )
  }

  crash(): Local<K> {
    this.crashed ??= this.after(this.house.step(this, { type: 'crash', node: this.node }))
    return this.crashed
  }

  wake(): Deed<K> {
    if (this.woken) return this.woken
    const stepped = this.house.step(this, { type: 'restart', node: this.node })
    this.woken = deed(this.house, this.after(stepped), stepped, {})
    return this.woken
  }

  private after(stepped: Stepped<K>): Local<K> {
    return this.house.local(stateOf(stepped, this.node))
  }
}

function stateOf<K extends Kit>(stepped: Stepped<K>, node: NodeId): NodeState<K> {
  const state = stepped.world.nodes[node]
  if (!state) throw new Error(`${node} is gone`)
  return state
}

function deed<K extends Kit>(
  house: Locals<K>,
  next: Local<K>,
  stepped: Stepped<K>,
  about: Pick<Happening<K>, 'move' | 'took'>,
): Deed<K> {
  return {
    next,
    sent: stepped.sent.map(envelope => house.kind(envelope)),
    seen: { node: next.node, claims: stepped.claims, ...about },
  }
}

/** Cards numbered from 1 by their place in the inbox, as if nothing had ever come before. */
function withoutNames<K extends Kit>(state: NodeState<K>): NodeState<K> {
  const cards = state.view.cards.map((card, i) => ({ ...card, card: i + 1 }))
  const tags: Record<number, K['tag']> = {}
  state.view.cards.forEach(({ card }, i) => {
    const tag = state.tags[card]
    if (tag !== undefined) tags[i + 1] = tag
  })
  return { up: state.up, view: { ...state.view, cards }, nextCard: cards.length + 1, sent: 0, tags }
}

function remembered<A, T>(known: Map<A, T>, key: A, find: () => T): T {
  const found = known.get(key)
  if (found !== undefined) return found
  const fresh = find()
  known.set(key, fresh)
  return fresh
}
