/**
 * One night in simulated time. Deterministic: what happens follows from (protocol, night, deal, seed, hands) and the
 * inputs, each stamped with the number of things that had happened before it. Real time is not known here; see tide.ts.
 */
import type { Act } from '../kernel/act.ts'
import { die, dieBetween } from '../kernel/dice.ts'
import type { Json } from '../kernel/json.ts'
import type { Deal, Level, Night } from '../kernel/level.ts'
import type { Breach, Effect, Kit, NodeId, Protocol, View } from '../kernel/protocol.ts'
import { admits, begin, type Stepped, step } from '../kernel/step.ts'
import type { Envelope, World } from '../kernel/world.ts'
import { Apprentice } from './apprentice.ts'
import { flawedMove, type Hand, type Hands } from './hands.ts'
import { DueQueue } from './queue.ts'
import type { Script } from './script.ts'

export type Mover = 'person' | 'bot' | 'apprentice' | 'sea'

/** One act as it happened. `sentBy`: for a delivery, the act that sent the envelope. */
export interface ActRecord<K extends Kit> {
  readonly index: number
  readonly atMs: number
  readonly act: Act<K>
  readonly by: Mover
  readonly node: NodeId | undefined
  readonly view: View<K> | undefined
  readonly mistakes: readonly K['rule'][]
  readonly sent: readonly Envelope<K>[]
  readonly claims: readonly K['claim'][]
  readonly envelope: Envelope<K> | undefined
  readonly sentBy: number | undefined
}

export interface Input {
  /**
   * How many things had happened by themselves, acts or not: a ship that found the islander busy and waits outside is no
   * act, and yet what comes after depends on whether it had come.
   */
  readonly at: number
  readonly atMs: number
  readonly node: NodeId
  readonly what:
    | { readonly type: 'move'; readonly move: Json }
    | { readonly type: 'refused'; readonly move: Json; readonly rule: string }
    | { readonly type: 'control'; readonly hand: Hand }
}

/** The candles were held (timers stood still) or let burn again. */
export interface HoldInput {
  readonly at: number
  readonly atMs: number
  readonly what: { readonly type: 'hold'; readonly held: boolean }
}

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

/** In candle time: simulated time less the time held. */
export interface Timer {
  readonly setMs: number
  readonly dueMs: number
}

type Happening<K extends Kit> =
  | { readonly type: 'deliver' | 'lose' | 'copy'; readonly envelope: Envelope<K> }
  | { readonly type: 'fire'; readonly node: NodeId; readonly timer: K['timer']; readonly setting: Timer }
  | { readonly type: 'crash' | 'restart' | 'think'; readonly node: NodeId }
  | { readonly type: 'request'; readonly node: NodeId; readonly request: K['request'] }

const PASS_MS = 700
const BOT_MS = [500, 1_300] as const
const APPRENTICE_MS = 450
const LIMIT_OF_WHIMS = 12
/** An envelope that is lost goes down part of the way. */
const SINKS_AT = 0.6

export class NightRun<K extends Kit> {
  readonly config: NightConfig<K>
  readonly plan: Night<K>
  readonly deal: Deal<K>
  readonly acts: ActRecord<K>[] = []
  readonly inputs: (Input | HoldInput)[] = []
  private readonly timers = new Map<string, Timer>()
  readonly apprentices = new Map<NodeId, Apprentice>()
  /** Rules that bots have caught because the first person broke one that a whole group holds. */
  readonly caught: string[] = []
  world: World<K>
  nowMs = 0
  messages = 0
  breach: (Breach & { readonly invariant: string; readonly atMs: number; readonly act: number }) | undefined
  reachedAtMs: number | undefined
  ended: 'reached' | 'broken' | 'time' | undefined
  onAct: ((record: ActRecord<K>, stepped: Stepped<K>) => void) | undefined

  private readonly queue = new DueQueue<Happening<K>>()
  /** What waits for a candle to burn down: due in candle time, which is simulated time less the time held. */
  private readonly candles = new DueQueue<Happening<K>>()
  private heldMs = 0
  private heldSinceMs: number | undefined
  private readonly hands: Record<NodeId, Hand>
  private scripts: Readonly<Record<NodeId, Script<K>>> = {}
  private readonly thinking = new Set<NodeId>()
  private readonly lastMove = new Map<NodeId, K['move']>()
  private readonly movesOf = new Map<NodeId, number>()
  private readonly armings = new Map<string, number>()
  private readonly passes = new Map<string, number>()
  private readonly sentBy = new Map<string, number>()
  private readonly lastDue = new Map<string, number>()
  private earlyFires = 0
  private happened = 0
  private endsAtMs: number
  private readonly owedCache = new WeakMap<View<K>, { readonly move: K['move'] | undefined }>()

  constructor(config: NightConfig<K>, onAct?: NightRun<K>['onAct']) {
    const plan = config.level.nights[config.night]
    if (!plan) throw new Error(`level ${config.level.id} has no night ${config.night}`)
    this.config = config
    this.plan = plan
    this.deal = drawDeal(plan, config.seed, config.night)
    this.onAct = onAct
    this.hands = { ...config.hands }
    this.endsAtMs = plan.lastsMs
    for (const [node, hand] of Object.entries(config.hands))
      if (hand.by === 'person') this.apprentices.set(node, new Apprentice(config.learned?.[node]))
    const { world, started } = begin(config.protocol, plan.setup, this.deal)
    this.world = world
    for (const { node, atMs } of plan.crashes ?? []) this.queue.push(atMs, { type: 'crash', node })
    // Ships keep candle time: they would all have come and gone while somebody thinks.
    for (const { to, atMs, request } of plan.requests) this.candles.push(atMs, { type: 'request', node: to, request })
    for (const stepped of started) this.look(stepped, 0)
  }

  /** When the next thing happens by itself; undefined once the night is over. */
  dueMs(): number | undefined {
    if (this.ended) return undefined
    const boats = this.queue.peek()?.dueMs ?? Number.POSITIVE_INFINITY
    if (this.heldSinceMs !== undefined) return boats
    return Math.min(
      boats,
      Math.min(this.candles.peek()?.dueMs ?? Number.POSITIVE_INFINITY, this.endsAtMs) + this.heldMs,
    )
  }

  /** How many things have happened by themselves. */
  get happenings(): number {
    return this.happened
  }

  get held(): boolean {
    return this.heldSinceMs !== undefined
  }

  /** Simulated time less the time the candles were held: timers, the night's length and its epilogue are measured in it. */
  private get candleMs(): number {
    return (this.heldSinceMs ?? this.nowMs) - this.heldMs
  }

  /**
   * While somebody thinks, the candles may be held: boats sail on and timers stand still. The network is asynchronous, so
   * this is only one more possible delay, and nothing false is shown.
   */
  hold(held: boolean): void {
    if (held === this.held || this.ended) return
    this.inputs.push({ at: this.happenings, atMs: this.nowMs, what: { type: 'hold', held } })
    if (this.heldSinceMs === undefined) this.heldSinceMs = this.nowMs
    else {
      this.heldMs += this.nowMs - this.heldSinceMs
      this.heldSinceMs = undefined
    }
  }

  /** Let the next thing happen. */
  advance(): void {
    const dueMs = this.dueMs()
    if (dueMs === undefined || !Number.isFinite(dueMs)) return
    this.nowMs = Math.max(this.nowMs, dueMs)
    this.happened += 1
    const boat = this.queue.peek()
    if (boat && boat.dueMs <= dueMs) {
      this.queue.pop()
      this.happen(boat.what)
      return
    }
    if (this.endsAtMs <= (this.candles.peek()?.dueMs ?? Number.POSITIVE_INFINITY)) {
      this.ended = this.reachedAtMs === undefined ? 'time' : 'reached'
      return
    }
    const candle = this.candles.pop()
    if (candle) this.happen(candle.what)
  }

  /** A timer's setting in simulated time, as it stands now. */
  timer(node: NodeId, timer: K['timer']): Timer | undefined {
    const setting = this.timers.get(timerKey(node, timer))
    const shiftMs = this.nowMs - this.candleMs
    return setting && { setMs: setting.setMs + shiftMs, dueMs: setting.dueMs + shiftMs }
  }

  sailTo(atMs: number): void {
    if (!this.ended) this.nowMs = Math.max(this.nowMs, atMs)
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
    const known = this.owedCache.get(view)
    if (known) return known.move
    const move = this.config.protocol.textbook(view)
    this.owedCache.set(view, { move })
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
  play(node: NodeId, move: K['move']): void {
    this.inputs.push({ at: this.happenings, atMs: this.nowMs, node, what: { type: 'move', move: move as Json } })
    this.move(node, move, 'person')
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
        if (this.timers.get(timerKey(what.node, what.timer)) !== what.setting || !this.isUp(what.node)) return
        if (this.plan.powers.timing === 'synchronous' && this.busy()) {
          this.candles.push(this.candleMs + PASS_MS, what) // synchronous: a timer rings only when nothing is under way and nothing owed
          return
        }
        this.sea({ type: 'fire', node: what.node, timer: what.timer })
        return
      case 'deliver': {
        if (!this.world.channel.includes(what.envelope)) return // dropped meanwhile
        const act: Act<K> = { type: this.inFog(what.envelope) ? 'drop' : 'deliver', envelope: what.envelope.id }
        if (!this.askAdversary(act)) this.perform(act, 'sea')
        return
      }
      case 'lose':
        if (this.world.channel.includes(what.envelope))
          this.perform({ type: 'drop', envelope: what.envelope.id }, 'sea')
        return
      case 'copy':
        if (!this.world.channel.includes(what.envelope) || this.world.spent.duplicate >= this.plan.powers.duplicate)
          return
        this.perform({ type: 'duplicate', envelope: what.envelope.id }, 'sea')
        this.schedule(what.envelope, 'again')
        return
      case 'crash':
        if (this.isUp(what.node)) this.sea({ type: 'crash', node: what.node })
        return
      case 'restart':
        if (!this.isUp(what.node)) this.sea({ type: 'restart', node: what.node })
        return
      case 'request':
        if (this.waitsForHand(what.node)) {
          this.candles.push(this.candleMs + PASS_MS, what) // a ship waits outside while the islander is busy
          return
        }
        this.sea({ type: 'request', node: what.node, request: what.request })
        return
    }
  }

  private sea(act: Act<K>): void {
    this.perform(act, 'sea')
    this.askAdversary(undefined)
  }

  private busy(): boolean {
    return this.world.channel.length > 0 || Object.keys(this.world.nodes).some(n => this.owed(n) !== undefined)
  }

  private inFog(envelope: Envelope<K>): boolean {
    return (this.plan.fog ?? []).some(({ fromMs, toMs, sides: [a, b], oneWay }) => {
      if (this.nowMs < fromMs || this.nowMs >= toMs) return false
      const { from, to } = envelope
      return (a.includes(from) && b.includes(to)) || (!oneWay && b.includes(from) && a.includes(to))
    })
  }

  /** True when the adversary took the coming delivery out of the sea's hands. */
  private askAdversary(next: Act<K> | undefined): boolean {
    if (this.config.sea === 'chance' || !this.plan.adversary || this.ended) return false
    for (let asked = 0; asked < LIMIT_OF_WHIMS && !this.ended; asked++) {
      const whim = this.plan.adversary(this.world, next)
      if (whim === undefined) return false
      if (whim === 'pass') return next?.type === 'deliver' && this.pass(next.envelope)
      if (!this.within(whim)) return false
      this.perform(whim, 'sea')
      if (next?.type === 'deliver' && !this.world.channel.some(e => e.id === next.envelope)) return true
    }
    return false
  }

  private pass(id: string): boolean {
    const envelope = this.world.channel.find(e => e.id === id)
    const passed = this.passes.get(id) ?? 0
    if (!envelope || passed >= this.plan.powers.patience) return false
    this.passes.set(id, passed + 1)
    this.queue.push(this.nowMs + PASS_MS, { type: 'deliver', envelope })
    return true
  }

  private within(act: Act<K>): boolean {
    const { powers } = this.plan
    const { spent } = this.world
    switch (act.type) {
      case 'drop':
        return spent.drop < powers.drop
      case 'duplicate':
        return spent.duplicate < powers.duplicate
      case 'crash': {
        const state = this.world.nodes[act.node]
        return state?.up === true && spent.crash < powers.crash && this.config.protocol.mortal?.(state.view) !== false
      }
      case 'fire': {
        if (this.earlyFires >= powers.fire || this.world.nodes[act.node]?.view.armed.includes(act.timer) !== true)
          return false
        this.earlyFires += 1
        return true
      }
      case 'deliver':
        return this.world.channel.some(e => e.id === act.envelope)
      default:
        return false
    }
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
    return flaws.length === 0 ? this.owed(node) : flawedMove(protocol, this.view(node), flaws, this.lastMove.get(node))
  }

  private move(node: NodeId, move: K['move'], by: 'person' | 'bot' | 'apprentice'): void {
    const view = this.view(node)
    const bookish = by !== 'person' && move === this.owed(node)
    const mistakes = bookish ? [] : this.mistakesOf(node, move)
    if (by === 'person') {
      this.apprentices.get(node)?.saw(this.routine(node, move), mistakes.length === 0)
      this.catchFrom(mistakes)
    }
    this.lastMove.set(node, move)
    this.perform({ type: 'move', node, move }, by, mistakes, view)
    this.askAdversary(undefined)
  }

  /** Bots run the same code as the people: a belief that only a whole group can hold is theirs from now on. */
  private catchFrom(mistakes: readonly K['rule'][]): void {
    for (const id of mistakes) {
      const rule = this.config.protocol.rules[id as K['rule']]
      if (rule.heldBy === 'all' && rule.misconception !== undefined && !this.caught.includes(id)) this.caught.push(id)
    }
  }

  private perform(act: Act<K>, by: Mover, mistakes: readonly K['rule'][] = [], view?: View<K>): void {
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
    }
    this.acts.push(record)
    if (act.type === 'crash') {
      for (const key of [...this.timers.keys()]) if (key.startsWith(`${act.node}/`)) this.timers.delete(key)
      this.queue.push(this.nowMs + this.plan.darkMs, { type: 'restart', node: act.node })
    }
    if (act.type === 'fire') this.timers.delete(timerKey(act.node, act.timer))
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
    if (progress.done < progress.of) return
    this.reachedAtMs = this.nowMs
    this.endsAtMs = Math.min(this.endsAtMs, this.candleMs + this.plan.epilogueMs)
  }

  /** Look after what an act set going: timers, boats, and whoever now has something to think about. */
  private look(stepped: Stepped<K>, act: number): void {
    const { node } = stepped
    if (node === undefined) return
    for (const effect of stepped.effects) this.setTimer(node, effect)
    for (const envelope of stepped.sent) {
      this.messages += 1
      this.sentBy.set(envelope.id, act)
      this.schedule(envelope, 'first')
    }
    this.thinkAbout(node)
  }

  private setTimer(node: NodeId, effect: Effect<K>): void {
    if (effect.type !== 'arm' && effect.type !== 'disarm') return
    const key = timerKey(node, effect.timer)
    this.timers.delete(key)
    if (effect.type === 'disarm') return
    const nth = (this.armings.get(key) ?? 0) + 1
    this.armings.set(key, nth)
    const span = effect.afterMs
    const afterMs =
      typeof span === 'number'
        ? span
        : dieBetween(this.config.seed, 'timer', `${this.config.night}/${key}/${nth}`, span[0], span[1])
    const setting: Timer = { setMs: this.candleMs, dueMs: this.candleMs + afterMs }
    this.timers.set(key, setting)
    this.candles.push(setting.dueMs, { type: 'fire', node, timer: effect.timer, setting })
  }

  private schedule(envelope: Envelope<K>, copy: 'first' | 'again'): void {
    const { weather, powers } = this.plan
    const { seed } = this.config
    const id = `${this.config.night}/${envelope.id}`
    let delayMs = dieBetween(
      seed,
      copy === 'first' ? 'delay' : 'delay again',
      id,
      weather.delayMs[0],
      weather.delayMs[1],
    )
    if (powers.order === 'fifo') {
      const link = `${envelope.from}>${envelope.to}`
      delayMs = Math.max(delayMs, (this.lastDue.get(link) ?? 0) - this.nowMs)
      this.lastDue.set(link, this.nowMs + delayMs)
    }
    if (copy === 'first') {
      if (weather.loss > 0 && this.world.spent.drop < powers.drop && die(seed, 'loss', id) < weather.loss) {
        this.queue.push(this.nowMs + delayMs * SINKS_AT, { type: 'lose', envelope })
        return
      }
      if (weather.duplication > 0 && die(seed, 'copy', id) < weather.duplication)
        this.queue.push(this.nowMs + delayMs / 2, { type: 'copy', envelope })
    }
    this.queue.push(this.nowMs + delayMs, { type: 'deliver', envelope })
  }

  private thinkAbout(node: NodeId): void {
    if (this.ended || this.thinking.has(node) || !this.isUp(node)) return
    const hand = this.hand(node)
    if (hand.by === 'person') {
      const move = this.owed(node)
      if (move === undefined || !this.apprentices.get(node)?.knows(this.routine(node, move))) return
      this.thinking.add(node)
      this.queue.push(this.nowMs + APPRENTICE_MS, { type: 'think', node })
      return
    }
    const script = this.scripts[node]
    if (script) {
      const wait = script.waitMs(this.nowMs, this.owed(node) !== undefined)
      if (wait === undefined) return
      this.thinking.add(node)
      this.queue.push(this.nowMs + wait, { type: 'think', node })
      return
    }
    if (this.owed(node) === undefined && this.caught.length === 0 && hand.flaw === undefined) return
    if (this.botMove(node, hand) === undefined) return
    const nth = (this.movesOf.get(node) ?? 0) + 1
    this.movesOf.set(node, nth)
    this.thinking.add(node)
    this.queue.push(
      this.nowMs + dieBetween(this.config.seed, 'think', `${this.config.night}/${node}/${nth}`, BOT_MS[0], BOT_MS[1]),
      { type: 'think', node },
    )
  }
}

export function drawDeal<K extends Kit>(plan: Night<K>, seed: string, night: number): Deal<K> {
  const deal = plan.deals[dieBetween(seed, 'deal', String(night), 0, plan.deals.length - 1)]
  if (!deal) throw new Error(`${plan.title} deals nothing`)
  return deal
}

function timerKey(node: NodeId, timer: string): string {
  return `${node}/${timer}`
}
