/** The worlds of a night that has been played, one after each act: its acts are taken again, without clock and dice. */
import type { Kit } from '../kernel/protocol.ts'
import { begin, step } from '../kernel/step.ts'
import type { World } from '../kernel/world.ts'
import type { NightRun } from './night-run.ts'

/** `[0]` is the world before anything happened; act i leads from `[i]` to `[i + 1]`. They share what did not change. */
export type History<K extends Kit> = readonly World<K>[]

export function historyOf<K extends Kit>(run: NightRun<K>): History<K> {
  const { protocol } = run.config
  const worlds = [begin(protocol, run.plan.setup, run.deal).world]
  for (const { act } of run.acts) {
    const before = worlds.at(-1)
    if (before !== undefined) worlds.push(step(protocol, before, act).world)
  }
  return worlds
}
