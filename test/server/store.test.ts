/** The store, in both of its databases: what is committed comes back, and nothing else does. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Dialect, Kysely, sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresDialect } from '../../server/store/postgres.ts'
import { openSqlStore } from '../../server/store/sql-store.ts'
import { sqliteDialect } from '../../server/store/sqlite.ts'
import { type Batch, type Input, type NewMatch, type Store, StoreError } from '../../server/store/store.ts'
import { type Postgres, startPostgres } from './postgres.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'isles-store-'))
const file = path.join(folder, 'deep', 'isles.sqlite')
let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = process.env['DATABASE_URL']
    ? { url: process.env['DATABASE_URL'], end: async () => {} }
    : await startPostgres()
})
afterAll(async () => {
  await postgres?.end()
  rmSync(folder, { recursive: true, force: true })
})

const DATABASES: readonly { readonly name: string; readonly dialect: () => Dialect | undefined }[] = [
  { name: 'SQLite', dialect: () => sqliteDialect(file) },
  { name: 'PostgreSQL', dialect: () => postgres && postgresDialect(postgres.url, pino({ level: 'silent' })) },
]

let matches = 0
function newMatch(): NewMatch {
  matches += 1
  return {
    code: `TEST${process.pid}N${matches}`,
    version: 'v1',
    options: { protocol: 'raft', level: 'first-light', scaffold: 'guided', alone: matches % 2 === 0 },
    seed: 'a seed',
    table: {
      people: [{ id: 'p1', name: 'Ann Ünïcode', ready: true, turn: 3, word: 'acorn coral kayak' }],
      host: 'p1',
      entered: true,
      paused: false,
      speed: 0.5,
      held: false,
    },
  }
}

const INPUTS: readonly Input[] = [
  { atMs: 0.1 + 0.2, simMs: 0, what: { type: 'begin', players: [{ id: 'p1', name: 'Ann' }] }, outcome: 'done' },
  {
    atMs: 1234.567_890_123,
    simMs: 3000,
    what: { type: 'move', player: 'p1', id: 'm1', move: { type: 'vote', of: [null, true, { 'a "b"': -0.5 }] } },
    outcome: 'refused',
  },
  { atMs: 1e9 + 1 / 3, simMs: 3001, what: { type: 'control', player: 'p1', by: 'bot' }, outcome: 'failed' },
]

const noStanding: Batch['standings'] = new Map()

function entered(match: NewMatch, inputs: readonly Input[], from = 0): Batch['inputs'] {
  return inputs.map((input, i) => ({ code: match.code, n: from + i, input }))
}

describe.each(DATABASES)('in $name', ({ name, dialect }) => {
  let wallMs = 1_000_000
  const open = (): Promise<Store> => {
    const found = dialect()
    if (found === undefined) throw new Error('there is no such database here')
    return openSqlStore(found, () => wallMs)
  }

  it('keeps every match and input exactly, across being closed', async context => {
    if (dialect() === undefined) context.skip(`no ${name} here: set DATABASE_URL, or install it`)
    const [one, two] = [newMatch(), newMatch()]
    const store = await open()
    await store.commit({ made: [one, two], inputs: entered(one, INPUTS.slice(0, 1)), standings: noStanding })
    const table = { ...one.table, people: [], host: null, held: true }
    const check = { inputs: 2, atMs: 1234.5, hash: 'abc' }
    const second: Batch = {
      made: [],
      inputs: entered(one, INPUTS.slice(1), 1),
      standings: new Map([
        [one.code, { atMs: 77.7, check }],
        [two.code, { table, closed: 'diverged' }],
      ]),
    }
    await store.commit(second)
    // Its answer may have been lost on the way: it comes again, and is there once.
    await store.commit(second)
    await store.close()

    const again = await open()
    const nothing = { atMs: 0, inputs: [], check: undefined, closed: undefined }
    expect(await again.load(one.code)).toEqual({ ...one, ...nothing, inputs: INPUTS, atMs: 77.7, check })
    expect(await again.load(two.code)).toEqual({ ...two, ...nothing, table, closed: 'diverged' })
    expect(await again.load('NOBODY')).toBeUndefined()
    expect([await again.has(one.code), await again.has('NOBODY')]).toEqual([true, false])
    await again.close()
  })

  it('takes a whole batch or nothing of it', async context => {
    if (dialect() === undefined) context.skip(`no ${name} here`)
    const [match, orphan] = [newMatch(), newMatch()]
    const store = await open()
    const torn: Batch = { made: [match], inputs: entered(orphan, INPUTS), standings: noStanding }
    await expect(store.commit(torn)).rejects.toThrow()
    expect(await store.has(match.code)).toBe(false)
    const many = Array.from(
      { length: 2500 },
      (): Input => ({ atMs: 1, simMs: 1, what: { type: 'next' }, outcome: 'done' }),
    )
    await store.commit({ made: [match], inputs: entered(match, many), standings: noStanding })
    expect((await store.load(match.code))?.inputs.length).toBe(many.length)
    await store.close()
  })

  it('keeps a class in the order of its events, and erases it with its matches and what was still under way', async context => {
    if (dialect() === undefined) context.skip(`no ${name} here`)
    const store = await open()
    const played = newMatch()
    const [code, kept] = [`CLASS${played.code}`, `KEPT${played.code}`]
    const match = { ...played, options: { ...played.options, session: code, adversary: false } }
    const commit = (classes: NonNullable<Batch['classes']>) =>
      store.commit({ made: [], inputs: [], standings: noStanding, classes })
    const event = (n: number) => ({ type: 'event', n, event: { type: 'speed', speed: n, atMs: n } }) as const
    const record = { id: 'one', group: '1', moves: [], page: { seed: 'a seed' } }
    const begun = { type: 'begun', teachers: ['a hash'] } as const
    await store.commit({ made: [match], inputs: entered(match, INPUTS), standings: noStanding })
    await commit([
      { code, entry: begun },
      { code: kept, entry: begun },
    ])
    const second = [
      ...[0, 1].map(n => ({ code, entry: event(n) })),
      { code, entry: { type: 'night', record } },
      { code, entry: { type: 'identifier', student: 'p1', identifier: 's-1' } },
      { code, entry: { type: 'teachers', teachers: ['a newer hash', 'one more'] } },
    ] as const
    await commit(second)
    await commit(second)
    const loaded = await store.loadClass(code)
    expect(loaded?.events).toEqual([event(0).event, event(1).event])
    expect([...(loaded?.teachers ?? [])].sort()).toEqual(['a newer hash', 'one more'])
    expect((await store.loadClass(kept))?.teachers).toEqual(['a hash'])
    expect(await store.classFiles(code)).toEqual({ nights: [record], identifiers: { p1: 's-1' } })
    expect((await store.load(match.code))?.options).toEqual(match.options)
    expect([await store.has(code), await store.home(match.code)]).toEqual([true, code])

    await commit([
      { code, entry: { type: 'erase' } },
      { code, entry: event(2) },
    ])
    await commit([{ code, entry: event(3) }])
    expect([await store.loadClass(code), await store.load(match.code)]).toEqual([undefined, undefined])
    expect(await store.classFiles(code)).toEqual({ nights: [], identifiers: {} })
    wallMs += 5000
    expect(await store.has(kept)).toBe(true)
    expect(await store.forgetClasses(wallMs)).toBeGreaterThanOrEqual(1)
    expect(await store.has(kept)).toBe(false)
    await store.close()
  })

  it('forgets what nobody has touched, and only that', async context => {
    if (dialect() === undefined) context.skip(`no ${name} here`)
    const [old, kept] = [newMatch(), newMatch()]
    const store = await open()
    await store.commit({ made: [old, kept], inputs: entered(old, INPUTS), standings: noStanding })
    wallMs += 5000
    await store.commit({ made: [], inputs: [], standings: new Map([[kept.code, { atMs: 5 }]]) })
    expect(await store.forget(wallMs)).toBeGreaterThanOrEqual(1)
    expect([await store.has(old.code), await store.has(kept.code)]).toEqual([false, true])
    await store.close()
  })

  it('is refused when a newer version has written it', async context => {
    const found = dialect()
    if (found === undefined) return context.skip(`no ${name} here`)
    await (await open()).close()
    const db = new Kysely<{ readonly kysely_migration: { readonly name: string; readonly timestamp: string } }>({
      dialect: found,
    })
    await db.insertInto('kysely_migration').values({ name: '9999-from-tomorrow', timestamp: '2099' }).execute()
    await expect(open()).rejects.toThrow(StoreError)
    await expect(open()).rejects.toThrow(/newer version.*9999-from-tomorrow/)
    await sql`delete from kysely_migration where name = '9999-from-tomorrow'`.execute(db)
    await db.destroy()
    await (await open()).close()
  })
})

it('keeps the file with the names in it to itself', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
