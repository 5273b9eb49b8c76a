/** Who plays a node, and how a bot chooses. */
import { type Json, sameJson } from '../kernel/json.ts'
import type { Kit, NodeId, Protocol, View } from '../kernel/protocol.ts'

/** `flaw`: a bot that breaks this one rule whenever it can, and plays by the book otherwise. `blunder`: one that does not think. */
export interface Hand {
  readonly by: 'person' | 'bot'
  readonly flaw?: string
  readonly blunder?: number | 'random'
}

export type Hands = Readonly<Record<NodeId, Hand>>

/**
 * The first menu move that breaks exactly one of these rules. A flawed bot does not make the same move twice running, or a
 * believer in early asking would ask for ever.
 */
export function flawedMove<K extends Kit>(
  protocol: Protocol<K>,
  view: View<K>,
  flaws: readonly string[],
  last: K['move'] | undefined,
): K['move'] | undefined {
  if (flaws.length === 0) return undefined
  return protocol.menu(view).find(move => {
    const [only, ...more] = protocol.mistakes(view, move)
    return only !== undefined && more.length === 0 && flaws.includes(only) && !sameJson(last as Json, move as Json)
  })
}
