/** Leases and fences, by hand: two processes on one PostgreSQL, each with a store and holds of its own. */
import { Kysely } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { Holds, type HoldTables } from '../../server/cluster/holds.ts'
import { createMetrics } from '../../server/metrics.ts'
import { Journal } from '../../server/store/journal.ts'
import { postgresDialect } from '../../server/store/postgres.ts'
import { seatKeyInDatabase } from '../../server/store/seat-key.ts'
import { openSqlStore } from '../../server/store/sql-store.ts'
import type { Batch, Hold, Input, NewMatch, Store } from '../../server/store/store.ts'
import { type Postgres, startPostgres } from './postgres.ts'

const LONG_MS = 3_600_000
/** A lease that is over as soon as it is had. */
const OVER_MS = -1
const ROUNDS = 25

const log = pino({ level: 'silent' })
let postgres: Postgres | undefined
let stores: readonly [Store, Store]
let holds: Holds
beforeAll(async () => {
  postgres = await startPostgres()
  if (postgres === undefined) return
  const { url } = postgres
  const open = () => openSqlStore(postgresDialect(url, log))
  stores = [await open(), await open()]
  holds = new Holds(new Kysely<HoldTables>({ dialect: postgresDialect(url, log) }))
})
afterAll(async () => {
  if (postgres === undefined) return
  for (const store of stores) await store.close()
  await holds.close()
  await postgres.end()
})
beforeEach(async context => {
  if (postgres === undefined) context.skip('no PostgreSQL here: install it')
  for (const id of ['one', 'two']) await holds?.renew(id, `http://${id}`, LONG_MS)
})

const match = (code: string): NewMatch => ({
  code,
  version: 'v1',
  options: { protocol: 'raft', level: 'first-light', scaffold: 'guided', alone: true },
  seed: 's',
  table: { people: [], host: null, entered: true, paused: false, speed: 1, held: false },
})
const LEAVES: Input = { atMs: 1, simMs: 1, what: { type: 'leave', player: 'p' }, outcome: 'done' }

async function held(code: string, by: string): Promise<Hold & { readonly fence: number }> {
  const fence = await holds.take(code, by)
  if (fence === undefined) throw new Error(`${by} did not get ${code}`)
  return { code, fence }
}

function batch(of: readonly (Hold & { readonly fence: number })[], rest: Partial<Batch> = {}): Batch {
  const fences = new Map(of.map(({ code, fence }) => [code, fence]))
  return { made: [], inputs: [], standings: new Map(), ...rest, fences }
}

it('leaves a room to the process that holds it, for as long as its lease runs', async () => {
  expect((await held('ROOMAA', 'one')).fence).toBe(1)
  expect(await holds.take('ROOMAA', 'two')).toBeUndefined()
  expect(await holds.holder('ROOMAA')).toEqual({ owner: 'one', url: 'http://one' })
  await holds.renew('one', 'http://one', OVER_MS)
  expect(await holds.holder('ROOMAA')).toEqual({ owner: 'one', url: null })
  expect((await held('ROOMAA', 'two')).fence).toBe(2)
  // Late: it is not its own any more.
  await holds.renew('one', 'http://one', LONG_MS)
  await holds.release('ROOMAA', 'one', 1)
  expect(await holds.take('ROOMAA', 'one')).toBeUndefined()
  expect(await holds.heldBy('one')).toEqual(new Map())
  await holds.release('ROOMAA', 'two', 2)
  expect((await held('ROOMAA', 'one')).fence).toBe(3)
  await holds.leave('one')
  expect((await held('ROOMAA', 'two')).fence).toBe(4)
})

it('writes nothing of a room that another has taken, and all the rest of the same transaction', async () => {
  const [lost, kept] = [await held('LOSTAA', 'one'), await held('KEPTAA', 'one')]
  expect(await stores[0].commit(batch([lost, kept], { made: [match('LOSTAA'), match('KEPTAA')] }))).toEqual([])
  await holds.leave('one')
  await held('LOSTAA', 'two')
  const inputs = ['LOSTAA', 'KEPTAA'].map(code => ({ code, n: 0, input: LEAVES }))
  const standings = new Map(['LOSTAA', 'KEPTAA'].map(code => [code, { atMs: 7 }]))
  expect(await stores[0].commit(batch([lost, kept], { inputs, standings }))).toEqual(['LOSTAA'])
  expect(await stores[1].load('LOSTAA')).toMatchObject({ atMs: 0, inputs: [] })
  expect(await stores[1].load('KEPTAA')).toMatchObject({ atMs: 7, inputs: [LEAVES] })
})

it('shows nothing of it, even where nothing was to be written', async () => {
  const refused: Hold[] = []
  const said: string[] = []
  const journal = new Journal(stores[0], { log, metrics: createMetrics(), refused: hold => refused.push(hold) })
  const hold = await held('SAIDAA', 'one')
  journal.after(() => said.push('while it is held'), hold)
  await journal.durable()
  await holds.leave('one')
  await held('SAIDAA', 'two')
  const instead = () => said.push('that it is not')
  journal.after(() => said.push('what is not so any more'), hold, instead)
  await journal.durable()
  expect(said).toEqual(['while it is held', 'that it is not'])
  expect(refused).toEqual([hold])
})

it('has written everything that the one before ever writes, when the next one has taken the room', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const code = `RACE${round}`
    await holds.renew('one', 'http://one', LONG_MS)
    const hold = await held(code, 'one')
    await stores[0].commit(batch([hold], { made: [match(code)] }))
    await holds.leave('one')
    let over = false
    const writing = (async () => {
      for (let n = 0; !over; n += 1) {
        const inputs = Array.from({ length: 50 }, (_, i) => ({ code, n: n * 50 + i, input: LEAVES }))
        over = (await stores[0].commit(batch([hold], { inputs }))).length > 0
      }
    })()
    await held(code, 'two')
    const taken = (await stores[1].load(code))?.inputs.length
    await writing
    expect((await stores[1].load(code))?.inputs.length).toBe(taken)
  }
})

it('forgets what is long over, and nothing that is held', async () => {
  await held('GONEAA', 'one')
  await held('LIVEAA', 'two')
  await holds.leave('one')
  await holds.renew('dead', 'http://dead', OVER_MS)
  await holds.forget(Date.now() + LONG_MS / 2)
  expect(await holds.holder('GONEAA')).toEqual({ owner: null, url: null })
  expect(await holds.holder('LIVEAA')).toEqual({ owner: 'two', url: 'http://two' })
  await holds.renew('dead', 'http://dead', LONG_MS)
  expect((await holds.living()).map(({ id }) => id).toSorted()).toEqual(['dead', 'two'])
  await holds.leave('dead')
})

it('gives every process the same key of the seats, and keeps the one that there was before', async () => {
  const url = postgres?.url ?? ''
  const before = Buffer.alloc(32, 1)
  const keys = await Promise.all([before, before, before].map(key => seatKeyInDatabase(url, key, log)))
  expect(await seatKeyInDatabase(url, Buffer.alloc(32, 2), log)).toEqual(before)
  expect(keys).toEqual([before, before, before])
})
