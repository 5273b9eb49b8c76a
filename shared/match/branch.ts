/** What if? A night that is over, as it was up to one of its acts; from there on one seat is a person's, and bots play the others. */
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { NightRun } from './night-run.ts'
import { replay, type Watcher } from './replay.ts'

/** Undefined where there is no such place: an act that did not happen, a seat that persons do not take. */
export function branchOf<K extends Kit>(
  run: NightRun<K>,
  act: number,
  node: NodeId,
  watch: Watcher<K>,
): NightRun<K> | undefined {
  const place = run.deal[node]
  if (act >= run.acts.length || place === undefined || place.chair === 'bot') return undefined
  const branch = replay(run.config, run.inputs, act, watch)
  if (branch.ended) return undefined
  for (const seat of Object.keys(run.deal)) branch.control(seat, { by: seat === node ? 'person' : 'bot' })
  return branch
}
