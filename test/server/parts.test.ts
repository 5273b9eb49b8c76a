/** The small parts, one by one. */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import pino from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { alone } from '../../server/cluster/cluster.ts'
import { ConfigError, readConfig } from '../../server/config.ts'
import { isMissingFile } from '../../server/http/missing-file.ts'
import { createMetrics } from '../../server/metrics.ts'
import { randomName, uniqueName } from '../../server/names.ts'
import { secureIds } from '../../server/rooms/codes.ts'
import { readFrame } from '../../server/rooms/frames.ts'
import { BURST, PER_SECOND, RateLimit } from '../../server/rooms/rate-limit.ts'
import { RecentMoves } from '../../server/rooms/recent-moves.ts'
import { loadSecret, tokensWith } from '../../server/rooms/tokens.ts'
import { Journal } from '../../server/store/journal.ts'
import { keepFor } from '../../server/store/retention.ts'
import { openSqlStore } from '../../server/store/sql-store.ts'
import { sqliteDialect } from '../../server/store/sqlite.ts'
import {
  isToServer,
  parseCode,
  parseCreateOptions,
  parseJoinOptions,
  parseToServer,
} from '../../shared/wire/validate.ts'

describe('what a client sends', () => {
  it('passes with its exact shape, unknown keys left out', () => {
    const move = { type: 'answer', card: 3, leader: null }
    expect(parseToServer('move', { id: 'a', move, node: 'n2' })).toEqual({ ok: true, value: { id: 'a', move } })
    expect(parseToServer('ready', undefined)).toEqual({ ok: true, value: {} })
    expect(parseToServer('rename', { name: '  Zoë 山 ' })).toEqual({ ok: true, value: { name: 'Zoë 山' } })
    const options = { protocol: 'raft', level: 'first-light', scaffold: 'exam', alone: true }
    expect(parseCreateOptions({ ...options, house: {}, name: 'Ann' })).toEqual({
      ok: true,
      value: { ...options, name: 'Ann' },
    })
    expect(parseJoinOptions({})).toEqual({ ok: true, value: {} })
    expect(parseCode(' k7mpq2 ')).toEqual({ ok: true, value: 'K7MPQ2' })
  })

  it('is refused with a place and a reason, and never quoted', () => {
    expect(parseToServer('move', { id: 'a' })).toEqual({ ok: false, why: 'Message "move": move is missing.' })
    expect(parseToServer('move', 7)).toEqual({ ok: false, why: 'Message "move": it must be an object.' })
    expect(parseToServer('answer', { question: 0, choice: '<b>' })).toEqual({
      ok: false,
      why: 'Message "answer": choice must be a number.',
    })
    for (const code of ['', 'K7MPQ', 'K7MPQ22', 'K7MPO2', '__proto__', null, 7]) expect(parseCode(code).ok).toBe(false)
    for (const type of ['toString', '__proto__', '', 7, undefined]) expect(isToServer(type)).toBe(false)
  })

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('move', 'answer', 'rename', 'again', 'ready', 'speed', 'pause'),
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (type, payload) => {
          const parsed = parseToServer(type, payload)
          expect(parsed.ok || parsed.why.length > 0).toBe(true)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => void readFrame(Buffer.from(bytes))),
      { seed: 2, numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => void readFrame(Buffer.from([13, 0xa1, 0x6d, ...bytes]))),
      { seed: 3, numRuns: 2000 },
    )
  })
})

it('gives names that are alike to nobody', () => {
  expect(uniqueName('Ann', ['Bob'])).toBe('Ann')
  expect(uniqueName('ann', ['Ann', 'ANN 2'])).toBe('ann 3')
  const long = 'x'.repeat(24)
  expect(uniqueName(long, [long])).toBe(`${'x'.repeat(22)} 2`)
  for (let i = 0; i < 50; i += 1) expect(parseToServer('rename', { name: randomName() }).ok).toBe(true)
})

it('makes codes that a person can read aloud', () => {
  for (let i = 0; i < 200; i += 1) expect(parseCode(secureIds.code()).ok).toBe(true)
})

it('lets a burst and a steady rate pass, and tells once a second', () => {
  const limit = new RateLimit(0)
  const many = Array.from({ length: BURST + 100 }, () => limit.take(0))
  expect(many.filter(one => one === 'ok').length).toBe(BURST)
  expect(many.filter(one => one === 'tell').length).toBe(1)
  const later = Array.from({ length: 100 }, () => limit.take(1000))
  expect(later.filter(one => one === 'ok').length).toBe(PER_SECOND)
  expect(later.filter(one => one === 'tell').length).toBe(1)
})

it('remembers the last 256 moves', () => {
  const moves = new RecentMoves()
  for (let i = 0; i < 300; i += 1) moves.add(`${i}`, { ok: true })
  expect(moves.get('44')).toEqual({ ok: true })
  expect(moves.get('43')).toBeUndefined()
})

it('reads only tokens that it signed itself, for that room', () => {
  const tokens = tokensWith(new Uint8Array(32).fill(1))
  const claim = { player: 'ann', turn: 7 }
  const token = tokens.sign('AAAAAA', claim)
  expect(tokens.read('AAAAAA', token)).toEqual(claim)
  expect(tokens.read('BBBBBB', token)).toBeUndefined()
  expect(tokensWith(new Uint8Array(32).fill(2)).read('AAAAAA', token)).toBeUndefined()
  for (const forged of ['', '.', 'ann', 'ann.7.', token.replace('ann', 'bob'), token.replace('7', '8'), `${token}x.`])
    expect(tokens.read('AAAAAA', forged)).toBeUndefined()
})

it('refuses a damaged secret rather than signing with nothing', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'isles-'))
  writeFileSync(path.join(folder, 'secret.key'), '')
  expect(() => loadSecret(folder)).toThrow(/damaged/)
})

it('takes settings from the environment, and sensible ones without', () => {
  expect(readConfig({})).toMatchObject({ port: 2567, host: '0.0.0.0', logLevel: 'info' })
  expect(readConfig({ PORT: '', HOST: '::1', DATA_DIR: '/tmp/x' })).toMatchObject({
    port: 2567,
    host: '::1',
    dataDir: '/tmp/x',
  })
  expect(readConfig({})).toMatchObject({ trustProxy: false, metricsToken: undefined })
  expect(readConfig({ TRUST_PROXY: '1', METRICS_TOKEN: 'a'.repeat(16) })).toMatchObject({ trustProxy: true })
  for (const TRUST_PROXY of ['2', 'yes', 'true']) expect(() => readConfig({ TRUST_PROXY })).toThrow(ConfigError)
  for (const METRICS_TOKEN of ['short', 'a b'.repeat(9)])
    expect(() => readConfig({ METRICS_TOKEN })).toThrow(ConfigError)
  const DATABASE_URL = 'postgres://isles@db/isles'
  const several = readConfig({ DATABASE_URL, REDIS_URL: 'redis://cache', PEER_HOST: '10.0.0.5' })
  expect(several).toMatchObject({ redisUrl: 'redis://cache', peerHost: '10.0.0.5' })
  expect(readConfig({ HOST: '10.0.0.6' }).peerHost).toBe('10.0.0.6')
  expect(readConfig({ HOST: '::' }).peerHost).toBeUndefined()
  expect(() => readConfig({ REDIS_URL: 'redis://cache' })).toThrow(/REDIS_URL is for several processes.*DATABASE_URL/)
  for (const PORT of ['-1', '65536', '1e3', ' 80', 'x']) expect(() => readConfig({ PORT }), PORT).toThrow(ConfigError)
})

it('removes matches that are older than the days they are kept', async () => {
  const asked: number[] = []
  const store = await openSqlStore(sqliteDialect(':memory:'))
  const metrics = createMetrics()
  const log = pino({ level: 'silent' })
  const forget = async (beforeWallMs: number) => {
    asked.push(beforeWallMs)
    return 3
  }
  const end = keepFor(2, {
    metrics,
    log,
    cluster: alone(),
    journal: new Journal({ ...store, forget }, { log, metrics }),
  })
  end()
  await vi.waitFor(async () =>
    expect(await metrics.text({ rooms: 0, seats: 0, full: false })).toContain('isles_forgotten_total 3'),
  )
  expect(Date.now() - (asked[0] ?? 0)).toBeCloseTo(2 * 24 * 60 * 60 * 1000, -4)
})

it('a file of the client that is gone is told from any other failure', async () => {
  const gone = await readFile('/no-such-client/assets/old.js').catch((error: Error) => error)
  if (!(gone instanceof Error)) throw new Error('it is there')
  expect(isMissingFile(gone, '/no-such-client')).toBe(true)
  expect(isMissingFile(gone, '/no-such-client/assets/old.js')).toBe(false)
  expect(isMissingFile(gone, '/no-such')).toBe(false)
  expect(isMissingFile(new Error('ENOENT'), '/no-such-client')).toBe(false)
})
