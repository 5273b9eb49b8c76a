/**
 * What a node was busy with, from the acts of a night: a card from its arrival to the move that answered it; a move that
 * answers no card, and waking, by themselves. `cause` is the span in which the envelope was sent.
 */
import type { Kit, NodeId } from '../../kernel/protocol.ts'
import type { ActRecord } from '../record.ts'

export interface Span<K extends Kit> {
  /** The act that ends it: no other span ends with it. */
  readonly ends: ActRecord<K>
  readonly begins: ActRecord<K>
  readonly node: NodeId
  /** The span in which the envelope that began it was sent, by the act that ends that one. */
  readonly cause: number | undefined
}

export function spansOf<K extends Kit>(acts: readonly ActRecord<K>[]): readonly Span<K>[] {
  const arrivals = new Map<string, ActRecord<K>>()
  const arrived = new Map<NodeId, number>()
  const senders = new Map<string, number>()
  const dark = new Set<NodeId>()
  return acts.flatMap((record): readonly Span<K>[] => {
    const { act, node, sent, index } = record
    for (const { id } of sent) senders.set(id, index)
    if (node === undefined) return []
    switch (act.type) {
      case 'deliver':
      case 'fire':
      case 'request': {
        if (dark.has(node)) return [] // what comes to a dark node is lost
        // As the kernel numbers cards: per node, in order of arrival.
        const card = (arrived.get(node) ?? 0) + 1
        arrived.set(node, card)
        arrivals.set(`${node}/${card}`, record)
        return []
      }
      case 'move': {
        const begins = arrivals.get(`${node}/${act.move.card}`) ?? record
        const cause = begins.act.type === 'deliver' ? senders.get(begins.act.envelope) : undefined
        return [{ ends: record, begins, node, cause }]
      }
      case 'crash':
        dark.add(node)
        return []
      case 'restart':
        dark.delete(node)
        return [{ ends: record, begins: record, node, cause: undefined }]
      default:
        return []
    }
  })
}
