/** `kill -9` in the middle of play: nothing that was acknowledged is lost, and nobody has to do anything. */
import { expect, it } from 'vitest'
import { killAgainAndAgain } from '../bench/kills.ts'

it('goes on after every kill as if nothing had been', { timeout: 180_000 }, async () => {
  const report = await killAgainAndAgain({ kills: 3, matches: 4, playMs: 1200 })
  expect(report.acknowledged).toBeGreaterThan(20)
  expect(report.lost).toEqual([])
  expect(report.doubled).toEqual([])
  expect(report.unseen).toEqual([])
  expect(report.diverged).toBe(0)
  expect(report.resumed).toBe(report.kills * report.matches)
  expect(report.returnsMs.length).toBe(report.kills * report.players)
  expect(Math.max(...report.returnsMs)).toBeLessThan(5000)
  // Alone the sea waits or runs at three times real time: a second of it may not have been written down.
  for (const jumpMs of report.jumpsMs) expect(Math.abs(jumpMs)).toBeLessThan(3500)
})
