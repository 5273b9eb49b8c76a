import type { Act } from './act.ts'
import { type Json, sameJson } from './json.ts'
import type { Deal } from './level.ts'
import type { Card, Effect, Kit, NodeId, Outcome, Protocol, Seat, View } from './protocol.ts'
import type { Envelope, Happening, NodeState, World } from './world.ts'

/** What an act did besides changing the world: what a clock must now look after, and what went on the record. */
export interface Stepped<K extends Kit> {
  readonly world: World<K>
  /** The node whose view changed, if any. */
  readonly node?: NodeId
  readonly sent: readonly Envelope<K>[]
  readonly effects: readonly Effect<K>[]
  readonly claims: readonly K['claim'][]
}

/** Thrown for an act that this world does not offer: a fault of the caller, never of a player. */
export class Impossible extends Error {
  override readonly name = 'Impossible'
}

const NOTHING = { sent: [], effects: [], claims: [] } as const
const NO_SPENDING = { drop: 0, duplicate: 0, crash: 0, fire: 0, request: 0 } as const

export function seatOf<K extends Kit>(deal: Deal<K>, self: NodeId, setup: K['setup']): Seat<K> {
  const cast = Object.fromEntries(Object.entries(deal).map(([id, place]) => [id, place.role]))
  const place = deal[self]
  if (!place) throw new Impossible(`no node ${self} in this deal`)
  return { self, cast, setup, secret: place.secret }
}

/** The world before anything has happened, and what each node did on starting. */
export function begin<K extends Kit>(
  protocol: Protocol<K>,
  setup: K['setup'],
  deal: Deal<K>,
): { world: World<K>; started: Stepped<K>[] } {
  const nodes: Record<NodeId, NodeState<K>> = {}
  const outcomes: [NodeId, Outcome<K>][] = []
  for (const self of Object.keys(deal)) {
    const seat = seatOf(deal, self, setup)
    const outcome = protocol.start(seat)
    const view = { ...seat, disk: outcome.disk, memory: outcome.memory, cards: [], armed: [] }
    nodes[self] = { up: true, view, nextCard: 1, sent: 0, tags: {} }
    outcomes.push([self, outcome])
  }
  let world: World<K> = { nodes, channel: [], ghost: protocol.ghost, spent: NO_SPENDING }
  const started: Stepped<K>[] = []
  for (const [self, outcome] of outcomes) {
    const stepped = settle(protocol, world, self, outcome, undefined, undefined)
    world = stepped.world
    started.push(stepped)
  }
  return { world, started }
}

/** One act, purely: no clock, no dice. Throws Impossible where the act is not there to be done. */
export function step<K extends Kit>(protocol: Protocol<K>, world: World<K>, act: Act<K>): Stepped<K> {
  switch (act.type) {
    case 'move': {
      const state = upNode(world, act.node)
      const took = act.move.card === undefined ? undefined : state.tags[act.move.card]
      return settle(protocol, world, act.node, protocol.apply(state.view, act.move, act.clockMs ?? 0), act.move, took)
    }
    case 'deliver':
      return deliver(world, act.envelope)
    case 'drop': {
      findEnvelope(world, act.envelope)
      return { ...NOTHING, world: spend({ ...world, channel: without(world.channel, act.envelope) }, 'drop') }
    }
    case 'duplicate': {
      const envelope = findEnvelope(world, act.envelope)
      return { ...NOTHING, world: spend({ ...world, channel: [...world.channel, envelope] }, 'duplicate') }
    }
    case 'fire': {
      const state = upNode(world, act.node)
      if (!state.view.armed.includes(act.timer)) throw new Impossible(`timer ${act.timer} of ${act.node} is not armed`)
      const view = { ...state.view, armed: state.view.armed.filter(t => t !== act.timer) }
      const rung = receive({ ...state, view }, { type: 'timer', timer: act.timer })
      return { ...NOTHING, world: spend(withNode(world, act.node, rung), 'fire'), node: act.node }
    }
    case 'crash': {
      const state = upNode(world, act.node)
      // What the node will know when it wakes is settled now: memory, inbox and timers are gone, disk and seat are not.
      const memory = protocol.restart(state.view, state.view.disk).memory
      const view = { ...state.view, memory, cards: [], armed: [] }
      return {
        ...NOTHING,
        world: spend(withNode(world, act.node, { ...state, up: false, view, tags: {} }), 'crash'),
        node: act.node,
      }
    }
    case 'restart': {
      const state = nodeOf(world, act.node)
      if (state.up) throw new Impossible(`${act.node} is not dark`)
      const woken = withNode(world, act.node, { ...state, up: true })
      return settle(protocol, woken, act.node, protocol.restart(state.view, state.view.disk), undefined, undefined)
    }
    case 'request': {
      const state = nodeOf(world, act.node)
      const asked = spend(world, 'request')
      if (!state.up) return { ...NOTHING, world: asked }
      const holding = receive(state, { type: 'request', request: act.request })
      return { ...NOTHING, world: withNode(asked, act.node, holding), node: act.node }
    }
  }
}

/** Whether this seat could make this move now: the only gate between a hand and the world. */
export function admits<K extends Kit>(protocol: Protocol<K>, view: View<K>, move: K['move']): boolean {
  if (protocol.admits) return protocol.admits(view, move)
  return protocol.menu(view).some(entry => sameJson(entry as Json, move as Json))
}

export function nodeOf<K extends Kit>(world: World<K>, node: NodeId): NodeState<K> {
  const state = world.nodes[node]
  if (!state) throw new Impossible(`no node ${node}`)
  return state
}

export function findEnvelope<K extends Kit>(world: World<K>, id: string): Envelope<K> {
  const envelope = world.channel.find(e => e.id === id)
  if (!envelope) throw new Impossible(`no envelope ${id} under way`)
  return envelope
}

function upNode<K extends Kit>(world: World<K>, node: NodeId): NodeState<K> {
  const state = nodeOf(world, node)
  if (!state.up) throw new Impossible(`${node} is dark`)
  return state
}

function withNode<K extends Kit>(world: World<K>, node: NodeId, state: NodeState<K>): World<K> {
  return { ...world, nodes: { ...world.nodes, [node]: state } }
}

function spend<K extends Kit>(world: World<K>, what: keyof World<K>['spent']): World<K> {
  return { ...world, spent: { ...world.spent, [what]: world.spent[what] + 1 } }
}

/** One copy less: a duplicate shares its id with the original. */
function without<K extends Kit>(channel: readonly Envelope<K>[], id: string): Envelope<K>[] {
  const at = channel.findIndex(e => e.id === id)
  return [...channel.slice(0, at), ...channel.slice(at + 1)]
}

function deliver<K extends Kit>(world: World<K>, id: string): Stepped<K> {
  const envelope = findEnvelope(world, id)
  const sailed = { ...world, channel: without(world.channel, id) }
  const state = nodeOf(world, envelope.to)
  if (!state.up) return { ...NOTHING, world: sailed } // an envelope to a dark node is lost
  const holding = receive(state, { type: 'envelope', from: envelope.from, message: envelope.message })
  const tags = envelope.tag === undefined ? holding.tags : { ...holding.tags, [state.nextCard]: envelope.tag }
  return { ...NOTHING, world: withNode(sailed, envelope.to, { ...holding, tags }), node: envelope.to }
}

type Distribute<T> = T extends unknown ? Omit<T, 'card'> : never

function receive<K extends Kit>(state: NodeState<K>, what: Distribute<Card<K>>): NodeState<K> {
  const card = { card: state.nextCard, ...what } as Card<K>
  return { ...state, nextCard: state.nextCard + 1, view: { ...state.view, cards: [...state.view.cards, card] } }
}

/** Let an outcome come true: the card leaves, timers are set, messages sail, the judge takes note. */
function settle<K extends Kit>(
  protocol: Protocol<K>,
  world: World<K>,
  node: NodeId,
  outcome: Outcome<K>,
  move: K['move'] | undefined,
  took: K['tag'] | undefined,
): Stepped<K> {
  const state = nodeOf(world, node)
  let cards = move?.card === undefined ? state.view.cards : state.view.cards.filter(c => c.card !== move.card)
  let armed = state.view.armed
  let count = state.sent
  const sailing: { to: NodeId; message: K['message']; id: string }[] = []
  const claims: K['claim'][] = []
  for (const effect of outcome.effects) {
    switch (effect.type) {
      case 'send':
        count += 1
        sailing.push({ to: effect.to, message: effect.message, id: `${node}>${effect.to}#${count}` })
        break
      case 'claim':
        claims.push(effect.claim)
        break
      case 'arm':
      case 'disarm':
        // Setting a timer anew also takes back a ring that nobody has answered yet.
        cards = cards.filter(c => !(c.type === 'timer' && c.timer === effect.timer))
        armed = armed.filter(t => t !== effect.timer)
        if (effect.type === 'arm') armed = [...armed, effect.timer].sort()
        break
    }
  }
  const seen: Happening<K> = { node, claims, ...(move && { move }), ...(took !== undefined && { took }) }
  const judged = protocol.witness(world.ghost, seen, world)
  const sent = sailing.map(
    ({ to, message, id }): Envelope<K> => ({
      id,
      from: node,
      to,
      message,
      ...(judged.tag !== undefined && { tag: judged.tag }),
    }),
  )
  const tags = move?.card !== undefined && move.card in state.tags ? dropKey(state.tags, move.card) : state.tags
  const view = { ...state.view, disk: outcome.disk, memory: outcome.memory, cards, armed }
  const next: World<K> = {
    nodes: { ...world.nodes, [node]: { ...state, view, sent: count, tags } },
    channel: sent.length > 0 ? [...world.channel, ...sent] : world.channel,
    ghost: judged.ghost,
    spent: world.spent,
  }
  return { world: next, node, sent, effects: outcome.effects, claims }
}

function dropKey<T>(record: Readonly<Record<number, T>>, key: number): Record<number, T> {
  const { [key]: _gone, ...rest } = record
  return rest
}
