/** A match: its nights one after another, the people at its seats, and the tide that ties simulated time to real time. */
import { hashText } from '../kernel/dice.ts'
import type { Fault } from '../kernel/fault.ts'
import type { Json } from '../kernel/json.ts'
import type { Level, Scaffold } from '../kernel/level.ts'
import type { Kit, NodeId, Protocol } from '../kernel/protocol.ts'
import { findProtocol } from '../protocols/registry.ts'
import type { Debrief, FileType, NightEntry } from '../wire/debrief.ts'
import type { Confidence, LogLine, Screen } from '../wire/screen.ts'
import { branchOf } from './branch.ts'
import { questionsOf } from './debrief.ts'
import { Debts } from './debts.ts'
import type { EndedNight } from './ended-night.ts'
import { unfitNow } from './fault-law.ts'
import type { Hands } from './hands.ts'
import { Ledger } from './ledger.ts'
import { Logbook } from './logbook.ts'
import { drawDeal, type NightConfig, NightRun } from './night-run.ts'
import { nightOf, type Page, type Setting } from './page.ts'
import type { Answered, Fork, MatchConfig, NightFile, PlayedMatch, Player, PlayerId, SeatNow, Verdict } from './port.ts'
import { type Watcher, worldHash } from './replay.ts'
import { screenOf } from './screen.ts'
import { botName, freeSeats, type Seating, seat, seatAlone } from './seating.ts'
import { Shelf } from './shelf.ts'
import { type Flow, flow } from './tide.ts'
import { changedLevel, seaOf } from './tweak.ts'
import { type Watched, watchedOf } from './watched.ts'

export class NoSuchLevel extends Error {
  override readonly name = 'NoSuchLevel'
}

/** A night cannot be taken over there: no such act, or a seat that persons do not take. */
export class NoSuchPlace extends Error {
  override readonly name = 'NoSuchPlace'
}

export function createMatch(config: MatchConfig, realMs: number): PlayedMatch {
  const protocol = findProtocol(config.protocol)
  const level = protocol?.levels.find(l => l.id === config.level)
  if (!protocol || !level) throw new NoSuchLevel(`there is no level ${config.protocol}/${config.level}`)
  return new Match(protocol, changedLevel<Kit>(level, config), config, realMs)
}

type Learned = Readonly<Record<string, number>>

/** The night from which somebody branched off: it stays as it was. */
interface Trunk<K extends Kit> {
  readonly run: NightRun<K>
  readonly seating: Seating
  /** Where the branch that is played now begins. */
  readonly from: NonNullable<Debrief['branch']>
}

class Match<K extends Kit> implements PlayedMatch {
  seed: string
  readonly watched: Watched
  private readonly protocol: Protocol<K>
  private readonly level: Level<K>
  private readonly config: MatchConfig
  private readonly setting: Setting<K>
  private players: Player[]
  private readonly lent = new Set<PlayerId>()
  private readonly learned = new Map<PlayerId, Learned>()
  private readonly debts = new Debts()
  private readonly screens = new Map<NodeId, Screen>()
  private readonly shelf: Shelf<K>
  /** Who has been here since the night began. */
  private present = new Set<PlayerId>()
  private seating: Seating = {}
  private run: NightRun<K>
  private logbook = new Logbook()
  private ledger = new Ledger()
  private night = 0
  private attempt = 1
  private realMs: number
  /** From here simulated time is reckoned until something changes its flow: how often somebody asks leaves no trace in it. */
  private anchor = { realMs: 0, simMs: 0 }
  private paused = false
  private factor = 1
  private over: EndedNight<K> | undefined
  private trunk: Trunk<K> | undefined

  constructor(protocol: Protocol<K>, level: Level<K>, config: MatchConfig, realMs: number) {
    this.protocol = protocol
    this.level = level
    this.config = config
    this.seed = config.seed
    this.players = [...config.players]
    this.realMs = realMs
    this.setting = { protocol, level, sea: seaOf(config) }
    this.shelf = new Shelf(this.setting, config)
    this.run = config.from === undefined ? this.begin() : this.fork(config.from)
    this.watched = watchedOf(() => ({
      run: this.run,
      ledger: this.ledger,
      seats: this.seats,
      rate: this.tide().rate,
      screen: node => this.screenAt(node),
      log: node => this.logbook.of(node).lines,
    }))
  }

  get phase(): 'night' | 'dawn' | 'over' {
    if (!this.run.ended) return 'night'
    return this.night + 1 < this.level.nights.length ? 'dawn' : 'over'
  }

  private get scaffold(): Scaffold {
    const own = this.run.plan.scaffold
    // A night may ask for more than the match was made with, never for less.
    const order: readonly Scaffold[] = ['guided', 'practice', 'exam']
    return own !== undefined && order.indexOf(own) > order.indexOf(this.config.scaffold) ? own : this.config.scaffold
  }

  get seats(): readonly SeatNow[] {
    const nodes = Object.keys(this.run.deal)
    return nodes.map(node => {
      const id = this.seating[node] ?? null
      const player = this.players.find(p => p.id === id)
      const control = player && !this.lent.has(player.id) ? 'person' : 'bot'
      return { node, player: player?.id ?? null, name: player?.name ?? botName(node, nodes), control }
    })
  }

  wake(realMs: number): void {
    for (;;) {
      this.syncHold()
      const { rate, untilMs } = this.flow()
      const stop = Math.max(this.realMs, Math.min(realMs, untilMs))
      const dueReal = this.dueReal(rate)
      if (dueReal <= stop) {
        this.realMs = dueReal
        this.run.advance()
        this.castAnchor()
        this.tellDebts()
      } else if (stop >= realMs && this.realMs >= realMs) {
        this.shelve()
        return
      } else {
        const reckonedMs = this.anchor.simMs + (stop - this.anchor.realMs) * rate
        // What is due later than this cannot be passed by an error of rounding.
        this.run.sailTo(Math.min(reckonedMs, this.run.dueMs() ?? reckonedMs))
        this.realMs = stop
        if (stop === untilMs) this.castAnchor()
      }
    }
  }

  private castAnchor(): void {
    this.anchor = { realMs: this.realMs, simMs: this.run.nowMs }
  }

  /** The night that is over goes on the shelf at once: who comes or goes at dawn changes nothing of it. */
  private shelve(): void {
    if (!this.run.ended || this.over) return
    const { attempt, trunk, run, present } = this
    const sitters = this.seats.map(({ node, player, name }) => ({ node, player, name }))
    this.over = this.shelf.of(run) ?? this.shelf.put(run, { attempt, sitters, branch: trunk?.from ?? null }, present)
  }

  /** Before anything is changed from outside. What is turned away leaves no trace, and need not be stored. */
  private arrive(realMs: number): void {
    this.wake(realMs)
    this.castAnchor()
  }

  /** When the next thing of the night is due, in real time, if the sea goes on at this rate. */
  private dueReal(rate: number): number {
    const due = this.run.dueMs()
    if (rate <= 0 || due === undefined) return Number.POSITIVE_INFINITY
    return this.anchor.realMs + Math.max(0, due - this.anchor.simMs) / rate
  }

  private syncHold(): void {
    const { held } = this.flow()
    if (held === this.run.held || this.run.ended) return
    this.run.hold(held)
    this.screens.clear() // every timer's end has moved
  }

  nextWakeMs(): number | undefined {
    const { rate, untilMs } = this.flow()
    const next = Math.min(this.dueReal(rate), this.run.ended ? Number.POSITIVE_INFINITY : untilMs)
    return Number.isFinite(next) ? next : undefined
  }

  move(player: PlayerId, json: Json, realMs: number): Verdict {
    this.wake(realMs)
    const node = this.nodeOf(player)
    const no = (why: string): Verdict => ({ ok: false, why, rule: null })
    if (node === undefined) return no('You have no seat in this match.')
    const move = json as K['move']
    const hindrance = this.hindrance(node, move)
    if (hindrance !== undefined) return no(hindrance)
    this.castAnchor()
    const [rule] = this.run.mistakesOf(node, move)
    if (rule !== undefined && this.scaffold === 'guided') {
      const { word, detail } = this.protocol.present.move(this.run.view(node), move)
      this.run.refuse(node, move, rule)
      this.logbook.refused(node, this.run.nowMs, word, detail)
      this.ledger.refused(this.run, node, rule, player)
      this.screens.delete(node)
      const { why, cite } = this.protocol.rules[rule as K['rule']]
      return { ok: false, why: `${why} (${cite})`, rule }
    }
    this.ledger.answers(this.debts.paid(player, this.realMs, Math.max(2, this.players.length)))
    this.run.play(node, move)
    this.tellDebts()
    return { ok: true }
  }

  act(node: NodeId, json: Json, realMs: number): Verdict {
    this.wake(realMs)
    const no = (why: string): Verdict => ({ ok: false, why, rule: null })
    const move = json as K['move']
    const hindrance = this.hindrance(node, move)
    if (hindrance !== undefined) return no(hindrance)
    const [rule] = this.run.mistakesOf(node, move)
    // It is nobody's mistake but the instructor's own: nothing of it is on the record.
    if (rule !== undefined && this.scaffold === 'guided') return no(this.protocol.rules[rule as K['rule']].why)
    this.castAnchor()
    const sitter = this.seating[node]
    if (sitter) this.debts.forgive(sitter)
    this.run.play(node, move, 'instructor')
    this.tellDebts()
    return { ok: true }
  }

  private hindrance(node: NodeId, move: K['move']): string | undefined {
    if (this.run.ended) return 'The night is over.'
    if (this.run.deal[node] === undefined) return 'There is no such seat.'
    if (!this.run.isUp(node)) return 'The island is dark.'
    if (this.run.admits(node, move)) return undefined
    return 'That move is not possible now: something has changed, or it never was.'
  }

  fault(fault: Fault, why: string, realMs: number): Verdict {
    this.wake(realMs)
    const no = unfitNow(this.run, fault)
    if (no !== undefined) return { ok: false, why: no, rule: null }
    this.castAnchor()
    this.ledger.fault(this.run.nowMs, fault)
    this.run.inject(fault, why)
    this.screens.clear() // a clock may have jumped
    this.tellDebts()
    return { ok: true }
  }

  extraTime(player: PlayerId, factor: number, realMs: number): void {
    this.arrive(realMs)
    this.debts.grant(player, factor)
    this.syncHold()
  }

  join(player: Player, realMs: number): boolean {
    this.wake(realMs)
    if (this.nodeOf(player.id) !== undefined) return true
    const free = freeSeats(this.run.deal, this.seating)[0]
    if (free === undefined) return false
    this.castAnchor()
    this.players = [...this.players, player]
    this.present.add(player.id)
    this.seating = { ...this.seating, [free]: player.id }
    this.lend(free, player.id, 'person')
    return true
  }

  leave(player: PlayerId, realMs: number): void {
    this.arrive(realMs)
    const node = this.nodeOf(player)
    this.players = this.players.filter(p => p.id !== player)
    if (node === undefined) return
    this.lend(node, player, 'bot')
    this.seating = { ...this.seating, [node]: null }
  }

  control(player: PlayerId, by: 'person' | 'bot', realMs: number): void {
    this.arrive(realMs)
    const node = this.nodeOf(player)
    if (node !== undefined && this.lent.has(player) !== (by === 'bot')) this.lend(node, player, by)
  }

  pause(paused: boolean, realMs: number): void {
    this.arrive(realMs)
    this.paused = paused
    this.syncHold()
  }

  speed(factor: number, realMs: number): void {
    this.arrive(realMs)
    this.factor = factor
  }

  next(realMs: number, seed = this.seed): void {
    this.arrive(realMs)
    if (this.phase !== 'dawn') return
    this.seed = seed
    this.night += 1
    this.attempt = 1
    this.turnPage()
  }

  again(seed: string, realMs: number): void {
    this.arrive(realMs)
    if (!this.run.ended) return
    this.seed = seed
    this.attempt += 1
    this.turnPage()
  }

  branch(player: PlayerId, node: NodeId, act: number, realMs: number): boolean {
    this.wake(realMs)
    const { run, seating, trunk } = this
    if (!run.ended || this.players.every(p => p.id !== player)) return false
    const logbook = new Logbook()
    const branch = branchOf(run, act, node, (again, record) => {
      this.screens.delete(record.node ?? '')
      logbook.note(again, record)
    })
    if (branch === undefined) return false
    this.learn()
    this.trunk = { ...(trunk ?? { run, seating }), from: { atMs: run.acts[act]?.atMs ?? 0, node } }
    this.seating = seatAlone(Object.keys(run.deal), node, player)
    this.lent.delete(player)
    this.open(branch, logbook)
    return true
  }

  unbranch(realMs: number): boolean {
    this.wake(realMs)
    const { trunk } = this
    if (!trunk || !this.run.ended) return false
    this.learn()
    this.leaveBranch()
    this.open(trunk.run, new Logbook())
    return true
  }

  answer(_player: PlayerId, nth: number, choice: number): Answered | undefined {
    const question = questionsOf(this.level, this.night)[nth]
    if (!question || !this.run.ended || choice >= question.options.length) return undefined
    const { right, because } = question
    return { question: nth, choice, right, because, cite: 'cite' in question ? question.cite : null }
  }

  predict(player: PlayerId, id: string, choice: number, confidence: Confidence, realMs: number): boolean {
    this.wake(realMs)
    const node = this.nodeOf(player)
    if (node === undefined || !this.run.predict(node, id, choice, confidence)) return false
    this.castAnchor()
    this.screens.delete(node)
    return true
  }

  rename(player: PlayerId, name: string): void {
    this.players = this.players.map(p => (p.id === player ? { ...p, name } : p))
    this.over = this.over && this.shelf.renamed(this.over, player, name)
  }

  tide(): { readonly atMs: number; readonly rate: number; readonly held: boolean } {
    return { atMs: Math.round(this.run.nowMs), rate: this.run.ended ? 0 : this.flow().rate, held: this.run.held }
  }

  screen(player: PlayerId): Screen | undefined {
    const node = this.nodeOf(player)
    return node === undefined ? undefined : this.screenAt(node)
  }

  private screenAt(node: NodeId): Screen | undefined {
    if (this.run.deal[node] === undefined) return undefined
    const known = this.screens.get(node)
    if (known) return known
    const fresh = screenOf(this.run, node, this.scaffold, this.logbook.of(node))
    this.screens.set(node, fresh)
    return fresh
  }

  log(player: PlayerId, from: number): readonly LogLine[] {
    const node = this.nodeOf(player)
    return node === undefined ? [] : this.logbook.of(node).lines.slice(from)
  }

  owedSinceMs(player: PlayerId): number | undefined {
    return this.debts.sinceMs(player)
  }

  owes(player: PlayerId): Json | undefined {
    const node = this.nodeOf(player)
    return node === undefined || !this.run.waitsForHand(node) ? undefined : (this.run.owed(node) as Json | undefined)
  }

  debrief(): Debrief | undefined {
    this.shelve()
    return this.over?.debrief()
  }

  nights(player: PlayerId): readonly NightEntry[] {
    this.shelve()
    return this.shelf.entries(player, this.run)
  }

  read(player: PlayerId, nth: number): EndedNight<K> | undefined {
    this.shelve()
    return this.shelf.readable(player, nth, this.run)
  }

  worldHash(): string {
    const { night, attempt, run } = this
    return hashText(`${night}/${attempt} ${run.nowMs} ${run.happenings} ${worldHash(run.world)}`)
  }

  page(): Page | undefined {
    this.shelve()
    return this.shelf.pageOf(this.run)
  }

  file(player: PlayerId, nth: number, type: FileType, code: string): NightFile | undefined {
    const night = this.read(player, nth)
    return night && this.shelf.file(night, type, code)
  }

  record(): Json {
    this.shelve()
    return this.shelf.record(this.run, this.attempt)
  }

  private nodeOf(player: PlayerId): NodeId | undefined {
    return Object.keys(this.seating).find(node => this.seating[node] === player)
  }

  private lend(node: NodeId, player: PlayerId, by: 'person' | 'bot'): void {
    if (by === 'bot') this.lent.add(player)
    else this.lent.delete(player)
    this.debts.forgive(player)
    if (!this.run.ended) this.run.control(node, { by })
    this.screens.delete(node)
    this.tellDebts()
  }

  private flow(): Flow {
    const present = this.players.filter(p => !this.lent.has(p.id)).length
    if (this.run.ended) return { rate: 0, held: false, untilMs: Number.POSITIVE_INFINITY }
    return flow(
      {
        scaffold: this.scaffold,
        paused: this.paused,
        speed: this.factor,
        debts: this.debts.all,
        persons: present,
      },
      this.realMs,
    )
  }

  /** Who owes an answer now, and since when. */
  private tellDebts(): void {
    for (const [node, player] of Object.entries(this.seating))
      if (player !== null) this.debts.stands(player, this.run.waitsForHand(node), this.realMs)
    this.syncHold()
  }

  private begin(): NightRun<K> {
    const plan = this.level.nights[this.night]
    if (!plan) throw new NoSuchLevel(`${this.level.id} has no night ${this.night}`)
    const deal = drawDeal(plan, this.seed, this.night)
    if (this.attempt === 1) this.seating = seat(deal, this.players, this.night)
    const persons = Object.entries(this.seating).flatMap(([node, player]) =>
      player === null ? [] : [{ node, player }],
    )
    const hands: Hands = Object.fromEntries(
      Object.keys(deal).map(node => {
        const sitter = persons.find(p => p.node === node)
        return [node, { by: sitter && !this.lent.has(sitter.player) ? 'person' : 'bot' } as const]
      }),
    )
    const learned = Object.fromEntries(persons.map(({ node, player }) => [node, this.learned.get(player) ?? {}]))
    const config: NightConfig<K> = {
      protocol: this.protocol,
      level: this.level,
      night: this.night,
      seed: this.seed,
      hands,
      learned,
      sea: seaOf(this.config),
    }
    const logbook = new Logbook()
    const run: NightRun<K> = new NightRun(config, record => this.watch(logbook)(run, record))
    this.open(run, logbook)
    return run
  }

  /** The night of another match, put away as it was; what is played begins as a branch of it. */
  private fork({ night: kept, act, node }: Fork): NightRun<K> {
    const [player] = this.players
    const trunk = nightOf(this.setting, kept)
    if (worldHash(trunk.world) !== kept.worldHash) throw new Error('the night that it begins from led elsewhere')
    this.seed = kept.seed
    this.night = kept.night
    this.attempt = kept.attempt
    this.open(trunk, new Logbook())
    this.over = this.shelf.put(trunk, kept, this.present)
    if (player) this.seating = seatAlone(Object.keys(trunk.deal), this.over.seatOf(player.id) ?? node, player.id)
    if (!player || !this.branch(player.id, node, act, this.realMs))
      throw new NoSuchPlace('it cannot be taken over there')
    return this.run
  }

  /** What persons write down of a night, and whose screens are no longer right. */
  private watch(logbook: Logbook): Watcher<K> {
    return (run, record) => {
      if (record.node === undefined) return
      this.screens.delete(record.node)
      // A bot's too: an instructor may look over its shoulder, and who takes its seat reads what happened there.
      logbook.note(run, record)
      this.ledger.note(run, record, this.seating[record.node] ?? null)
    }
  }

  private open(run: NightRun<K>, logbook: Logbook): void {
    this.run = run
    this.logbook = logbook
    this.ledger = new Ledger()
    this.screens.clear()
    this.debts.forgiveAll()
    this.over = undefined
    this.present = this.shelf.readersOf(run) ?? new Set(this.players.map(({ id }) => id))
    this.castAnchor()
    this.tellDebts()
  }

  /** Everybody sits as before the branch, unless somebody has come or gone since. */
  private leaveBranch(): void {
    const before = Object.values(this.trunk?.seating ?? {}).filter(id => id !== null)
    const same = before.length === this.players.length && this.players.every(p => before.includes(p.id))
    if (this.trunk && same) this.seating = this.trunk.seating
    this.trunk = undefined
  }

  private turnPage(): void {
    this.learn()
    this.leaveBranch()
    this.begin()
  }

  /** What its persons learned in a night goes with them. */
  private learn(): void {
    for (const [node, player] of Object.entries(this.seating)) {
      const apprentice = this.run.apprentices.get(node)
      if (player !== null && apprentice) this.learned.set(player, apprentice.counts)
    }
  }
}
