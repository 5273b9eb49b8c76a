/** The boats under way in the order in which they set out, and how often each was passed over. */
import type { Kit } from '../../kernel/protocol.ts'
import type { Kind } from '../local.ts'

/** So often may one boat be passed over: without a bound, any cluster is "stalled" by doing nothing. */
export const PATIENCE = 12

export interface Afloat<K extends Kit> {
  readonly kind: Kind<K>
  readonly passed: number
}

/** What floats now, given what floated before and (if one was let in) which kind landed. */
export function afloat<K extends Kit>(
  before: readonly Afloat<K>[],
  channel: readonly Kind<K>[],
  landed: Kind<K> | undefined,
): readonly Afloat<K>[] {
  const at = landed ? before.findIndex(boat => boat.kind === landed) : -1
  const aged = before.map((boat, i) => (i < at ? { ...boat, passed: boat.passed + 1 } : boat))
  const left = new Map<Kind<K>, number>()
  for (const kind of channel) left.set(kind, (left.get(kind) ?? 0) + 1)
  const kept: Afloat<K>[] = []
  // Of boats that are alike the oldest has landed.
  for (const boat of aged.toReversed()) {
    const count = left.get(boat.kind) ?? 0
    if (count === 0) continue
    left.set(boat.kind, count - 1)
    kept.unshift(boat)
  }
  const fresh = channel.flatMap(kind => {
    const count = left.get(kind) ?? 0
    left.set(kind, count - 1)
    return count > 0 ? [{ kind, passed: 0 }] : []
  })
  return [...kept, ...fresh]
}

/** A boat that cannot be passed over again: it comes in, or goes down, before any other lands or any timer rings. */
export function mustLand<K extends Kit>(boats: readonly Afloat<K>[]): Kind<K> | undefined {
  return boats.find(boat => boat.passed >= PATIENCE)?.kind
}
