/** A real server on a free port, and players with the real SDK. */
import { Client, type Room } from '@colyseus/sdk'
import pino from 'pino'
import type { Clock } from '../../server/clock.ts'
import { realClock } from '../../server/clock.ts'
import { alone } from '../../server/cluster/cluster.ts'
import type { House, Ids } from '../../server/house.ts'
import { createMetrics } from '../../server/metrics.ts'
import { secureIds } from '../../server/rooms/codes.ts'
import { tokensWith } from '../../server/rooms/tokens.ts'
import { SearchDesk } from '../../server/search/desk.ts'
import { type RunningServer, startServer } from '../../server/start.ts'
import { Journal } from '../../server/store/journal.ts'
import { openSqlStore } from '../../server/store/sql-store.ts'
import { sqliteDialect } from '../../server/store/sqlite.ts'
import type { Store } from '../../server/store/store.ts'
import type { CreateOptions, FromServer, JoinOptions, ToServer } from '../../shared/wire/messages.ts'
import { type Heard, Listener } from './listener.ts'

export interface TestServer extends RunningServer {
  readonly url: string
  /** Every line that the server logged, as text. */
  readonly logged: string[]
}

export interface TestOptions {
  readonly createMatch: House['createMatch']
  readonly catalog: House['catalog']
  readonly clock?: Clock
  readonly ids?: Ids
  readonly clientDir?: string
  readonly store?: Store
  readonly trustProxy?: boolean
  readonly metricsToken?: string
  readonly strain?: House['strain']
}

export async function testHouse(options: TestOptions, logged: string[] = []): Promise<House> {
  const log = pino({ base: null }, { write: (line: string) => logged.push(line) })
  const store = options.store ?? (await openSqlStore(sqliteDialect(':memory:')))
  const metrics = createMetrics()
  return {
    clock: options.clock ?? realClock(),
    log,
    tokens: tokensWith(new Uint8Array(32).fill(7)),
    ids: options.ids ?? secureIds,
    journal: new Journal(store, { log, metrics, gatherMs: 0 }),
    cluster: alone(),
    metrics,
    strain: options.strain ?? { tooMuch: false },
    desk: new SearchDesk(),
    version: 'test',
    catalog: options.catalog,
    createMatch: options.createMatch,
  }
}

export async function startTestServer(options: TestOptions): Promise<TestServer & { readonly house: House }> {
  const logged: string[] = []
  const house = await testHouse(options, logged)
  const { clientDir = '/nowhere', trustProxy = false, metricsToken } = options
  const server = await startServer({ house, host: '127.0.0.1', port: 0, clientDir, trustProxy, metricsToken })
  return { ...server, house, url: `http://127.0.0.1:${server.port}`, logged }
}

/** One person with a browser, as far as the wire can tell. */
export class TestPlayer extends Listener {
  readonly room: Room
  leftWith: number | undefined
  private moves = 0

  constructor(room: Room) {
    super()
    this.room = room
    // The product comes back by its own token, so the SDK's reconnection stays out of the way.
    room.reconnection.enabled = false
    room.onMessage('*', (type, payload) => this.hear({ type, payload } as Heard))
    room.onLeave(code => {
      this.leftWith = code
      this.wakeWatchers()
    })
  }

  static async create(server: TestServer, options: CreateOptions): Promise<TestPlayer> {
    return new TestPlayer(await new Client(server.url).create('match', options))
  }

  static async join(server: TestServer, code: string, options: JoinOptions = {}): Promise<TestPlayer> {
    return new TestPlayer(await new Client(server.url).joinById(code, options))
  }

  get code(): string {
    return this.room.roomId
  }

  send<K extends keyof ToServer>(type: K, payload: ToServer[K]): void {
    this.room.send(type, payload)
  }

  async next<K extends keyof FromServer>(type: K, after: () => void): Promise<FromServer[K]> {
    const before = this.all(type).length
    after()
    await this.until(`another "${type}"`, () => this.all(type).length > before)
    const heard = this.all(type)[before]
    if (heard === undefined) throw new Error('unreachable')
    return heard
  }

  /** Sends a move and waits for its fate. */
  async move(
    move: ToServer['move']['move'],
    id = `m${this.moves++}`,
  ): Promise<{ readonly done: boolean; readonly why: string }> {
    const answers = () => [...this.all('done'), ...this.all('refused')].filter(one => one.id === id).length
    const before = answers()
    this.send('move', { id, move })
    await this.until(`the fate of move ${id}`, () => answers() > before)
    const last = this.heard.findLast(one => (one.type === 'done' || one.type === 'refused') && one.payload.id === id)
    return last?.type === 'refused' ? { done: false, why: last.payload.why } : { done: true, why: '' }
  }

  seat(node: string): string | undefined {
    return this.last('table')?.seats.find(seat => seat.node === node)?.who
  }

  /** As when the network breaks: no word of farewell. */
  drop(): void {
    this.room.connection.close(3999)
  }
}

/** A clock that stands still until it is told to go on. */
export class HeldClock implements Clock {
  private ms = 1000
  private readonly sleepers = new Set<{ readonly atMs: number; readonly then: () => void }>()

  now(): number {
    return this.ms
  }

  after(ms: number, then: () => void): () => void {
    const sleeper = { atMs: this.ms + ms, then }
    this.sleepers.add(sleeper)
    return () => this.sleepers.delete(sleeper)
  }

  /** In order of time, as real timers would fire. */
  advance(ms: number): void {
    const untilMs = this.ms + ms
    for (;;) {
      const next = [...this.sleepers].filter(one => one.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
      if (next === undefined) break
      this.sleepers.delete(next)
      this.ms = Math.max(this.ms, next.atMs)
      next.then()
    }
    this.ms = untilMs
  }
}
