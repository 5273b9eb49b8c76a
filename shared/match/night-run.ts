/**
 * One night in simulated time. Deterministic: what happens follows from (protocol, night, deal, seed, hands) and the
 * inputs, each stamped with the number of things that had happened before it. Real time is not known here; see tide.ts.
 */
import type { Act } from '../kernel/act.ts'
import { dieBetween } from '../kernel/dice.ts'
import type { Fault } from '../kernel/fault.ts'
import type { Json } from '../kernel/json.ts'
import type { Deal, Level, LocalClock, Night } from '../kernel/level.ts'
import { readClock } from '../kernel/parts/wall-clock.ts'
import type { Breach, Effect, Kit, NodeId, Protocol, View } from '../kernel/protocol.ts'
import { admits, begin, type Stepped, step } from '../kernel/step.ts'
import type { Envelope, World } from '../kernel/world.ts'
import type { Confidence } from '../wire/screen.ts'
import { Allowance } from './allowance.ts'
import { Apprentice } from './apprentice.ts'
import { Clocks, type Timer } from './clocks.ts'
import { Crossing, type Due, type Passage } from './crossing.ts'
import { unfitNow } from './fault-law.ts'
import { flawedMove, type Hand, type Hands } from './hands.ts'
import { Injected } from './injected.ts'
import { Predictions } from './predictions.ts'
import type { ActRecord, FaultInput, Mover, NightInput } from './record.ts'
import type { Script } from './script.ts'

export interface NightConfig<K extends Kit> {
  readonly protocol: Protocol<K>
  readonly level: Level<K>
  readonly night: number
  readonly seed: string
  readonly hands: Hands
  /** 'chance': the level's adversary stays away. */
  readonly sea: 'adversary' | 'chance'
  /** What each person's apprentice already knew: times done right, by routine. */
  readonly learned?: Readonly<Record<NodeId, Readonly<Record<string, number>>>>
}

type Happening<K extends Kit> =
  | Passage<K>
  | { readonly type: 'fire'; readonly node: NodeId; readonly timer: K['timer']; readonly setting: Timer }
  | { readonly type: 'think'; readonly node: NodeId }
  /** `crash`: the act after which it was dark. Whoever has been woken by hand since stays awake. */
  | { readonly type: 'restart'; readonly node: NodeId; readonly crash: number; readonly injected: boolean }
  | { readonly type: 'fault'; readonly fault: Fault; readonly why: string }
  | { readonly type: 'request'; readonly node: NodeId; readonly request: K['request'] }

type About<K extends Kit> = Partial<Pick<ActRecord<K>, 'mistakes' | 'view' | 'injected'> & { readonly free: boolean }>

const PASS_MS = 700
const BOT_MS = [500, 1_300] as const
const APPRENTICE_MS = 450
const LIMIT_OF_WHIMS = 12

export class NightRun<K extends Kit> {
  readonly config: NightConfig<K>
  readonly plan: Night<K>
  readonly deal: Deal<K>
  readonly acts: ActRecord<K>[] = []
  readonly inputs: NightInput[] = []
  readonly apprentices = new Map<NodeId, Apprentice>()
  readonly predictions: Predictions<K>
  readonly injected = new Injected()
  /** Rules that bots have caught because the first person broke one that a whole group holds. */
  readonly caught: string[] = []
  world: World<K>
  messages = 0
  breach: (Breach & { readonly invariant: string; readonly atMs: number; readonly act: number }) | undefined
  reachedAtMs: number | undefined
  ended: 'reached' | 'broken' | 'time' | undefined
  onAct: ((record: ActRecord<K>, stepped: Stepped<K>) => void) | undefined

  private readonly clocks = new Clocks<Happening<K>>()
  private readonly allowance: Allowance<K>
  private readonly hands: Record<NodeId, Hand>
  private scripts: Readonly<Record<NodeId, Script<K>>> = {}
  private readonly thinking = new Set<NodeId>()
  private readonly lastMove = new Map<NodeId, K['move']>()
  private readonly movesOf = new Map<NodeId, number>()
  private readonly sentBy = new Map<string, number>()
  private readonly lastCrash = new Map<NodeId, number>()
  private readonly crossing: Crossing<K>
  private happened = 0
  private endsAtMs: number
  private readonly owing = new Map<NodeId, { readonly view: View<K>; readonly move: K['move'] | undefined }>()

  constructor(config: NightConfig<K>, onAct?: NightRun<K>['onAct']) {
    const plan = config.level.nights[config.night]
    if (!plan) throw new Error(`level ${config.level.id} has no night ${config.night}`)
    this.config = config
    this.plan = plan
    this.deal = drawDeal(plan, config.seed, config.night)
    this.onAct = onAct
    this.hands = { ...config.hands }
    this.endsAtMs = plan.lastsMs
    this.predictions = new Predictions(plan.predictions ?? [])
    this.allowance = new Allowance(config.protocol, plan.powers)
    this.crossing = new Crossing(plan, config.seed, config.night, this.injected)
    for (const [node, hand] of Object.entries(config.hands))
      if (hand.by === 'person') this.apprentices.set(node, new Apprentice(config.learned?.[node]))
    const { world, started } = begin(config.protocol, plan.setup, this.deal)
    this.world = world
    // Ships keep candle time: they would all have come and gone while somebody thinks.
    for (const { to, atMs, request } of plan.requests) this.clocks.candle(atMs, { type: 'request', node: to, request })
    for (const { atMs, fault } of plan.faults ?? []) this.clocks.candle(atMs, { type: 'fault', fault, why: '' })
    for (const stepped of started) this.look(stepped, 0)
  }

  get nowMs(): number {
    return this.clocks.nowMs
  }

  get held(): boolean {
    return this.clocks.held
  }

  /** When the next thing happens by itself; undefined once the night is over, Infinity while nothing but held candles is left. */
  dueMs(): number | undefined {
    return this.ended ? undefined : this.clocks.dueMs(this.endsAtMs)
  }

  /** How many things have happened by themselves. */
  get happenings(): number {
    return this.happened
  }

  /** Timers stand still, or go on. */
  hold(held: boolean): void {
    if (held === this.held || this.ended) return
    this.inputs.push({ at: this.happenings, atMs: this.nowMs, what: { type: 'hold', held } })
    this.clocks.hold(held)
  }

  /** Let the next thing happen. Throws when only held timers are left. */
  advance(): void {
    const dueMs = this.dueMs()
    if (dueMs === undefined) return
    if (!Number.isFinite(dueMs))
      throw new Error('nothing is due while the timers are held: a loop over this would never end')
    this.happened += 1
    const what = this.clocks.next(this.endsAtMs)
    if (what) this.happen(what)
    else this.ended = this.reachedAtMs === undefined ? 'time' : 'reached'
  }

  /** A timer's setting in simulated time, as it stands now. */
  timer(node: NodeId, timer: K['timer']): Timer | undefined {
    return this.clocks.timer(node, timer)
  }

  sailTo(atMs: number): void {
    if (!this.ended) this.clocks.sailTo(atMs)
  }

  view(node: NodeId): View<K> {
    const state = this.world.nodes[node]
    if (!state) throw new Error(`no node ${node}`)
    return state.view
  }

  isUp(node: NodeId): boolean {
    return this.world.nodes[node]?.up === true
  }

  hand(node: NodeId): Hand {
    return this.hands[node] ?? { by: 'bot' }
  }

  /** What the textbook owes at this node now; nothing while it is dark. */
  owed(node: NodeId): K['move'] | undefined {
    if (!this.isUp(node)) return undefined
    const view = this.view(node)
    const known = this.owing.get(node)
    if (known?.view === view) return known.move
    const move = this.config.protocol.textbook(view)
    this.owing.set(node, { view, move })
    return move
  }

  /** Whether a person must answer here: owed, and not a routine that plays itself. */
  waitsForHand(node: NodeId): boolean {
    if (this.ended || this.hand(node).by !== 'person') return false
    const move = this.owed(node)
    return move !== undefined && !this.apprentices.get(node)?.knows(this.routine(node, move))
  }

  /** The rules this move would break here, those lifted by the level left out. */
  mistakesOf(node: NodeId, move: K['move']): readonly K['rule'][] {
    const { protocol, level } = this.config
    const view = this.view(node)
    if (protocol.lawless?.(view)) return []
    return protocol.mistakes(view, move).filter(rule => !level.without.includes(rule))
  }

  admits(node: NodeId, move: K['move']): boolean {
    return !this.ended && this.isUp(node) && admits(this.config.protocol, this.view(node), move)
  }

  /** A person's move, now. The caller has asked `admits`. */
  play(node: NodeId, move: K['move'], by: 'person' | 'instructor' = 'person'): void {
    const what = { type: 'move' as const, move: move as Json, ...(by === 'instructor' && { by }) }
    this.inputs.push({ at: this.happenings, atMs: this.nowMs, node, what })
    this.move(node, move, by)
  }

  /** A fault by hand, now. The caller has asked `unfitNow`. */
  inject(fault: Fault, why: string): void {
    this.inputs.push({ at: this.happenings, atMs: this.nowMs, what: { type: 'fault', fault, why } })
    this.suffer(fault, why)
  }

  /** What was injected into this night before comes again at its time, as far as it can. It is not on the record once more. */
  foresee(faults: readonly FaultInput[]): void {
    for (const { atMs, what } of faults) this.clocks.boat(Math.max(0, atMs - this.nowMs), what)
  }

  get injectedByHand(): readonly FaultInput[] {
    return this.inputs.flatMap(input => (input.what.type === 'fault' ? [{ ...input, what: input.what }] : []))
  }

  /** A node's own clock as it goes now. */
  clockOf(node: NodeId): LocalClock | undefined {
    const own = this.plan.clocks?.[node]
    return own && this.injected.clock(node, own)
  }

  /** What is under way now, with the time at which it lands or goes down if nothing else befalls it. */
  boats(): readonly (Passage<K> & { readonly dueMs: number })[] {
    return this.clocks
      .boatsDue()
      .flatMap(({ dueMs, what }) =>
        (what.type === 'deliver' || what.type === 'lose') && this.world.channel.includes(what.envelope)
          ? [{ ...what, dueMs }]
          : [],
      )
  }

  fogBetween(from: NodeId, to: NodeId, atMs: number): boolean {
    return this.crossing.fog(from, to, atMs) !== undefined
  }

  /** Guided mode refused a mistake: nothing happens, but it is on the record. */
  refuse(node: NodeId, move: K['move'], rule: K['rule']): void {
    this.inputs.push({
      at: this.happenings,
      atMs: this.nowMs,
      node,
      what: { type: 'refused', move: move as Json, rule },
    })
    this.apprentices.get(node)?.forget()
  }

  /** What a person says will happen: on the record, and without effect on the night. False when nothing of that name is asked. */
  predict(node: NodeId, id: string, choice: number, confidence: Confidence): boolean {
    if (this.ended || !this.predictions.answer(node, id, choice, confidence)) return false
    this.inputs.push({
      at: this.happenings,
      atMs: this.nowMs,
      node,
      what: { type: 'predict', id, choice, confidence },
    })
    return true
  }

  control(node: NodeId, hand: Hand): void {
    this.inputs.push({ at: this.happenings, atMs: this.nowMs, node, what: { type: 'control', hand } })
    this.hands[node] = hand
    if (hand.by === 'person' && !this.apprentices.has(node)) this.apprentices.set(node, new Apprentice())
    this.thinkAbout(node)
  }

  /** From here on every seat follows its script and, where that is silent, the textbook: what would have been. */
  follow(scripts: Readonly<Record<NodeId, Script<K>>>): void {
    this.scripts = scripts
    this.caught.length = 0
    this.clocks.hold(false) // nobody is left to wait for
    for (const node of Object.keys(this.world.nodes)) {
      this.hands[node] = { by: 'bot' }
      this.thinking.delete(node)
      this.thinkAbout(node)
    }
  }

  /** One move by the book, now. */
  playTextbook(node: NodeId): void {
    const move = this.owed(node)
    if (move !== undefined) this.move(node, move, 'bot')
  }

  private routine(node: NodeId, move: K['move']): string | undefined {
    return this.config.protocol.present.routine?.(this.view(node), move)
  }

  private happen(what: Happening<K>): void {
    switch (what.type) {
      case 'think':
        this.thinking.delete(what.node)
        this.think(what.node)
        return
      case 'fire':
        if (!this.clocks.isSetTo(what.node, what.timer, what.setting) || !this.isUp(what.node)) return
        // synchronous: a timer rings only when nothing is under way and nothing owed, and then for all who wait for it
        if (this.plan.powers.timing === 'asynchronous') this.sea({ type: 'fire', node: what.node, timer: what.timer })
        else if (this.busy()) this.clocks.candle(PASS_MS, what)
        else for (const node of this.clocks.running(what.timer)) this.sea({ type: 'fire', node, timer: what.timer })
        return
      case 'deliver': {
        if (!this.world.channel.includes(what.envelope)) return // dropped meanwhile
        const { id, from, to } = what.envelope
        const fog = this.crossing.fog(from, to, this.nowMs)
        const act: Act<K> = { type: fog === undefined ? 'deliver' : 'drop', envelope: id }
        const injected = fog === undefined ? what.injected : fog === 'injected'
        if (!this.askAdversary(act, what)) this.perform(act, 'sea', { injected })
        return
      }
      case 'lose':
        if (this.world.channel.includes(what.envelope))
          this.perform({ type: 'drop', envelope: what.envelope.id }, 'sea', this.byWeather(what.injected))
        return
      case 'copy': {
        const about = this.byWeather(what.injected)
        const mayCopy = about.free || this.ownWorld().spent.duplicate < this.plan.powers.duplicate
        if (mayCopy && this.world.channel.includes(what.envelope)) this.copy(what.envelope, about)
        return
      }
      case 'restart':
        if (!this.isUp(what.node) && this.lastCrash.get(what.node) === what.crash)
          this.sea({ type: 'restart', node: what.node }, what.injected)
        return
      case 'fault':
        if (unfitNow(this, what.fault) === undefined) this.suffer(what.fault, what.why)
        return
      case 'request':
        if (this.waitsForHand(what.node)) {
          this.clocks.candle(PASS_MS, what) // a ship waits outside while the islander is busy
          return
        }
        this.sea({ type: 'request', node: what.node, request: what.request })
        return
    }
  }

  private sea(act: Act<K>, injected = false): void {
    this.perform(act, 'sea', { injected })
    this.askAdversary(undefined)
  }

  private suffer(fault: Fault, why: string): void {
    this.injected.note({ fault, atMs: this.nowMs, act: this.acts.length, why })
    if (fault.type === 'crash' || fault.type === 'restart') this.sea({ type: fault.type, node: fault.node }, true)
  }

  /** `free`: the night's own powers do not pay for it. */
  private byWeather(injected: boolean): { readonly injected: boolean; readonly free: boolean } {
    return { injected, free: injected || this.plan.weatherIsFree === true }
  }

  /** As it would be with the night's own powers alone: what was injected costs the adversary nothing. */
  private ownWorld(): World<K> {
    const { injected, world } = this
    return injected.paidNothing ? world : { ...world, spent: injected.ownOf(world.spent) }
  }

  private busy(): boolean {
    return this.world.channel.length > 0 || Object.keys(this.world.nodes).some(n => this.owed(n) !== undefined)
  }

  /** True when the adversary took the coming delivery out of the sea's hands. */
  private askAdversary(next: Act<K> | undefined, passage?: Passage<K>): boolean {
    if (this.config.sea === 'chance' || !this.plan.adversary || this.ended) return false
    for (let asked = 0; asked < LIMIT_OF_WHIMS && !this.ended; asked++) {
      const seen = this.ownWorld()
      const whim = this.plan.adversary(seen, next)
      if (whim === undefined) return false
      if (whim === 'pass') return next?.type === 'deliver' && passage !== undefined && this.pass(passage)
      if (!this.allowance.grants(seen, whim)) return false
      const copied = whim.type === 'duplicate' ? this.world.channel.find(e => e.id === whim.envelope) : undefined
      if (copied) this.copy(copied)
      else this.perform(whim, 'sea')
      if (next?.type === 'deliver' && !this.world.channel.some(e => e.id === next.envelope)) return true
    }
    return false
  }

  private pass(passage: Passage<K>): boolean {
    const { envelope } = passage
    if (!this.world.channel.includes(envelope) || !this.allowance.pass(envelope.id)) return false
    this.clocks.boat(PASS_MS, passage)
    return true
  }

  private think(node: NodeId): void {
    const hand = this.hand(node)
    if (!this.isUp(node)) return
    if (hand.by === 'person') {
      const move = this.owed(node)
      if (move !== undefined && this.apprentices.get(node)?.knows(this.routine(node, move)))
        this.move(node, move, 'apprentice')
      return
    }
    const script = this.scripts[node]
    const move = script ? script.next(this.view(node), this.nowMs, this.owed(node)) : this.botMove(node, hand)
    if (move !== undefined) this.move(node, move, 'bot')
    else if (script) this.thinkAbout(node)
  }

  private botMove(node: NodeId, hand: Hand): K['move'] | undefined {
    const { protocol, seed } = this.config
    const flaws = hand.flaw === undefined ? this.caught : [hand.flaw, ...this.caught]
    if (hand.blunder !== undefined && this.owed(node) !== undefined) {
      const menu = protocol.menu(this.view(node))
      const at =
        hand.blunder === 'random'
          ? dieBetween(seed, 'blunder', `${node}/${this.acts.length}`, 0, menu.length - 1)
          : Math.min(hand.blunder, menu.length - 1)
      return menu[at]
    }
    return flawedMove(protocol, this.view(node), flaws, this.lastMove.get(node)) ?? this.owed(node)
  }

  private move(node: NodeId, move: K['move'], by: Exclude<Mover, 'sea'>): void {
    const view = this.view(node)
    const bookish = by !== 'person' && move === this.owed(node)
    const mistakes = bookish ? [] : this.mistakesOf(node, move)
    if (by === 'person') {
      this.apprentices.get(node)?.saw(this.routine(node, move), mistakes.length === 0)
      this.catchFrom(mistakes)
    }
    this.lastMove.set(node, move)
    this.predictions.close(node)
    const clock = this.clockOf(node)
    const read = clock && { clockMs: readClock(clock, this.nowMs) }
    this.perform({ type: 'move', node, move, ...read }, by, { mistakes, view })
    this.askAdversary(undefined)
  }

  /** Bots run the same code as the people: a belief that only a whole group can hold is theirs from now on. */
  private catchFrom(mistakes: readonly K['rule'][]): void {
    for (const id of mistakes) {
      const rule = this.config.protocol.rules[id as K['rule']]
      if (rule.heldBy === 'all' && rule.misconception !== undefined && !this.caught.includes(id)) this.caught.push(id)
    }
  }

  private perform(act: Act<K>, by: Mover, about: About<K> = {}): void {
    const { mistakes = [], view, injected = false, free = injected } = about
    const envelope = 'envelope' in act ? this.world.channel.find(e => e.id === act.envelope) : undefined
    const stepped = step(this.config.protocol, this.world, act)
    this.world = stepped.world
    const index = this.acts.length
    const node = 'node' in act ? act.node : stepped.node
    const sentBy = envelope && this.sentBy.get(envelope.id)
    const record: ActRecord<K> = {
      index,
      atMs: this.nowMs,
      act,
      by,
      node,
      view,
      mistakes,
      sent: stepped.sent,
      claims: stepped.claims,
      envelope,
      sentBy,
      injected,
    }
    this.acts.push(record)
    if (free && (act.type === 'drop' || act.type === 'duplicate' || act.type === 'crash')) this.injected.pay(act.type)
    if (act.type === 'crash') {
      this.lastCrash.set(act.node, index)
      this.clocks.clearTimers(act.node)
      this.clocks.boat(this.plan.darkMs, { type: 'restart', node: act.node, crash: index, injected })
    }
    if (act.type === 'fire') this.clocks.clearTimer(act.node, act.timer)
    this.look(stepped, index)
    if (act.type === 'move' || act.type === 'crash' || act.type === 'restart') this.judge(index)
    this.onAct?.(record, stepped)
  }

  private judge(act: number): void {
    const { protocol } = this.config
    for (const invariant of protocol.invariants) {
      const broken = invariant.broken(this.world)
      if (!broken) continue
      this.breach = { ...broken, invariant: invariant.id, atMs: this.nowMs, act }
      this.ended = 'broken'
      return
    }
    if (this.reachedAtMs !== undefined) return
    const progress = protocol.goal(this.world)
    if (progress.done < progress.of && progress.lost === undefined) return
    if (progress.lost === undefined) this.reachedAtMs = this.nowMs // else nothing is left to wait for
    this.endsAtMs = Math.min(this.endsAtMs, this.clocks.candleMs + this.plan.epilogueMs)
  }

  /** Look after what an act set going: timers, boats, and whoever now has something to think about. */
  private look(stepped: Stepped<K>, act: number): void {
    const { node } = stepped
    if (node === undefined) return
    for (const effect of stepped.effects) this.setTimer(node, effect)
    for (const envelope of stepped.sent) {
      this.messages += 1
      this.sentBy.set(envelope.id, act)
      for (const due of this.crossing.sails(envelope, this.nowMs, this.ownWorld().spent)) this.await(due)
    }
    this.thinkAbout(node)
  }

  private setTimer(node: NodeId, effect: Effect<K>): void {
    if (effect.type !== 'arm' && effect.type !== 'disarm') return
    const { timer } = effect
    this.clocks.clearTimer(node, timer)
    if (effect.type === 'disarm') return
    const span = effect.afterMs
    const nth = this.clocks.nthSetting(node, timer)
    const afterMs =
      typeof span === 'number'
        ? span
        : dieBetween(this.config.seed, 'timer', `${this.config.night}/${node}/${timer}/${nth}`, span[0], span[1])
    this.clocks.setTimer(node, timer, afterMs, setting => ({ type: 'fire', node, timer, setting }))
  }

  private await({ afterMs, passage }: Due<K>): void {
    this.clocks.boat(afterMs, passage)
  }

  private copy(envelope: Envelope<K>, about: About<K> = {}): void {
    this.perform({ type: 'duplicate', envelope: envelope.id }, 'sea', about)
    this.await(this.crossing.sailsAgain(envelope, this.nowMs))
  }

  private thinkAbout(node: NodeId): void {
    if (this.ended || this.thinking.has(node) || !this.isUp(node)) return
    const hand = this.hand(node)
    if (hand.by === 'person') {
      const move = this.owed(node)
      if (move !== undefined) this.predictions.look(this.world, this.view(node))
      if (move === undefined || !this.apprentices.get(node)?.knows(this.routine(node, move))) return
      this.thinking.add(node)
      this.clocks.boat(APPRENTICE_MS, { type: 'think', node })
      return
    }
    const script = this.scripts[node]
    if (script) {
      const wait = script.waitMs(this.nowMs, this.owed(node) !== undefined)
      if (wait === undefined) return
      this.thinking.add(node)
      this.clocks.boat(wait, { type: 'think', node })
      return
    }
    // Who owes a move has one to make; who owes none may still have a wrong one.
    if (this.owed(node) === undefined && this.botMove(node, hand) === undefined) return
    const nth = (this.movesOf.get(node) ?? 0) + 1
    this.movesOf.set(node, nth)
    this.thinking.add(node)
    const thinksMs = dieBetween(this.config.seed, 'think', `${this.config.night}/${node}/${nth}`, BOT_MS[0], BOT_MS[1])
    this.clocks.boat(thinksMs, { type: 'think', node })
  }
}

export function drawDeal<K extends Kit>(plan: Night<K>, seed: string, night: number): Deal<K> {
  const deal = plan.deals[dieBetween(seed, 'deal', String(night), 0, plan.deals.length - 1)]
  if (!deal) throw new Error(`${plan.title} deals nothing`)
  return deal
}
