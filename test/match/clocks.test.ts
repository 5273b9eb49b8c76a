/** What still happens while the candles are held. */
import { expect, it } from 'vitest'
import { Clocks } from '../../shared/match/clocks.ts'

const END_MS = 100_000

it('holds what is still to burn, and not what had burnt down in the same moment', () => {
  const clocks = new Clocks<string>()
  clocks.candle(1_000, 'first ship')
  clocks.candle(1_000, 'second ship')
  clocks.candle(1_001, 'third ship')
  expect(clocks.next(END_MS)).toBe('first ship')
  clocks.hold(true)
  expect(clocks.next(END_MS)).toBe('second ship')
  expect(clocks.dueMs(END_MS)).toBe(Number.POSITIVE_INFINITY)
  clocks.sailTo(5_000)
  clocks.hold(false)
  expect(clocks.dueMs(END_MS)).toBe(5_001)
  expect(clocks.next(END_MS)).toBe('third ship')
})
