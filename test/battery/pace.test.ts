/**
 * The battery, point 7: one person with slow hands is neither hurried nor bored. Exam nights are left out: there the sea
 * does not wait, and how long a night takes is not a matter of hands.
 */
import { describe, expect, it } from 'vitest'
import { type Pace, paceOfMatch, seeds } from '../../shared/match/simulate.ts'
import { levels } from './nights.ts'

const SEEDS = seeds(200, 'pace')
const HANDS_S = [3, 6, 12] as const
/** Of the median night; the design wants 1 to 4. */
const MINUTES = [0.5, 5] as const
const DECISIONS_PER_MINUTE = 2
const IDLE_SHARE = 0.4
const FIRST_DECISION_SECONDS = 5

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

describe.each(levels)('$name', ({ protocol, level }) => {
  it.each(HANDS_S)('with %i s an answer', handS => {
    const paces = SEEDS.flatMap(seed => paceOfMatch({ protocol, level }, seed, handS * 1000, 1))
    for (const [night, plan] of level.nights.entries()) {
      const own = paces.filter(p => p.night === night)
      const middle = (of: (p: Pace) => number): number => median(own.map(of))
      expect(middle(p => p.firstDecisionSeconds)).toBeLessThanOrEqual(FIRST_DECISION_SECONDS)
      if (plan.scaffold === 'exam') continue
      expect(middle(p => p.minutes)).toBeGreaterThanOrEqual(MINUTES[0])
      expect(middle(p => p.minutes)).toBeLessThanOrEqual(MINUTES[1])
      expect(middle(p => p.decisionsPerMinute)).toBeGreaterThanOrEqual(DECISIONS_PER_MINUTE)
      expect(middle(p => p.idleShare)).toBeLessThanOrEqual(IDLE_SHARE)
    }
  })
})
