/** What must hold and what shall be reached: IC1 and IC2 of §1. Reads whole worlds; no seat ever sees this. */
import type { Invariant, NodeId, Progress } from '../../kernel/protocol.ts'
import type { Happening, World } from '../../kernel/world.ts'
import { solvable, untellable } from './rulebook.ts'
import type { GeneralsKit, Ghost, OrderKey, Setup, Value } from './words.ts'
import { keyOf } from './words.ts'

type Field = World<GeneralsKit>

export const ghost: Ghost = { decided: {} }

/** Decisions as they were claimed. "Cannot tell" is taken at its word only where the words at hand differed. */
export function witness(before: Ghost, seen: Happening<GeneralsKit>, world: Field): { readonly ghost: Ghost } {
  let { decided } = before
  for (const claim of seen.claims) {
    const key = keyOf(claim)
    const view = world.nodes[seen.node]?.view
    const doubt = view && untellable(view, claim.commander, key) ? 'cannot tell' : 'gave up'
    const end = claim.type === 'decides' ? claim.value : doubt
    decided = { ...decided, [key]: { ...decided[key], [seen.node]: end } }
  }
  return decided === before.decided ? { ghost: before } : { ghost: { decided } }
}

const isLoyal = (world: Field, node: NodeId): boolean => world.nodes[node]?.view.secret.traitor === false

interface Order {
  readonly round: number
  readonly commander: NodeId
  readonly key: OrderKey
  /** Loyal lieutenants that obey an order. Who cannot tell obeys none. */
  readonly obeyed: readonly (readonly [NodeId, Value])[]
}

function setupOf(world: Field): Setup | undefined {
  return Object.values(world.nodes)[0]?.view.setup
}

/** Asked by each invariant and by the goal. */
function ordersOf(world: Field): readonly Order[] {
  const known = orders.get(world)
  if (known) return known
  const fresh = ordersIn(world)
  orders.set(world, fresh)
  return fresh
}

const orders = new WeakMap<Field, readonly Order[]>()

function ordersIn(world: Field): readonly Order[] {
  const setup = setupOf(world)
  return Array.from({ length: setup?.rounds ?? 0 }, (_, round) => round).flatMap(round =>
    (setup?.commanders ?? []).map((commander): Order => {
      const key = keyOf({ round, commander })
      const obeyed = Object.entries(world.ghost.decided[key] ?? {}).flatMap(([node, end]) =>
        node !== commander && isLoyal(world, node) && (end === 'attack' || end === 'retreat')
          ? [[node, end] as const]
          : [],
      )
      return { round, commander, key, obeyed }
    }),
  )
}

/** The loyal lieutenants that obey something else than their loyal commander's order. */
function astray(world: Field, { round, commander, obeyed }: Order): readonly NodeId[] {
  if (!isLoyal(world, commander)) return []
  const order = world.nodes[commander]?.view.secret.sees[round]
  return obeyed.flatMap(([node, value]) => (value === order ? [] : [node]))
}

/** Two loyal lieutenants that obey different orders. */
function divided({ obeyed }: Order): readonly NodeId[] {
  const attacks = obeyed.find(([, value]) => value === 'attack')
  const retreats = obeyed.find(([, value]) => value === 'retreat')
  return attacks && retreats ? [attacks[0], retreats[0]] : []
}

export const validity: Invariant<GeneralsKit> = {
  id: 'validity',
  says: 'If the commanding general is loyal, then every loyal lieutenant obeys the order he sends.',
  cite: 'Lamport, Shostak, Pease §1, IC2',
  broken(world) {
    for (const order of ordersOf(world)) {
      const [node] = astray(world, order)
      if (node !== undefined)
        return {
          headline: `${node} disobeys ${order.commander}, and both are loyal`,
          witnesses: [order.commander, node],
        }
    }
    return undefined
  },
}

export const agreement: Invariant<GeneralsKit> = {
  id: 'agreement',
  says: 'All loyal lieutenants obey the same order.',
  cite: 'Lamport, Shostak, Pease §1, IC1',
  broken(world) {
    for (const order of ordersOf(world)) {
      const [attacks, retreats] = divided(order)
      if (attacks !== undefined && retreats !== undefined)
        return { headline: `${attacks} attacks, ${retreats} retreats`, witnesses: [attacks, retreats] }
    }
    return undefined
  },
}

/**
 * Reached when every loyal lieutenant has its answer to every order, and none is wrong. With three generals "cannot tell"
 * is an answer where the words differ, for there is no better one (§2); with four it is none.
 */
export function goal(world: Field): Progress {
  const setup = setupOf(world)
  const loyal = Object.keys(world.nodes).filter(node => isLoyal(world, node))
  const doubtCounts = setup !== undefined && !solvable(setup, Object.keys(world.nodes).length)
  let [done, of] = [0, 0]
  let lost: string | undefined
  for (const order of ordersOf(world)) {
    const wrong = astray(world, order).length > 0 || divided(order).length > 0
    if (wrong) lost ??= 'loyal generals obey different orders'
    for (const node of loyal) {
      if (node === order.commander) continue
      of += 1
      const end = world.ghost.decided[order.key]?.[node]
      if (end === 'gave up' || (end === 'cannot tell' && !doubtCounts)) lost ??= `${node} gave up`
      else if (end !== undefined && !wrong) done += 1
    }
  }
  return lost === undefined ? { done, of } : { done, of, lost }
}
