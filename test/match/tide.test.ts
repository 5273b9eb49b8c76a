/** How simulated time flows against real time, as a table. */
import { describe, expect, it } from 'vitest'
import { flow, HURRY, PATIENCE_MS, patienceMs, type Waters } from '../../shared/match/tide.ts'

const NOW_MS = 100_000
const calm: Waters = { scaffold: 'practice', paused: false, speed: 1, debts: [], persons: 2 }
const owing = (agoMs: number, strikes = 0, extra = 1) => ({ sinceMs: NOW_MS - agoMs, strikes, extra })

interface Row {
  readonly when: string
  readonly waters: Partial<Waters>
  readonly rate: number
  readonly held: boolean
  readonly stillMs?: number
}

const rows: readonly Row[] = [
  { when: 'nobody owes an answer', waters: {}, rate: HURRY, held: false },
  { when: 'nobody is there', waters: { persons: 0 }, rate: 1, held: false },
  { when: 'it is paused', waters: { paused: true, debts: [owing(0)] }, rate: 0, held: false },
  { when: 'a person alone owes', waters: { persons: 1, debts: [owing(60_000)] }, rate: 0, held: false },
  { when: 'one of two owes', waters: { debts: [owing(5_000)] }, rate: HURRY, held: true, stillMs: 15_000 },
  {
    when: 'the longer patience counts',
    waters: { debts: [owing(0, 2), owing(0)] },
    rate: HURRY,
    held: true,
    stillMs: 20_000,
  },
  {
    when: 'one with half as much time again owes',
    waters: { debts: [owing(20_000, 0, 1.5)] },
    rate: HURRY,
    held: true,
    stillMs: 10_000,
  },
  { when: 'patience is used up', waters: { debts: [owing(20_000)] }, rate: 1, held: false },
  { when: 'patience is shorter after a strike', waters: { debts: [owing(10_000, 1)] }, rate: 1, held: false },
  { when: 'an exam does not wait', waters: { scaffold: 'exam', debts: [owing(0)] }, rate: 1, held: false },
  { when: 'the instructor doubles the speed', waters: { speed: 2 }, rate: 2 * HURRY, held: false },
]

describe.each(rows)('when $when', ({ waters, rate, held, stillMs = Number.POSITIVE_INFINITY }) => {
  it(`flows at ${rate}${held ? ', timers held' : ''}`, () => {
    expect(flow({ ...calm, ...waters }, NOW_MS)).toEqual({ rate, held, untilMs: NOW_MS + stillMs })
  })
})

it('has less and less patience with one who is always late, and all of it with one who plays alone', () => {
  expect([0, 1, 2, 3, 9].map(strikes => patienceMs(strikes, 5))).toEqual([...PATIENCE_MS, 5_000, 5_000])
  expect(patienceMs(9, 1)).toBe(Number.POSITIVE_INFINITY)
})
