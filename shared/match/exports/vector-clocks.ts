/**
 * Vector clocks (Fidge 1988, Mattern 1989) of the acts of a night: every act at a node counts one there, and a landing
 * takes in what the sender knew when it sent. What the sea does to a boat on its way happens at no node.
 */
import type { Kit, NodeId } from '../../kernel/protocol.ts'
import type { ActRecord } from '../record.ts'

type VectorClock = Readonly<Record<NodeId, number>>

/** One for each act; undefined where it happened at no node. Components that are 0 are left out. */
export function vectorClocks<K extends Kit>(acts: readonly ActRecord<K>[]): readonly (VectorClock | undefined)[] {
  const now = new Map<NodeId, VectorClock>()
  const onBoard = new Map<string, VectorClock>()
  return acts.map(({ act, node, sent }) => {
    if (node === undefined) return undefined
    const own = now.get(node) ?? {}
    const brought = act.type === 'deliver' ? (onBoard.get(act.envelope) ?? {}) : {}
    const clock = { ...later(own, brought), [node]: (own[node] ?? 0) + 1 }
    now.set(node, clock)
    for (const { id } of sent) onBoard.set(id, clock)
    return clock
  })
}

function later(a: VectorClock, b: VectorClock): VectorClock {
  const all = { ...a }
  for (const [node, count] of Object.entries(b)) all[node] = Math.max(all[node] ?? 0, count)
  return all
}
