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
 * The first menu move that breaks exactly one of these rules, else the textbook's. A flawed bot does not make the same
 * move twice running, or a believer in early asking would ask for ever.
 */
export function flawedMove<K extends Kit>(
  protocol: Protocol<K>,
  view: View<K>,
  flaws: readonly string[],
  last: K['move'] | undefined,
): K['move'] | undefined {
  if (flaws.length > 0) {
    for (const move of protocol.menu(view)) {
      const broken = protocol.mistakes(view, move)
      const [only] = broken
      if (
        broken.length === 1 &&
        only !== undefined &&
        flaws.includes(only) &&
        !(last && sameJson(last as Json, move as Json))
      )
        return move
    }
  }
  return protocol.textbook(view)
}
