/**
 * One match and the people who play it, from the lobby to the last dawn. Driven by events: it sleeps until the match or
 * somebody's patience is next due, and pushes to each seat what changed for that seat. Knows no Colyseus.
 */
import type { Call } from '../../shared/match/calls.ts'
import type { Fork, PlayedMatch, Player, Verdict } from '../../shared/match/port.ts'
import type { CatalogLevel, Origin, Table } from '../../shared/wire/messages.ts'
import type { House } from '../house.ts'
import { uniqueName } from '../names.ts'
import type { Hold, MatchOptions, StoredMatch, StoredTable } from '../store/store.ts'
import type { Classroom } from './classroom.ts'
import { wake } from './crash.ts'
import { Refusal } from './door.ts'
import { TAKEOVER_MS } from './idleness.ts'
import { Page } from './page.ts'
import { spendPatience } from './patience.ts'
import { People } from './people.ts'
import type { Person } from './person.ts'
import { showAll } from './show.ts'
import { tableOf } from './table.ts'

/** While time flows and nothing is to be shown, it is written down so often: a crash sets the match back by no more. */
const HEARTBEAT_MS = 500
const NOT_BEGUN: Verdict = { ok: false, why: 'The match has not begun.', rule: null }

export class Play {
  readonly people = new People()
  readonly house: House
  readonly hold: Hold
  readonly options: MatchOptions
  readonly code: string
  readonly level: CatalogLevel
  readonly page: Page
  /** Undefined in the lobby. */
  match: PlayedMatch | undefined
  /** Of a room of one's own, for what if. */
  origin: Origin | null = null
  paused = false
  /** By an instructor, and until when. */
  frozen: Table['frozen'] = null
  speed = 1
  /** The session that it belongs to; undefined for all others. */
  classroom: Classroom | undefined
  /** Somebody has been here: a match played alone takes nobody else from then on. */
  entered = false
  private readonly seed: string
  /** What the house's clock showed when the match's own began. The match's clock stands still while no server runs it. */
  private readonly beganMs: number
  /** The match as it would be dealt if it began now: it is never woken, and tells the lobby who would sit where. */
  private preview: PlayedMatch
  /** The match stands still, because it was paused or because nobody is here. */
  private held = false
  private firstReadyMs: number | undefined
  /** When the match or somebody's patience is next due. */
  private dueMs = Number.POSITIVE_INFINITY
  private cancelTimer: (() => void) | undefined
  private stopped = false

  /** `stored`: the match goes on where it stood; see recovery.ts for the rest of it. */
  constructor(house: House, hold: Hold, options: MatchOptions, seed: string, stored?: StoredMatch) {
    const { code } = hold
    const level = house.catalog.find(one => one.protocol === options.protocol && one.id === options.level)
    if (level === undefined) throw new Refusal('There is no such level.')
    this.house = house
    this.hold = hold
    this.options = options
    this.code = code
    this.level = level
    this.seed = seed
    this.beganMs = house.clock.now() - (stored?.atMs ?? 0)
    if (stored !== undefined) this.sitDown(stored.table)
    this.preview = this.deal(this.players(), this.now())
    this.page =
      stored === undefined
        ? Page.fresh(house.journal, hold, { code, version: house.version, options, seed, table: this.stored() })
        : Page.goingOn(house.journal, hold, stored)
  }

  /** Milliseconds on the match's own clock. */
  now(): number {
    return this.house.clock.now() - this.beganMs
  }

  // --- the course of the match; whoever calls these settles afterwards ---

  start(): void {
    const players = this.players()
    const nowMs = this.now()
    this.match = this.deal(players, nowMs)
    this.page.begin(players, nowMs)
    this.anew(nowMs)
  }

  /** Whatever changes the match goes through here, and is written down. */
  call(call: Call, atMs = this.now()): Verdict {
    return this.match === undefined ? NOT_BEGUN : this.page.perform(this.match, call, atMs)
  }

  again(seed: string): void {
    const nowMs = this.now()
    this.call({ type: 'again', seed }, nowMs)
    this.anew(nowMs)
  }

  branch(person: Person, node: string, act: number): boolean {
    const nowMs = this.now()
    const begun = this.call({ type: 'branch', player: person.id, node, act }, nowMs).ok
    if (begun) this.anew(nowMs)
    return begun
  }

  deal(players: readonly Player[], realMs: number, from?: Fork): PlayedMatch {
    const { alone: _, session: __, ...made } = this.options
    return this.house.createMatch({ ...made, seed: this.seed, players, ...(from && { from }) }, realMs)
  }

  private players(): readonly Player[] {
    return this.people.all.map(({ id, name }) => ({ id, name }))
  }

  /** A night begins: nobody is ready for the next one, nobody has kept anybody waiting, every screen starts from nothing. */
  private anew(nowMs: number): void {
    this.firstReadyMs = undefined
    for (const person of this.people.all) {
      person.ready = false
      person.crashed = undefined
      person.endSearch()
      person.lastInputMs = nowMs
      person.outbox?.restart()
    }
  }

  /** Any sign of life gives the seat back. */
  takeBack(person: Person): void {
    person.lastInputMs = this.now()
    person.readsUntilMs = undefined
    if (!person.lent) return
    person.lent = false
    this.call({ type: 'control', player: person.id, by: 'person' }, person.lastInputMs)
    if (!wake(this, person)) this.people.tell(`${person.name} plays again.`)
  }

  /** The seat becomes a bot's, free for a newcomer. */
  release(person: Person, text: string): void {
    this.call({ type: 'leave', player: person.id })
    this.people.remove(person)
    this.people.tell(text)
  }

  freeName(wanted: string, of?: Person): string {
    const others = this.people.all.filter(person => person !== of).map(person => person.name)
    const bots = this.seats.filter(seat => seat.player === null).map(seat => seat.name)
    return uniqueName(wanted, [...others, ...bots])
  }

  // --- time ---

  /** After anything happened: let everything due happen, show everybody what is new, sleep until the next thing is due. */
  settle(): void {
    this.close()
    if (this.stopped) return
    const nowMs = this.now()
    // Bots do not play on at an empty table, and nobody's patience runs out there.
    const empty = this.people.connected.length === 0
    this.standStill(this.paused || this.frozen !== null || empty, nowMs)
    this.wake(nowMs)
    const dueMs = empty ? [] : [spendPatience(this, nowMs), this.advance(nowMs)].filter(ms => ms !== undefined)
    this.wake(nowMs)
    if (this.match === undefined) this.preview = this.deal(this.players(), nowMs)
    this.keep() // first: a token that is shown must not be ahead of what is written
    showAll(this, nowMs)
    this.dueMs = Math.min(...dueMs, this.match?.nextWakeMs() ?? Number.POSITIVE_INFINITY)
    if (!empty) this.sleep(nowMs)
    this.classroom?.settled()
  }

  private sleep(nowMs: number): void {
    const flows = (this.match?.tide().rate ?? 0) > 0
    const nextMs = Math.min(this.dueMs, flows ? nowMs + HEARTBEAT_MS : Number.POSITIVE_INFINITY)
    // Whole milliseconds: an error of rounding would wake it just before the thing is due, again and again.
    if (Number.isFinite(nextMs))
      this.cancelTimer = this.house.clock.after(Math.ceil(Math.max(0, nextMs - nowMs)), () =>
        this.guarded(() => this.ring()),
      )
  }

  private ring(): void {
    const nowMs = this.now()
    if (nowMs >= this.dueMs) this.settle()
    else {
      // Nothing is due yet: only the time is written down.
      this.wake(nowMs)
      this.page.keepTime()
      this.sleep(nowMs)
    }
  }

  private wake(nowMs: number): void {
    if (this.match === undefined) return
    this.match.wake(nowMs)
    this.page.reached(nowMs)
  }

  /** What a restart needs, beyond the calls: how far the match is, who sits here, which world it has come to. */
  private keep(): void {
    this.page.keepTime()
    this.page.keepTable(this.stored())
    if (this.match !== undefined) this.page.check(this.match)
  }

  /** A match that throws must not take the server, and everybody else's match, with it. */
  private guarded(what: () => void): void {
    try {
      what()
    } catch (error) {
      this.house.log.error({ code: this.code, err: error }, 'a match stopped with an error')
      this.people.tell('This match has stopped because of an error in the game. Please start a new one.')
    }
  }

  private standStill(held: boolean, nowMs: number): void {
    if (this.match === undefined || held === this.held) return
    this.held = held
    this.call({ type: 'pause', paused: held }, nowMs)
  }

  /**
   * At dawn all who play must be ready; a sleeper holds the others up only so long. Who has just lost the connection
   * still plays: after a restart nobody begins the next night before the others are back.
   */
  private advance(nowMs: number): number | undefined {
    const present = this.people.all.filter(person => !person.lent)
    if (this.frozen !== null) return undefined
    const leaves = this.phase === 'over' && this.classroom?.goesOn === true
    if ((this.phase !== 'dawn' && !leaves) || !present.some(person => person.ready)) {
      this.firstReadyMs = undefined
      return undefined
    }
    this.firstReadyMs ??= nowMs
    const untilMs = this.firstReadyMs + TAKEOVER_MS
    if (nowMs < untilMs && !(present.length > 0 && present.every(person => person.ready))) return untilMs
    if (leaves) {
      this.classroom?.levelDone()
      return undefined
    }
    // A dawn shows its night's seed, and the seed with this code tells the next deal: who is a traitor must stay unknown.
    const { options, house } = this
    this.call({ type: 'next', ...(!options.alone && { seed: house.ids.seed() }) }, nowMs)
    this.anew(nowMs)
    return undefined
  }

  close(): void {
    this.cancelTimer?.()
    this.cancelTimer = undefined
  }

  /** Another process goes on with it: nothing may happen to it here any more. */
  stop(): void {
    this.stopped = true
    this.close()
    for (const person of this.people.all) person.endSearch()
    this.classroom?.rested()
  }

  /** Nobody plays it here any more: it rests in the store, or is over because everybody went for good. */
  rest(): void {
    const { match } = this
    this.close()
    if (match !== undefined) this.guarded(() => this.page.checkNow(match))
    if (this.people.all.length === 0 && this.options.session === undefined) this.page.close('left')
    this.classroom?.rested()
  }

  private stored(): StoredTable {
    const { entered, paused, speed, held } = this
    const people = this.people.all.map(({ id, name, ready, turn, word }) => ({ id, name, ready, turn, word }))
    return { people, host: this.people.host?.id ?? null, entered, paused, speed, held }
  }

  /** Everybody as they sat, and expected back from now on. */
  private sitDown({ people, host, entered, paused, speed, held }: StoredTable): void {
    const nowMs = this.now()
    for (const one of people) this.people.add(one.id, one.name, nowMs).expect(one, nowMs)
    this.people.setHost(host)
    this.entered = entered
    this.paused = paused
    this.speed = speed
    this.held = held
  }

  // --- what is shown ---

  /** See classroom.ts: whoever has lost the connection is dark, and nobody is told why. */
  get teaches(): boolean {
    return this.classroom?.dropped === 'teach' && this.phase === 'night'
  }

  get phase(): Table['phase'] {
    return this.match?.phase ?? 'lobby'
  }

  get seats(): PlayedMatch['seats'] {
    return (this.match ?? this.preview).seats
  }

  table(): Table {
    return tableOf(this)
  }
}
