/** Partitions: nothing crosses a wall of fog while it stands, and one-way fog stops only one direction. */
import { expect, test } from 'vitest'
import type { Fog, Level, Night } from '../../shared/kernel/level.ts'
import { playNight } from '../../shared/match/simulate.ts'
import { raft } from '../../shared/protocols/raft/index.ts'
import type { RaftKit } from '../../shared/protocols/raft/words.ts'

const quiet = raft.levels[0]?.nights[0]

function nightIn(fog: readonly Fog[]): ReturnType<typeof playNight<RaftKit>> {
  if (!quiet) throw new Error('raft has no first night')
  const night: Night<RaftKit> = { ...quiet, fog, requests: [], setup: { ...quiet.setup, ships: 0 } }
  const level = { ...raft.levels[0], nights: [night] } as Level<RaftKit>
  return playNight({ protocol: raft, level, night: 0, sea: 'adversary' }, 'fog')
}

const crossings = (run: ReturnType<typeof nightIn>, from: readonly string[], to: readonly string[]) => {
  const between = run.acts.filter(a => a.envelope && from.includes(a.envelope.from) && to.includes(a.envelope.to))
  return {
    delivered: between.filter(a => a.act.type === 'deliver').length,
    lost: between.filter(a => a.act.type === 'drop').length,
  }
}

const FEW = ['n1', 'n2']
const MANY = ['n3', 'n4', 'n5']

test('a wall of fog stops both directions, and the larger side elects its leader all the same', () => {
  const run = nightIn([{ fromMs: 0, toMs: 1e9, sides: [FEW, MANY] }])
  expect(crossings(run, FEW, MANY).delivered + crossings(run, MANY, FEW).delivered).toBe(0)
  expect(crossings(run, MANY, FEW).lost).toBeGreaterThan(0)
  expect(run.ended).toBe('reached')
  expect(
    Object.values(run.world.ghost.leaders)
      .flat()
      .every(n => MANY.includes(n)),
  ).toBe(true)
})

test('one-way fog lets the other direction through', () => {
  const run = nightIn([{ fromMs: 0, toMs: 1e9, sides: [FEW, MANY], oneWay: true }])
  expect(crossings(run, FEW, MANY).delivered).toBe(0)
  expect(crossings(run, MANY, FEW).delivered).toBeGreaterThan(0)
})

test('when the fog lifts, boats cross again', () => {
  const run = nightIn([{ fromMs: 0, toMs: 16_000, sides: [FEW, MANY] }])
  expect(
    run.acts.some(
      a =>
        a.act.type === 'deliver' &&
        a.atMs < 16_000 &&
        a.envelope &&
        FEW.includes(a.envelope.from) &&
        MANY.includes(a.envelope.to),
    ),
  ).toBe(false)
  expect(crossings(run, MANY, FEW).delivered).toBeGreaterThan(0)
})
