/** A dawn shows the seed of its night. At a table it must not tell the next deal, and with it who will be a traitor. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSqlStore } from '../../server/store/sql-store.ts'
import { sqliteDialect } from '../../server/store/sqlite.ts'
import type { Store } from '../../server/store/store.ts'
import { createFakeMatch, FAKE_LEVEL } from './fake-match.ts'
import { HeldClock, startTestServer, TestPlayer, type TestServer } from './harness.ts'

const OPTIONS = { protocol: 'ticks', level: 'three', scaffold: 'guided' } as const
const TICKS = 3

const clock = new HeldClock()
let server: TestServer
let store: Store
beforeAll(async () => {
  store = await openSqlStore(sqliteDialect(':memory:'))
  server = await startTestServer({ createMatch: createFakeMatch, catalog: [FAKE_LEVEL], clock, store })
})
afterAll(() => server.close())

async function toSecondNight(players: readonly TestPlayer[]): Promise<readonly unknown[]> {
  const [host] = players
  if (host === undefined) throw new Error('nobody plays')
  for (let i = 0; i < TICKS; i += 1) for (const player of players) await player.move({ type: 'tick' })
  clock.advance(2000)
  await host.until('dawn', () => host.last('table')?.phase === 'dawn')
  for (const player of players) player.send('ready', {})
  await host.until('the second night', () => host.screen.night?.index === 1)
  const stored = await store.load(host.code)
  return stored?.inputs.flatMap(({ what }) => (what.type === 'next' ? [what] : [])) ?? []
}

it('draws a seed for every night at a table of several', async () => {
  const ann = await TestPlayer.create(server, { ...OPTIONS, alone: false, name: 'Ann' })
  const bob = await TestPlayer.join(server, ann.code, { name: 'Bob' })
  await bob.until('a seat', () => bob.last('you') !== undefined)
  ann.send('start', {})
  await bob.until('the night', () => bob.screen.owed === true)
  const [next] = await toSecondNight([ann, bob])
  expect(next).toEqual({ type: 'next', seed: expect.stringMatching(/^[A-Z2-9]{10}$/) })
  expect(next).not.toHaveProperty('seed', (await store.load(ann.code))?.seed)
})

it('keeps one seed for who plays alone, and has nobody to hide it from', async () => {
  const ann = await TestPlayer.create(server, { ...OPTIONS, alone: true, name: 'Ann' })
  await ann.until('the night', () => ann.screen.owed === true)
  expect(await toSecondNight([ann])).toEqual([{ type: 'next' }])
})
