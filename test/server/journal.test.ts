/** Nothing is shown before it is durable, whatever the store does; and what it says to the operator. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSqlStore } from '../../server/store/sql-store.ts'
import { sqliteDialect } from '../../server/store/sqlite.ts'
import type { Store, StoredMatch } from '../../server/store/store.ts'
import { createFakeMatch, FAKE_LEVEL } from './fake-match.ts'
import { HeldClock, startTestServer, TestPlayer, type TestServer } from './harness.ts'

const ALONE = { protocol: 'ticks', level: 'three', scaffold: 'guided', alone: true } as const
const REST_MS = 61_000

const clock = new HeldClock()
/** What the store does at the next transaction. */
let broken = false
/** Made from what was stored, as if other rules had played it. */
let twisted: ((match: StoredMatch) => StoredMatch) | undefined
let server: TestServer
beforeAll(async () => {
  const real = await openSqlStore(sqliteDialect(':memory:'))
  const store: Store = {
    ...real,
    commit: async batch => {
      if (broken) throw new Error('the disk is full')
      return real.commit(batch)
    },
    load: async code => {
      const match = await real.load(code)
      return match && twisted ? twisted(match) : match
    },
  }
  server = await startTestServer({ createMatch: createFakeMatch, catalog: [FAKE_LEVEL], clock, store })
})
afterAll(() => server.close())

async function get(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(server.url + path)
  return { status: response.status, text: await response.text() }
}

const aMoment = () => new Promise(resolve => setTimeout(resolve, 150))

async function alone(): Promise<TestPlayer> {
  const ann = await TestPlayer.create(server, { ...ALONE, name: 'Ann' })
  await ann.until('the night', () => ann.screen.owed === true)
  return ann
}

it('withholds the answer while the store takes nothing, and gives it once the store is back', async () => {
  const ann = await alone()
  expect((await get('/readyz')).status).toBe(200)
  broken = true
  const heard = ann.heard.length
  ann.send('move', { id: 'm', move: { type: 'tick' } })
  await aMoment()
  expect(ann.heard.slice(heard)).toEqual([])
  expect(await get('/readyz')).toEqual({ status: 503, text: expect.stringContaining('"store":false') })
  expect(server.logged.join('\n')).toMatch(/the disk is full/)
  broken = false
  await ann.until('the answer', () => ann.all('done').length === 1 && ann.screen.panel?.[0]?.value === '1')
  expect((await get('/readyz')).status).toBe(200)
})

it('says in words that a match of other rules cannot go on, and never plays it wrong', async () => {
  const ann = await alone()
  await ann.move({ type: 'tick' })
  const token = ann.last('you')?.token ?? ''
  ann.drop()
  await aMoment()
  clock.advance(REST_MS)
  await aMoment()
  twisted = match => ({ ...match, inputs: match.inputs.map(input => ({ ...input, outcome: 'refused' })) })
  const back = () => TestPlayer.join(server, ann.code, { token })
  await expect(back()).rejects.toThrow(/has been renewed since that match/)
  twisted = undefined
  await expect(back()).rejects.toThrow(/has been renewed since that match/)
  expect((await get(`/api/room/${ann.code}`)).status).toBe(404)
  expect(server.logged.filter(line => line.includes('"level":50') && line.includes(ann.code))).toEqual([])
})

it('counts rooms, seats, moves, drops and transactions, and names nobody', async () => {
  const ann = await alone()
  await ann.move({ type: 'tick' })
  const { status, text } = await get('/metrics')
  expect(status).toBe(200)
  for (const line of [
    /^isles_rooms [1-9]/m,
    /^isles_seats [1-9]/m,
    /^isles_move_seconds_count [1-9]/m,
    /^isles_drops_total [1-9]/m,
    /^isles_recovered_total\{how="diverged"\} 1$/m,
    /^isles_process_resident_memory_bytes \d/m,
    /^isles_store_commit_seconds_count [1-9]/m,
  ])
    expect(text).toMatch(line)
  expect(text).not.toContain(ann.code)
  expect(text).not.toContain('Ann')
})
