/** The battery, point 3: fog by projection. A node that is given again only what reached it sees the same, card for card. */
import { describe, expect, it } from 'vitest'
import { type Json, stableText } from '../../shared/kernel/json.ts'
import type { Kit, NodeId, Protocol, View } from '../../shared/kernel/protocol.ts'
import { begin, nodeOf, step } from '../../shared/kernel/step.ts'
import type { World } from '../../shared/kernel/world.ts'
import type { Hands } from '../../shared/match/hands.ts'
import type { ActRecord } from '../../shared/match/record.ts'
import { seeds } from '../../shared/match/simulate.ts'
import { type Evening, evenings, foolish, watch } from './nights.ts'

interface Moment {
  readonly record: ActRecord<Kit>
  readonly sees: string
}

const whatIsSeen = (protocol: Protocol<Kit>, view: View<Kit>): string =>
  stableText([view as unknown as Json, protocol.menu(view) as unknown as Json])

/** The first act of a node after which it sees in the full match what it would not see alone. */
function leak(evening: Evening, seed: string, hands: Hands): string | undefined {
  const { protocol } = evening
  const lives: Record<NodeId, Moment[]> = {}
  const run = watch(evening, seed, hands, (now, record) => {
    const { node } = record
    if (node === undefined) return
    lives[node] ??= []
    lives[node].push({ record, sees: whatIsSeen(protocol, now.view(node)) })
  })
  for (const [node, life] of Object.entries(lives)) {
    let world = alone(begin(protocol, run.plan.setup, run.deal).world, node)
    for (const { record, sees } of life) {
      world = relive(protocol, world, record)
      if (whatIsSeen(protocol, nodeOf(world, node).view) !== sees) return `${node} after act ${record.index}`
    }
  }
  return undefined
}

function alone(world: World<Kit>, node: NodeId): World<Kit> {
  return { ...world, nodes: { [node]: nodeOf(world, node) }, channel: [] }
}

function relive(protocol: Protocol<Kit>, world: World<Kit>, { act, envelope }: ActRecord<Kit>): World<Kit> {
  const unjudged = Object.create(protocol, {
    witness: { value: (ghost: Json) => ({ ghost }) },
  }) as Protocol<Kit>
  return step(unjudged, { ...world, channel: envelope ? [envelope] : [] }, act).world
}

/** Counts everybody's moves in one place, and lets each node see the count. */
function leaky(protocol: Protocol<Kit>): Protocol<Kit> {
  let moves = 0
  return Object.create(protocol, {
    apply: {
      value: (view: View<Kit>, move: Kit['move'], clockMs: number) => {
        const outcome = protocol.apply(view, move, clockMs)
        moves += 1
        return { ...outcome, memory: { ...(outcome.memory as object), moves } }
      },
    },
  }) as Protocol<Kit>
}

describe.each(evenings)('fog: $name', evening => {
  it('shows nobody more than what reached it', () => {
    for (const seed of seeds(5, 'fog'))
      for (const hands of [{}, foolish(evening)]) expect(leak(evening, seed, hands)).toBeUndefined()
  })

  it('would catch a counter that all nodes share', () => {
    expect(leak({ ...evening, protocol: leaky(evening.protocol) }, 'fog-0', {})).toBeDefined()
  })
})
