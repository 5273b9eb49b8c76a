/** The storm outlives its trigger: a metastable failure (Bronson et al., HotOS 2021), measured over 50 nights each way. */
import { describe, expect, it } from 'vitest'
import type { NightRun } from '../../shared/match/night-run.ts'
import { handsFor, playNight, seeds } from '../../shared/match/simulate.ts'
import { load } from '../../shared/protocols/load/index.ts'
import type { LoadKit } from '../../shared/protocols/load/words.ts'

const level = load.levels.find(l => l.id === 'storm-of-retries')
if (!level) throw new Error('there is no storm')
const setting = { protocol: load, level, night: 1, sea: 'adversary' as const }
const SEEDS = seeds(50, 'storm')
const towns = ['n1', 'n2'] as const

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Callers whose call has not ended when the night has. */
function onTheLine(run: NightRun<LoadKit>): number {
  return towns.reduce((sum, town) => {
    const { memory } = run.view(town)
    return sum + (memory.role === 'client' ? memory.batches.reduce((n, { count }) => n + count, 0) : 0)
  }, 0)
}

const goodput = (run: NightRun<LoadKit>): number => run.world.ghost.answered / run.plan.setup.offered
const wokeAtMs = (run: NightRun<LoadKit>): number => run.acts.find(a => a.act.type === 'restart')?.atMs ?? Number.NaN

describe('a service goes dark for a moment while many call', () => {
  it('by the book the goal is reached in every night', () => {
    expect(SEEDS.filter(seed => playNight(setting, seed).ended === 'reached')).toHaveLength(SEEDS.length)
  })

  it('with retries at once more than half of all callers still wait a minute and a half after the service woke', () => {
    const storm = handsFor(setting, { by: 'bot', flaw: 'more-retries' }, towns)
    const runs = SEEDS.map(seed => playNight(setting, seed, storm))
    const lastFirstCallMs = Math.max(...runs.flatMap(run => run.plan.requests.map(r => r.atMs)))
    for (const run of runs) {
      expect(run.ended).toBe('time')
      // Trigger and first calls are long over: what fills the system are retries alone.
      expect(run.nowMs - wokeAtMs(run)).toBeGreaterThan(80_000)
      expect(run.nowMs - lastFirstCallMs).toBeGreaterThan(50_000)
    }
    expect(mean(runs.map(goodput))).toBeLessThan(0.45)
    expect(mean(runs.map(run => onTheLine(run) / run.plan.setup.offered))).toBeGreaterThan(0.5)
  })
})
