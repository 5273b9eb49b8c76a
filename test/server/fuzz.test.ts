/** The short form of `npm run fuzz`: the same seed, the same messages. */
import { expect, it } from 'vitest'
import { fuzz } from '../fuzz/fuzz.ts'

it('lives through twenty thousand spoiled messages, and those who play play on', { timeout: 120_000 }, async () => {
  const report = await fuzz({ messages: 20_000, seed: 'pinned', intruders: 96, settle: false })
  expect(report).toMatchObject({ sent: 20_000, crashes: 0, honestTurnedAway: 0, honestDisconnects: 0, stackTraces: [] })
  expect(report).toMatchObject({ failures: [], honestClass: true })
  expect(report.overHttp).toBeGreaterThan(100)
  // They were read and answered, and did not merely fall on deaf ears.
  expect(report.heard).toBeGreaterThan(5000)
  expect(report.honestMovesLately).toBeGreaterThan(0)
  expect(report.after?.heapMb).toBeLessThan(report.before.heapMb + 64)
})
