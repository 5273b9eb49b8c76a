/** Somebody at the table, connected or expected back. */
import type { PlayerId } from '../../shared/match/port.ts'
import type { FromServer } from '../../shared/wire/messages.ts'
import { Bucket } from '../bucket.ts'
import type { NightJob } from '../search/job.ts'
import type { Search } from '../search/search.ts'
import { Outbox } from './outbox.ts'
import { RateLimit } from './rate-limit.ts'
import { RecentMoves } from './recent-moves.ts'

/** A client that has stopped reading is cut off before what it has not read fills the memory; it may come back. */
export const UNREAD_BYTES = 1024 * 1024

/** Nights opened again are played again; a room of one's own stays in the store. */
const LOOKS = { burst: 10, perSecond: 1 } as const
const FORKS = { burst: 5, perSecond: 1 / 20 } as const

/** One connection, as far as a match cares. */
export interface Link {
  send<K extends keyof FromServer>(type: K, payload: FromServer[K]): void
  close(code: number, reason: string): void
}

export class Person {
  readonly id: PlayerId
  readonly moves = new RecentMoves()
  /** The same on every connection: coming back does not buy a new one. */
  readonly limit: RateLimit
  readonly looks: Bucket
  readonly forks: Bucket
  name: string
  ready = false
  /** A bot plays for them until they are back. */
  lent = false
  /** Came late, and is told first what this is about: a bot plays until then, or until they touch anything. */
  readsUntilMs: number | undefined
  /** The node that went dark when the connection was lost. */
  crashed: string | undefined
  /** So many times the patience of the sea, as the match was last told. */
  extraTime = 1
  lastInputMs: number
  /** Gives the seat back on another device, without a token. Empty in a class, which has words of its own. */
  word = ''
  /** That of the last token that was used: it still counts, and the next one does. */
  turn = 0
  /** The next one: gives the seat back. */
  token: string | undefined
  /** The debt they were nudged about, by the time it began. */
  nudgedOfMs: number | undefined
  /** When the connection broke; undefined while it stands. */
  droppedMs: number | undefined
  link: Link | undefined
  /** What is being searched for them. */
  search: Search<NightJob> | undefined
  /** Undefined until the client is ready to listen. */
  outbox: Outbox | undefined

  constructor(id: PlayerId, name: string, nowMs: number) {
    this.id = id
    this.name = name
    this.lastInputMs = nowMs
    this.limit = new RateLimit(nowMs)
    this.looks = new Bucket(LOOKS.burst, LOOKS.perSecond, nowMs)
    this.forks = new Bucket(FORKS.burst, FORKS.perSecond, nowMs)
  }

  /** Here and playing with their own hands. */
  get present(): boolean {
    return this.link !== undefined && !this.lent
  }

  connect(link: Link, nowMs: number): void {
    this.link = link
    this.outbox = undefined
    this.droppedMs = undefined
    this.lastInputMs = nowMs
  }

  /** Whether a token of that turn still counts. The first use of the next one ends the one before it. */
  takesTurn(turn: number): boolean {
    if (turn !== this.turn && turn !== this.turn + 1) return false
    if (turn !== this.turn) this.token = undefined
    this.turn = turn
    return true
  }

  /** Known from before a restart, and not here yet. */
  expect({ ready, turn, word }: Pick<Person, 'ready' | 'turn' | 'word'>, nowMs: number): void {
    this.ready = ready
    this.turn = turn
    this.word = word
    this.droppedMs = nowMs
  }

  /** The client listens now: everything is shown to it from the start. */
  listen(): void {
    if (this.link !== undefined) this.outbox = new Outbox(this.link)
  }

  /** Whatever was searched for is not wanted any more. */
  endSearch(): void {
    const { search } = this
    this.search = undefined
    search?.cancel()
  }

  disconnect(nowMs: number): void {
    this.endSearch()
    this.link = undefined
    this.outbox = undefined
    this.droppedMs = nowMs
  }
}
