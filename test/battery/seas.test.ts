/** The battery, point 4, in play: 200 nights by the book under chance and under the night's own adversary. */
import { describe, expect, it } from 'vitest'
import { seeds, tally } from '../../shared/match/simulate.ts'
import { evenings, MISSED_BY_CHANCE } from './nights.ts'

const SEEDS = seeds(200, 'sea')

describe.each(evenings)('$name', ({ protocol, level, night }) => {
  it.each(['chance', 'adversary'] as const)('by the book, under %s', sea => {
    const { violations, won } = tally({ protocol, level, night, sea }, SEEDS)
    if (level.lawful === 'safe') expect(violations).toEqual({})
    if (level.calm === 'reaches the goal') expect(1 - won / SEEDS.length).toBeLessThanOrEqual(MISSED_BY_CHANCE)
  })
})
