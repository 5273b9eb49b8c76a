/**
 * A crash after any transaction whatever: what had been shown by then is still so after the recovery. The server's own
 * parts, without sockets, and with a clock that stands still until it is told to go on.
 */
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { alone } from '../../server/cluster/cluster.ts'
import type { House } from '../../server/house.ts'
import { createMetrics } from '../../server/metrics.ts'
import { obey } from '../../server/rooms/commands.ts'
import { depart, enter } from '../../server/rooms/door.ts'
import type { Link } from '../../server/rooms/person.ts'
import { Play } from '../../server/rooms/play.ts'
import { Diverged, recover } from '../../server/rooms/recovery.ts'
import { tokensWith } from '../../server/rooms/tokens.ts'
import { SearchDesk } from '../../server/search/desk.ts'
import { Journal } from '../../server/store/journal.ts'
import { openSqlStore } from '../../server/store/sql-store.ts'
import { sqliteDialect } from '../../server/store/sqlite.ts'
import { type Batch, type Store, type StoredMatch, unfenced } from '../../server/store/store.ts'
import { dieBetween } from '../../shared/kernel/dice.ts'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { FromServer } from '../../shared/wire/messages.ts'
import type { LogLine } from '../../shared/wire/screen.ts'
import { HeldClock } from './harness.ts'
import { writtenOnly } from './written-only.ts'

const CODE = 'CRASHY'
const STEPS = 40
const LONGEST_STEP_MS = 3000

function houseOf(store: Store, clock: HeldClock): House {
  const log = pino({ level: 'silent' })
  const metrics = createMetrics()
  const ids = ['ann', 'bob'].values()
  return {
    clock,
    log,
    tokens: tokensWith(new Uint8Array(32).fill(7)),
    ids: { code: () => CODE, player: () => ids.next().value ?? 'cem', seed: () => 'crash', word: () => 'a word' },
    journal: new Journal(store, { log, metrics, gatherMs: 0 }),
    cluster: alone(),
    metrics,
    strain: { tooMuch: false },
    desk: new SearchDesk(),
    version: 'test',
    catalog: catalog(),
    createMatch,
  }
}

interface Shown {
  readonly night: number
  readonly log: readonly LogLine[]
  readonly done: readonly string[]
  readonly simMs: number
}

/** What one person has been shown when so many transactions were durable. */
class Watcher implements Link {
  readonly id: string
  private readonly play: Play
  private readonly batches: readonly Batch[]
  private readonly shown: Shown[] = []

  constructor(id: string, play: Play, batches: readonly Batch[]) {
    this.id = id
    this.play = play
    this.batches = batches
  }

  send<K extends keyof FromServer>(type: K, payload: FromServer[K]): void {
    this.play.page.show(() => {
      const before = this.asOf(this.batches.length)
      this.shown[this.batches.length] = { ...before, ...changed(before, { [type]: payload }) }
    })
  }

  close(): void {}

  asOf(transactions: number): Shown {
    const last = this.shown.slice(0, transactions + 1).findLast(shown => shown !== undefined)
    return last ?? { night: 0, log: [], done: [], simMs: 0 }
  }
}

function changed(before: Shown, { done, screen, tide }: Partial<FromServer>): Partial<Shown> {
  if (done !== undefined) return { done: [...before.done, done.id] }
  if (tide !== undefined) return { simMs: tide.atMs }
  if (screen === undefined) return {}
  const { fresh, changes, log } = screen
  const night = changes.night?.index ?? before.night
  return { night, log: fresh ? log : [...before.log, ...log], ...(night !== before.night && { simMs: 0 }) }
}

function sitDown(play: Play, watcher: Watcher): void {
  const known = play.people.get(watcher.id)
  const token = known && play.house.tokens.sign(CODE, { player: known.id, turn: known.turn + 1 })
  enter(play, watcher, token === undefined ? { name: watcher.id } : { token })
  play.people.on(watcher)?.listen()
  play.settle()
}

/** Two people who mostly do what they should, press anything now and then, and lose the connection. */
async function evening(protocol: string, level: string, batches: Batch[]): Promise<readonly Watcher[]> {
  const clock = new HeldClock()
  const house = houseOf(
    writtenOnly(batch => batches.push(batch)),
    clock,
  )
  const play = new Play(house, unfenced(CODE), { protocol, level, scaffold: 'guided', alone: false }, 'crash')
  const people = ['ann', 'bob'].map(id => new Watcher(id, play, batches))
  for (const watcher of people) sitDown(play, watcher)
  const [ann] = people
  if (ann !== undefined) obey(play, ann, 'start', {})
  for (let step = 0; step < STEPS; step += 1) {
    const die = (purpose: string, sides: number): number => dieBetween(level, purpose, String(step), 1, sides)
    clock.advance(die('wait', LONGEST_STEP_MS))
    for (const [i, watcher] of people.entries()) {
      const owed = play.match?.owes(watcher.id)
      const screen = play.match?.screen(watcher.id)
      const buttons = [...(screen?.moves ?? []), ...(screen?.cards.flatMap(card => card.moves) ?? [])]
      const any = buttons[die('button', 20) % Math.max(1, buttons.length)]?.move
      const move = die(`what${i}`, 6) === 1 ? any : owed
      if (die(`drop${i}`, 25) === 1) depart(play, watcher, false)
      else if (play.people.get(watcher.id)?.link === undefined) sitDown(play, watcher)
      else if (play.phase === 'dawn') obey(play, watcher, 'ready', {})
      else if (play.phase === 'over') obey(play, watcher, 'again', { seed: 'new' })
      else if (move !== undefined) obey(play, watcher, 'move', { id: `${watcher.id}${step}`, move })
    }
    await house.journal.durable()
  }
  play.close()
  return people
}

async function storedAfter(store: Store, batch: Batch): Promise<StoredMatch> {
  await store.commit(batch)
  const stored = await store.load(CODE)
  if (stored === undefined) throw new Error('the first transaction makes the match')
  return stored
}

const LEVELS = [
  ['raft', 'amnesia'],
  ['saga-orchestration', 'between-the-steps'],
  ['byzantine-generals', 'traitor-at-four'],
] as const

describe.each(LEVELS)('%s, %s', (protocol, level) => {
  it('has shown nothing that a crash could undo', async () => {
    const batches: Batch[] = []
    const people = await evening(protocol, level, batches)
    expect(people.flatMap(watcher => watcher.asOf(batches.length).done).length).toBeGreaterThan(10)
    const store = await openSqlStore(sqliteDialect(':memory:'))
    for (const [i, batch] of batches.entries()) {
      const stored = await storedAfter(store, batch)
      const { match, people: seated } = recover(
        houseOf(
          writtenOnly(() => undefined),
          new HeldClock(),
        ),
        unfenced(CODE),
        stored,
      )
      for (const watcher of people) {
        const { night, log, done, simMs } = watcher.asOf(i + 1)
        for (const id of done) expect(seated.get(watcher.id)?.moves.get(id)).toEqual({ ok: true })
        if (match === undefined || log.length === 0) continue
        const now = match.screen(watcher.id)?.night.index ?? -1
        expect(now).toBeGreaterThanOrEqual(night)
        if (now !== night || match.log(watcher.id, 0).length === 0) continue
        expect(match.log(watcher.id, 0).slice(0, log.length)).toEqual(log)
        expect(match.tide().atMs).toBeGreaterThanOrEqual(simMs)
      }
    }
    const last = await store.load(CODE)
    if (last?.check === undefined) throw new Error('never compared')
    const other = { ...last, check: { ...last.check, hash: 'another world' } }
    expect(() =>
      recover(
        houseOf(
          writtenOnly(() => undefined),
          new HeldClock(),
        ),
        unfenced(CODE),
        other,
      ),
    ).toThrow(Diverged)
    await store.close()
  })
})
