/** A schedule that a search found, with real names: acts that anybody can do again through the kernel's step. */
import type { Act } from '../kernel/act.ts'
import { type Json, sameJson } from '../kernel/json.ts'
import type { AnyMove, Kit, Protocol } from '../kernel/protocol.ts'
import { begin, nodeOf, step } from '../kernel/step.ts'
import type { Envelope, World } from '../kernel/world.ts'
import type { Schedule } from './explore.ts'
import type { SearchWorld, Try } from './search-world.ts'

export interface Concrete<K extends Kit> {
  readonly begins: World<K>
  readonly acts: readonly Act<K>[]
  readonly ends: World<K>
}

/** `begins`: the world the search began at, where that was in the middle of a night. */
export function concretise<K extends Kit>(
  protocol: Protocol<K>,
  { initial, actions }: Schedule<SearchWorld<K>, Try<K>>,
  begins: World<K> = beginning(protocol, initial),
): Concrete<K> {
  const acts: Act<K>[] = []
  let world = begins
  for (const tried of actions) {
    const act = named(world, tried)
    acts.push(act)
    world = step(protocol, world, act).world
  }
  return { begins, acts, ends: world }
}

/** The kernel's world in which a search began. */
export function beginning<K extends Kit>(protocol: Protocol<K>, { nodes, deal }: SearchWorld<K>): World<K> {
  const [first] = nodes
  if (!first) throw new Error('a world without nodes')
  return begin(protocol, first.state.view.setup, deal).world
}

/** The act of this world that a search's act stands for. */
export function named<K extends Kit>(world: World<K>, tried: Try<K>): Act<K> {
  switch (tried.type) {
    case 'move': {
      const { cards } = nodeOf(world, tried.node).view
      const real = (place: number): number => cards[place - 1]?.card ?? place
      const { card, about } = tried.move as AnyMove
      const move = {
        ...tried.move,
        ...(card !== undefined && { card: real(card) }),
        ...(about !== undefined && { about: real(about) }),
      }
      const { node, clockMs } = tried
      return { type: 'move', node, move, ...(clockMs !== undefined && { clockMs }) }
    }
    case 'deliver':
    case 'drop':
    case 'duplicate':
      return { type: tried.type, envelope: firstLike(world, tried.kind.envelope).id }
    case 'fire':
      return { type: 'fire', node: tried.node, timer: tried.timer }
    case 'request':
      return { type: 'request', node: tried.node, request: tried.request }
    case 'crash':
    case 'restart':
      return { type: tried.type, node: tried.node }
  }
}

function firstLike<K extends Kit>(world: World<K>, { from, to, message, tag }: Envelope<K>): Envelope<K> {
  const found = world.channel.find(
    e => e.from === from && e.to === to && sameJson(e.message as Json, message as Json) && sameTag(e.tag, tag),
  )
  if (!found) throw new Error(`nothing like ${JSON.stringify(message)} sails from ${from} to ${to}`)
  return found
}

function sameTag(a: unknown, b: unknown): boolean {
  return sameJson((a ?? null) as Json, (b ?? null) as Json)
}
