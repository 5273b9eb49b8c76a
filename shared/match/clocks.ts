/**
 * The two clocks of a night. Boats sail and bots think in simulated time. Timers, ships and the night's own length keep
 * candle time, which stands still while the candles are held: while somebody thinks, boats sail on and timers do not. The
 * network is asynchronous, so this is only one more possible delay, and nothing false is shown.
 */
import type { NodeId } from '../kernel/protocol.ts'
import { type Due, DueQueue } from './queue.ts'

/** When a timer was set and when it rings, in milliseconds. */
export interface Timer {
  readonly setMs: number
  readonly dueMs: number
}

const NEVER = Number.POSITIVE_INFINITY

export class Clocks<T> {
  nowMs = 0
  private readonly boats = new DueQueue<T>()
  private readonly candles = new DueQueue<T>()
  private readonly timers = new Map<string, Timer>()
  private readonly settings = new Map<string, number>()
  private heldMs = 0
  private heldSinceMs: number | undefined

  get held(): boolean {
    return this.heldSinceMs !== undefined
  }

  get candleMs(): number {
    return (this.heldSinceMs ?? this.nowMs) - this.heldMs
  }

  /** Due so long from now, in simulated time. */
  boat(afterMs: number, what: T): void {
    this.boats.push(this.nowMs + afterMs, what)
  }

  /** Due so long from now, in candle time. */
  candle(afterMs: number, what: T): void {
    this.candles.push(this.candleMs + afterMs, what)
  }

  /** All that is due in simulated time, in no order. */
  boatsDue(): readonly Due<T>[] {
    return this.boats.all
  }

  hold(held: boolean): void {
    if (held === this.held) return
    if (this.heldSinceMs === undefined) this.heldSinceMs = this.nowMs
    else {
      this.heldMs += this.nowMs - this.heldSinceMs
      this.heldSinceMs = undefined
    }
  }

  sailTo(atMs: number): void {
    this.nowMs = Math.max(this.nowMs, atMs)
  }

  /** When the next thing is due, in simulated time, if everything ends at `endMs` of candle time. Infinity while only held candles are left. */
  dueMs(endMs: number): number {
    const boats = this.boats.peek()?.dueMs ?? NEVER
    const candles = Math.min(this.candles.peek()?.dueMs ?? NEVER, endMs)
    // What had burnt down before the candles were held is due all the same: of five ships at one hour all five land.
    return this.held && candles > this.candleMs ? boats : Math.min(boats, candles + this.heldMs)
  }

  /** Goes on to what is due next and hands it out; undefined: the end came first, or nothing is due. */
  next(endMs: number): T | undefined {
    const dueMs = this.dueMs(endMs)
    if (!Number.isFinite(dueMs)) return undefined
    this.sailTo(dueMs)
    const boat = this.boats.peek()
    if (boat && boat.dueMs <= dueMs) return this.boats.pop()?.what
    return endMs <= (this.candles.peek()?.dueMs ?? NEVER) ? undefined : this.candles.pop()?.what
  }

  /** Sets a timer anew; `what` is made from the setting, so that a ring can be told from one of an earlier setting. */
  setTimer(node: NodeId, timer: string, afterMs: number, what: (setting: Timer) => T): void {
    const setting: Timer = { setMs: this.candleMs, dueMs: this.candleMs + afterMs }
    this.timers.set(timerKey(node, timer), setting)
    this.candles.push(setting.dueMs, what(setting))
  }

  /** How often this timer has been set, this time included: the name of its next throw. */
  nthSetting(node: NodeId, timer: string): number {
    const key = timerKey(node, timer)
    const nth = (this.settings.get(key) ?? 0) + 1
    this.settings.set(key, nth)
    return nth
  }

  clearTimer(node: NodeId, timer: string): void {
    this.timers.delete(timerKey(node, timer))
  }

  clearTimers(node: NodeId): void {
    for (const key of [...this.timers.keys()]) if (key.startsWith(timerKey(node, ''))) this.timers.delete(key)
  }

  isSetTo(node: NodeId, timer: string, setting: Timer): boolean {
    return this.timers.get(timerKey(node, timer)) === setting
  }

  /** The nodes where this timer is running. */
  running(timer: string): readonly NodeId[] {
    const tail = timerKey('', timer)
    return [...this.timers.keys()].flatMap(key => (key.endsWith(tail) ? [key.slice(0, -tail.length)] : []))
  }

  /** A timer's setting in simulated time, as it stands now. */
  timer(node: NodeId, timer: string): Timer | undefined {
    const setting = this.timers.get(timerKey(node, timer))
    const shiftMs = this.nowMs - this.candleMs
    return setting && { setMs: setting.setMs + shiftMs, dueMs: setting.dueMs + shiftMs }
  }
}

function timerKey(node: NodeId, timer: string): string {
  return `${node}/${timer}`
}
