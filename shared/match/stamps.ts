/**
 * Logical clocks over the acts of a night, as an observer would write them beside each event. Lamport (1978): later than
 * all that happened before it. Vector (Fidge 1988, Mattern 1989): smaller exactly where the one happened before the other.
 */
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { Stamp } from '../wire/debrief.ts'
import type { ActRecord } from './record.ts'

/** Every act at a node is one event of it; what it sends carries its stamp. A crash does not begin a new process. */
export function stampsOf<K extends Kit>(acts: readonly ActRecord<K>[], nodes: readonly NodeId[]): readonly Stamp[] {
  const zero: Stamp = { act: -1, lamport: 0, vector: nodes.map(() => 0) }
  const last = new Map<NodeId, Stamp>()
  const byAct = new Map<number, Stamp>()
  for (const { index, node, sentBy } of acts) {
    if (node === undefined) continue
    const own = last.get(node) ?? zero
    const heard = (sentBy === undefined ? undefined : byAct.get(sentBy)) ?? zero
    const stamp: Stamp = {
      act: index,
      lamport: Math.max(own.lamport, heard.lamport) + 1,
      vector: nodes.map((other, at) =>
        other === node ? (own.vector[at] ?? 0) + 1 : Math.max(own.vector[at] ?? 0, heard.vector[at] ?? 0),
      ),
    }
    last.set(node, stamp)
    byAct.set(index, stamp)
  }
  return [...byAct.values()]
}
