/**
 * Happened-before in Lamport's sense (CACM 1978) over the acts of a schedule: at the same node earlier, or the sending of
 * what was received. The causal slice of a breach is all that happened before what its witnesses did.
 */
import type { Act } from '../kernel/act.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import { findEnvelope, step } from '../kernel/step.ts'
import type { Staged } from './rehearsal.ts'

interface Link {
  /** Where it happened; undefined for what the sea did to a boat on its way. */
  readonly node: NodeId | undefined
  /** The acts it follows directly. */
  readonly after: readonly number[]
  readonly claims: boolean
}

/** What each act of a schedule follows directly. */
function links<K extends Kit>({ protocol, begins }: Staged<K>, acts: readonly Act<K>[]): readonly Link[] {
  const latest = new Map<NodeId, number>()
  /** The act that sent an envelope, and the acts that made its copies. */
  const sources = new Map<string, readonly number[]>()
  let world = begins
  return acts.map((act, index) => {
    const envelope = 'envelope' in act ? findEnvelope(world, act.envelope) : undefined
    const stepped = step(protocol, world, act)
    world = stepped.world
    const node = 'node' in act ? act.node : (stepped.node ?? (act.type === 'deliver' ? envelope?.to : undefined))
    const earlier = node === undefined ? undefined : latest.get(node)
    const sailed = envelope ? (sources.get(envelope.id) ?? []) : []
    if (node !== undefined) latest.set(node, index)
    for (const { id } of stepped.sent) sources.set(id, [index])
    if (act.type === 'duplicate') sources.set(act.envelope, [...sailed, index])
    return { node, after: [...(earlier === undefined ? [] : [earlier]), ...sailed], claims: stepped.claims.length > 0 }
  })
}

/** The acts that happened before the end of a schedule, or before anything its witnesses put on the record; those included. */
export function causes<K extends Kit>(
  stage: Staged<K>,
  acts: readonly Act<K>[],
  witnesses: readonly NodeId[],
): ReadonlySet<number> {
  const all = links(stage, acts)
  const claims = all.flatMap(({ node, claims: some }, i) =>
    some && node !== undefined && witnesses.includes(node) ? [i] : [],
  )
  return past(all, [acts.length - 1, ...claims])
}

function past(all: readonly Link[], ends: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>()
  const open = [...ends]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (found.has(index)) continue
    found.add(index)
    open.push(...(all[index]?.after ?? []))
  }
  return found
}
