/**
 * One match and the people who play it, from the lobby to the last dawn. Driven by events: it sleeps until the match or
 * somebody's patience is next due, and pushes to each seat what changed for that seat. Knows no Colyseus.
 */
import type { PlayedMatch } from '../../shared/match/port.ts'
import type { CatalogLevel, CreateOptions, Table } from '../../shared/wire/messages.ts'
import type { House } from '../house.ts'
import { uniqueName } from '../names.ts'
import { Refusal } from './door.ts'
import { TAKEOVER_MS } from './idleness.ts'
import { spendPatience } from './patience.ts'
import { People } from './people.ts'
import type { Person } from './person.ts'
import { tableOf } from './table.ts'

export class Play {
  readonly people = new People()
  readonly house: House
  readonly options: CreateOptions
  readonly code: string
  readonly level: CatalogLevel
  /** Undefined in the lobby. */
  match: PlayedMatch | undefined
  paused = false
  speed = 1
  /** Somebody has been here: a match played alone takes nobody else from then on. */
  entered = false
  private readonly firstSeed: string
  /** The match as it would be dealt if it began now: it is never woken, and tells the lobby who would sit where. */
  private preview: PlayedMatch
  /** The match stands still, because it was paused or because nobody is here. */
  private held = false
  private firstReadyMs: number | undefined
  private cancelTimer: (() => void) | undefined

  constructor(house: House, options: CreateOptions, code: string) {
    const level = house.catalog.find(one => one.protocol === options.protocol && one.id === options.level)
    if (level === undefined) throw new Refusal('There is no such level.')
    this.house = house
    this.options = options
    this.code = code
    this.level = level
    this.firstSeed = options.seed ?? house.ids.seed()
    this.preview = this.deal()
  }

  // --- the course of the match; whoever calls these settles afterwards ---

  start(): void {
    this.match = this.deal()
    this.anew()
  }

  next(): void {
    this.match?.next(this.house.clock.now())
    this.anew()
  }

  again(seed: string): void {
    this.match?.again(seed, this.house.clock.now())
    this.anew()
  }

  branch(person: Person, node: string, act: number): boolean {
    const begun = this.match?.branch(person.id, node, act, this.house.clock.now()) === true
    if (begun) this.anew()
    return begun
  }

  private deal(): PlayedMatch {
    const { protocol, level, scaffold } = this.options
    const players = this.people.all.map(({ id, name }) => ({ id, name }))
    return this.house.createMatch({ protocol, level, scaffold, seed: this.firstSeed, players }, this.house.clock.now())
  }

  /** A night begins: nobody is ready for the next one, nobody has kept anybody waiting, every screen starts from nothing. */
  private anew(): void {
    this.firstReadyMs = undefined
    for (const person of this.people.all) {
      person.ready = false
      person.lastInputMs = this.house.clock.now()
      person.outbox?.restart()
    }
  }

  /** Any sign of life gives the seat back. */
  takeBack(person: Person): void {
    person.lastInputMs = this.house.clock.now()
    if (!person.lent) return
    person.lent = false
    this.match?.control(person.id, 'person', person.lastInputMs)
    this.people.tell(`${person.name} plays again.`)
  }

  /** The seat becomes a bot's, free for a newcomer. */
  release(person: Person, text: string): void {
    this.match?.leave(person.id, this.house.clock.now())
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
    const nowMs = this.house.clock.now()
    // Bots do not play on at an empty table, and nobody's patience runs out there.
    const empty = this.people.connected.length === 0
    this.hold(this.paused || empty, nowMs)
    this.match?.wake(nowMs)
    if (empty) return
    const dueMs = [spendPatience(this, nowMs), this.advance(nowMs), this.match?.nextWakeMs()].filter(
      ms => ms !== undefined,
    )
    this.push(nowMs)
    if (dueMs.length > 0)
      this.cancelTimer = this.house.clock.after(Math.max(0, Math.min(...dueMs) - nowMs), () => this.onTimer())
  }

  /** A match that throws must not take the server, and everybody else's match, with it. */
  private onTimer(): void {
    try {
      this.settle()
    } catch (error) {
      this.house.log.error({ code: this.code, err: error }, 'a match stopped with an error')
      this.people.tell('This match has stopped because of an error in the game. Please start a new one.')
    }
  }

  private hold(held: boolean, nowMs: number): void {
    if (this.match === undefined || held === this.held) return
    this.held = held
    this.match.pause(held, nowMs)
  }

  /** At dawn all who are present must be ready; a sleeper holds the others up only so long. */
  private advance(nowMs: number): number | undefined {
    const present = this.people.all.filter(person => person.present)
    if (this.phase !== 'dawn' || !present.some(person => person.ready)) {
      this.firstReadyMs = undefined
      return undefined
    }
    this.firstReadyMs ??= nowMs
    const untilMs = this.firstReadyMs + TAKEOVER_MS
    if (nowMs < untilMs && !present.every(person => person.ready)) return untilMs
    this.next()
    return undefined
  }

  close(): void {
    this.cancelTimer?.()
    this.cancelTimer = undefined
  }

  // --- what is shown ---

  get phase(): Table['phase'] {
    return this.match?.phase ?? 'lobby'
  }

  private get seats(): PlayedMatch['seats'] {
    return (this.match ?? this.preview).seats
  }

  table(): Table {
    const { code, phase, options, level, seats, paused, speed } = this
    return tableOf({
      code,
      phase,
      options,
      level,
      seats,
      people: this.people.all,
      host: this.people.host,
      paused,
      speed,
    })
  }

  private push(nowMs: number): void {
    const { match } = this
    if (match === undefined) this.preview = this.deal()
    const table = this.table()
    const debrief = this.phase === 'night' ? undefined : match?.debrief()
    for (const person of this.people.all) {
      const seat = this.seats.find(one => one.player === person.id)
      person.outbox?.push({
        nowMs,
        you: { node: seat?.node ?? '', name: person.name, token: this.house.tokens.sign(this.code, person.id) },
        table,
        tide: match?.tide(),
        screen: match?.screen(person.id),
        log: from => match?.log(person.id, from) ?? [],
        debrief,
      })
    }
  }
}
