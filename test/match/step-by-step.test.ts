/** A replay equals its match at every step: act for act, and in the world after each of them. */
import { expect, it } from 'vitest'
import { begin, step } from '../../shared/kernel/step.ts'
import { replay, worldHash } from '../../shared/match/replay.ts'
import { evenings, foolish, watch } from '../battery/nights.ts'

it.each(evenings)('$name', evening => {
  const hashes: string[] = []
  const run = watch(evening, 'steps-0', foolish(evening), ({ world }) => hashes.push(worldHash(world)))
  const again = replay(run.config, run.inputs)
  let { world } = begin(evening.protocol, run.plan.setup, run.deal)
  for (const [i, record] of again.acts.entries()) {
    expect(record).toEqual(run.acts[i])
    world = step(evening.protocol, world, record.act).world
    expect(worldHash(world)).toBe(hashes[i])
  }
  expect(again.acts.length).toBe(hashes.length)
})
