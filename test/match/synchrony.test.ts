/** Synchronous nights: a round is over for everybody at once, when nothing is under way and nobody owes a word. */
import { expect, it } from 'vitest'
import { handsFor, playNight, seeds } from '../../shared/match/simulate.ts'
import { findProtocol } from '../../shared/protocols/registry.ts'

const protocol = findProtocol('byzantine-generals')
const level = protocol?.levels.find(l => l.id === 'traitor-at-four')
if (!protocol || !level) throw new Error('no synchronous level')
const setting = { protocol, level, night: 0, sea: 'adversary' } as const

it('rings for all together, in every round', () => {
  for (const seed of seeds(20, 'rounds')) {
    const { acts } = playNight(setting, seed)
    const rings = acts.filter(a => a.act.type === 'fire')
    const times = [...new Set(rings.map(a => a.atMs))]
    const together = times.map(atMs => rings.filter(a => a.atMs === atMs).length)
    // The traitor has nothing to decide, and no round after the second to wait for.
    expect(together).toEqual([4, 3])
  }
})

it('rings only when everything that was sent has landed', () => {
  for (const seed of seeds(20, 'quiet')) {
    let under = 0
    for (const { act, sent } of playNight(setting, seed).acts) {
      if (act.type === 'fire') expect(under).toBe(0)
      under += sent.length - (act.type === 'deliver' ? 1 : 0)
    }
  }
})

it('ends soon after the goal is lost for good', () => {
  const run = playNight(setting, 'lost', handsFor(setting, { by: 'bot', flaw: 'gives-up' }, ['n3']))
  expect(run.ended).toBe('time')
  expect(run.nowMs).toBeLessThan(60_000)
})
