/** A server that has no time to spare: new matches are refused in words, and those that are played know nothing of it. */
import { Client } from '@colyseus/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BUSY_SECONDS, Measured } from '../../server/strain.ts'
import { createFakeMatch, FAKE_LEVEL } from './fake-match.ts'
import { startTestServer, TestPlayer, type TestServer } from './harness.ts'

const OPTIONS = { protocol: 'ticks', level: 'three', scaffold: 'guided', alone: false } as const
const strain = { tooMuch: false }
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ createMatch: createFakeMatch, catalog: [FAKE_LEVEL], strain })
})
afterAll(() => server.close())

it('is full after seconds in a row without a pause, and takes matches again when it is calm', () => {
  const measured = new Measured()
  const noted = (...shares: readonly number[]) => {
    for (const share of shares) measured.note(share)
    return measured.tooMuch
  }
  const busy = Array.from({ length: BUSY_SECONDS - 1 }, () => 1)
  expect(noted(...busy, 0.5, ...busy)).toBe(false)
  expect(noted(1)).toBe(true)
  // In between nothing changes: else it would be full and not full in turns.
  expect(noted(0.9, 0.9)).toBe(true)
  expect(noted(0.5)).toBe(false)
})

it('refuses new matches in words by either way, says so to whoever balances load, and lets people in to their matches', async () => {
  const ann = await TestPlayer.create(server, { ...OPTIONS, name: 'Ann' })
  strain.tooMuch = true
  await expect(new Client(server.url).create('match', OPTIONS)).rejects.toThrow(/The harbour is full/)
  const line = await fetch(`${server.url}/api/line/create/match`, {
    ...{ method: 'POST', body: JSON.stringify(OPTIONS), headers: { 'content-type': 'application/json' } },
  })
  expect([line.status, await line.text()]).toEqual([503, expect.stringContaining('harbour is full')])
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('isles_full 1')
  expect((await TestPlayer.join(server, ann.code, { name: 'Bob' })).code).toBe(ann.code)
  strain.tooMuch = false
  expect((await TestPlayer.create(server, { ...OPTIONS, name: 'Cem' })).code).not.toBe(ann.code)
})
