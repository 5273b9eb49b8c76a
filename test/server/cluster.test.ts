/**
 * Two real processes on one PostgreSQL and one Redis, with nginx before them as the README has it. Nobody who plays knows
 * which process plays their match, or what became of it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { postgresDialect } from '../../server/store/postgres.ts'
import { openSqlStore } from '../../server/store/sql-store.ts'
import type { Input, Store } from '../../server/store/store.ts'
import type { Joined, ToStudent } from '../../shared/wire/classroom.ts'
import type { CreateOptions, ToServer } from '../../shared/wire/messages.ts'
import { begin, ClassEar, join, order } from './class-pupil.ts'
import { TestPlayer } from './harness.ts'
import { type Installation, startInstallation } from './installation.ts'
import { LinePlayer } from './line-player.ts'
import { ReturningPlayer } from './returning-player.ts'

const MATCHES = 10
/** Two servers, a database and more, on a machine that may be busy. */
const START_WITHIN_MS = 180_000
const TABLE: CreateOptions = { protocol: 'raft', level: 'first-light', scaffold: 'guided', alone: false, name: 'Ann' }

let all: Installation | undefined
let store: Store
let database: pg.Client
beforeAll(async () => {
  all = await startInstallation()
  if (all === undefined) return
  store = await openSqlStore(postgresDialect(all.databaseUrl, pino({ level: 'silent' })))
  database = new pg.Client({ connectionString: all.databaseUrl })
  await database.connect()
}, START_WITHIN_MS)
afterAll(async () => {
  await store?.close()
  await database?.end()
  await all?.end()
})
beforeEach(async context => {
  if (all === undefined) context.skip('no PostgreSQL, Redis or nginx here: install them (Debian: see .ci/run)')
  await all?.complete()
})

function installation(): Installation {
  if (all === undefined) throw new Error('skipped')
  return all
}

const at = (which: 0 | 1) => ({ url: `http://127.0.0.1:${installation().ports[which]}`, ...NOT_STARTED_HERE })
const proxy = () => ({ url: installation().url, ...NOT_STARTED_HERE })
const NOT_STARTED_HERE = { port: 0, logged: [], close: async () => undefined }

const nameOf = (which: 0 | 1): string => {
  const [, name = ''] = /"process":"([\w-]+)"/.exec(installation().processes[which].output) ?? []
  return name
}

async function heldBy(which: 0 | 1): Promise<readonly string[]> {
  const { rows } = await database.query<{ code: string }>('select code from holds where owner = $1', [nameOf(which)])
  return rows.map(({ code }) => code)
}

async function hasLease(process: string): Promise<boolean> {
  return (await database.query('select 1 from processes where id = $1', [process])).rowCount === 1
}

async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  const untilMs = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > untilMs) throw new Error(`waited in vain for: ${what}\n${installation().logged()}`)
    await sleep(20)
  }
}

/** Again and again, as a client does while the process that has the match does not answer. */
async function soon<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1)
    try {
      return await attempt()
    } catch (error) {
      if (tries === 50) throw error
      await sleep(200)
    }
}

function hinted({ screen }: TestPlayer): ToServer['move']['move'] {
  if (!screen.hint) throw new Error('no hint')
  return screen.hint.move
}

async function movesOf(code: string): Promise<readonly string[]> {
  const made = ({ what, outcome }: Input): string[] => (what.type === 'move' && outcome === 'done' ? [what.id] : [])
  return (await store.load(code))?.inputs.flatMap(made) ?? []
}

it('goes on with every match of a process that was killed, as it stood, for sockets and for lines', async () => {
  const hosts: ReturningPlayer[] = []
  const players: ReturningPlayer[] = []
  for (let i = 0; i < MATCHES; i += 1) {
    const [host, guest] = [new ReturningPlayer(proxy().url), new ReturningPlayer(proxy().url)]
    players.push(host, guest)
    hosts.push(host)
    await host.create(TABLE)
    await guest.join(host.code, { name: 'Bob' })
  }
  const before = [await heldBy(0), await heldBy(1)]
  expect(before.map(codes => codes.length).every(count => count >= 2)).toBe(true)
  const lines: LinePlayer[] = []
  for (const [code = ''] of before) lines.push(await LinePlayer.join(proxy(), code, { name: 'Cem' }))
  for (const host of hosts) host.say('start', {})
  for (const line of lines) await line.until('the night', () => line.screen.owed !== undefined)
  // Each request by whatever process nginx chooses.
  for (const line of lines) for (let i = 0; i < 4; i += 1) expect((await line.send('takeBack', {})).status).toBe(204)
  await until('moves everywhere', () => players.every(({ acknowledged }) => acknowledged.size > 0))

  await installation().processes[0].end('SIGKILL')
  await until('everybody', () =>
    players.every(({ here, code, drops }) => here && drops > 0 === before[0]?.includes(code)),
  )
  const [broken, kept] = lines
  await broken?.until('its end', () => broken.over === 'broken')
  expect(kept?.over).toBeUndefined()
  const you = broken?.last('you')
  const back = await soon(() => LinePlayer.join(proxy(), broken?.code ?? '', { token: you?.token ?? '' }))
  await back.until('the seat', () => back.last('you')?.node === you?.node && back.screen.owed !== undefined)
  expect(back.log.slice(0, broken?.log.length)).toEqual(broken?.log)

  expect((await heldBy(1)).toSorted()).toEqual(hosts.map(({ code }) => code).toSorted())
  expect(installation().logged().split('"adopted":true').length - 1).toBe(before[0]?.length)
  expect(installation().logged()).not.toContain('cannot go on')
  expect(players.flatMap(({ unseen }) => unseen)).toEqual([])
  expect(await (await fetch(`${at(1).url}/metrics`)).text()).toContain(
    `isles_recovered_total{how="adopted"} ${before[0]?.length}`,
  )
  // Their cards would hold the sea up.
  await Promise.all([back.leave(), kept?.leave()])
  await until('more moves', () => players.every(({ acknowledged, drops }) => drops === 0 || acknowledged.size > 1))
  for (const player of players) player.leave()
  for (const { code } of hosts) {
    const made = await movesOf(code)
    const acknowledged = players.filter(player => player.code === code).flatMap(player => [...player.acknowledged])
    expect(made).toEqual(expect.arrayContaining(acknowledged))
    expect(new Set(made).size).toBe(made.length)
  }
})

it('lets a process that was stopped and wakes up write nothing and say nothing of what another has adopted', async () => {
  const [stopped] = installation().processes
  const ann = await TestPlayer.create(at(0), TABLE)
  const bob = await TestPlayer.join(at(0), ann.code, { name: 'Bob' })
  expect(await heldBy(0)).toContain(ann.code)
  ann.send('start', {})
  for (const player of [ann, bob]) await player.until('a hint', () => Boolean(player.screen.hint))
  const token = bob.last('you')?.token ?? ''
  stopped.child.kill('SIGSTOP')
  await sleep(300)
  const heard = ann.heard.length
  // It waits at the stopped process, and is the first thing that it reads.
  const move = hinted(ann)
  ann.send('move', { id: 'too late', move })
  const bobAgain = await soon(() => TestPlayer.join(at(1), ann.code, { token }))
  await bobAgain.until('the night', () => Boolean(bobAgain.screen.hint))
  expect(await bobAgain.move(hinted(bobAgain), 'in time')).toEqual({ done: true, why: '' })

  stopped.child.kill('SIGCONT')
  await ann.until('the end of the connection', () => ann.leftWith !== undefined)
  expect(ann.leftWith).toBe(1012)
  expect(ann.heard.slice(heard)).toEqual([])
  expect(stopped.output).toContain('another process goes on with it')
  expect(await movesOf(ann.code)).toEqual(['in time'])
  expect(await heldBy(1)).toContain(ann.code)

  // It is of use again: it leads to the one that has the match.
  const annAgain = await soon(() => TestPlayer.join(at(0), ann.code, { token: ann.last('you')?.token ?? '' }))
  await annAgain.until('the night', () => Boolean(annAgain.screen.hint))
  expect((await annAgain.move(move, 'too late')).done).toBe(true)
  expect(await movesOf(ann.code)).toEqual(['in time', 'too late'])
  for (const player of [bobAgain, annAgain]) player.room.connection.close()
})

it('goes on with a class in one process with its matches, and they follow it', async () => {
  const { url } = proxy()
  const links = await begin(url)
  const pupils = await Promise.all(['Ann', 'Bob', 'Cem'].map(name => join(url, links.code, name)))
  const listen = (token: string) => soon(() => ClassEar.open<ToStudent>(url, links.code, token))
  const seated = async ({ token }: Joined): Promise<TestPlayer> => {
    const ear = await listen(token)
    await ear.until('a seat', () => Boolean(ear.last('seat')))
    const player = await soon(() =>
      TestPlayer.join(proxy(), ear.last('seat')?.room ?? '', { token: ear.last('seat')?.token ?? '' }),
    )
    await player.until('a screen', () => player.screen.owed !== undefined)
    return player
  }
  const first = await Promise.all(pupils.map(({ token }) => listen(token)))
  await order(url, links.code, links.teacher, { type: 'start' })
  await Promise.all(first.map(ear => ear.until('a seat', () => Boolean(ear.last('seat')))))
  const before = await Promise.all(pupils.map(seated))
  const codes = [links.code, ...new Set(before.map(({ code }) => code))]
  const which = (await heldBy(0)).includes(links.code) ? 0 : 1
  expect(await heldBy(which)).toEqual(expect.arrayContaining(codes))

  await installation().processes[which].end('SIGKILL')
  await Promise.all(first.map(ear => ear.until('its end', () => ear.ended)))
  const after = await Promise.all(pupils.map(seated))
  expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => code))
  expect(await heldBy(which === 0 ? 1 : 0)).toEqual(expect.arrayContaining(codes))
  await order(url, links.code, links.teacher, { type: 'freeze', group: null, minutes: 1, why: 'Look here' })
  await Promise.all(after.map(one => one.until('frozen', () => one.last('table')?.frozen?.why === 'Look here')))
  for (const player of after) player.room.connection.close()
})

it('gives its matches back when it is told to end, and needs no Redis for those that are played', async () => {
  const ann = new ReturningPlayer(proxy().url)
  await ann.create(TABLE)
  ann.say('start', {})
  await until('a move', () => ann.acknowledged.size > 0)
  const which = (await heldBy(0)).includes(ann.code) ? 0 : 1
  const name = nameOf(which)
  expect(await installation().processes[which].end('SIGTERM')).toBe(0)
  expect(await hasLease(name)).toBe(false)
  await until('her return', async () => ann.here && ann.drops > 0)
  const other = which === 0 ? 1 : 0
  expect(await heldBy(other)).toContain(ann.code)

  await installation().redis.end()
  const bob = await TestPlayer.join(proxy(), ann.code, { name: 'Bob' })
  await bob.until('a seat', () => bob.last('you') !== undefined)
  const cem = await TestPlayer.create(proxy(), TABLE)
  await cem.until('a seat', () => cem.last('you') !== undefined)
  const last = nameOf(other)
  expect(await hasLease(last)).toBe(true)
  expect(await installation().processes[other].end('SIGTERM')).toBe(0)
  expect(await hasLease(last)).toBe(false)
  ann.leave()
  for (const player of [bob, cem]) player.room.connection.close()
})
