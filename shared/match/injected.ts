/** The faults that were injected into a night, by hand or by a level's script, and what of them is still in force. */
import type { Fault } from '../kernel/fault.ts'
import type { LocalClock, Weather } from '../kernel/level.ts'
import type { NodeId } from '../kernel/protocol.ts'
import type { Spent } from '../kernel/world.ts'

export interface Injection {
  readonly fault: Fault
  readonly atMs: number
  /** So many acts had happened before it. */
  readonly act: number
  readonly why: string
}

/** Of loss, delay and duplication the last word counts; walls of fog add up. */
interface Channel {
  readonly loss?: number
  readonly delay?: number
  readonly duplicate?: number
  readonly walls: readonly (readonly NodeId[])[]
}

const CALM: Channel = { walls: [] }

export class Injected {
  readonly all: Injection[] = []
  channel: Channel = CALM
  /** What was spent on injected faults, and by an instructor's weather: the night's own powers pay for none of it. */
  private readonly paid = { drop: 0, duplicate: 0, crash: 0 }

  note(injection: Injection): void {
    this.all.push(injection)
    this.channel = changed(this.channel, injection.fault)
  }

  /** In the channel, as they stand now. */
  get inForce(): readonly Fault[] {
    const { loss, delay, duplicate, walls } = this.channel
    return [
      ...(loss === undefined ? [] : [{ type: 'loss' as const, share: loss }]),
      ...(delay === undefined ? [] : [{ type: 'delay' as const, factor: delay }]),
      ...(duplicate === undefined ? [] : [{ type: 'duplicate' as const, share: duplicate }]),
      ...walls.map(side => ({ type: 'partition' as const, side })),
    ]
  }

  over(own: Weather): Weather {
    const { loss = own.loss, duplicate = own.duplication } = this.channel
    return { ...own, loss, duplication: duplicate }
  }

  parts(from: NodeId, to: NodeId): boolean {
    return this.channel.walls.some(side => side.includes(from) !== side.includes(to))
  }

  /** How far the node's clock has jumped in all, after so many acts. */
  skewMs(node: NodeId, acts = Number.POSITIVE_INFINITY): number {
    let sum = 0
    for (const { fault, act } of this.all)
      if (fault.type === 'skew' && fault.node === node && act <= acts) sum += fault.byMs
    return sum
  }

  clock(node: NodeId, own: LocalClock, acts?: number): LocalClock {
    return { ...own, showsMs: own.showsMs + this.skewMs(node, acts) }
  }

  pay(what: 'drop' | 'duplicate' | 'crash'): void {
    this.paid[what] += 1
  }

  get paidNothing(): boolean {
    return this.paid.drop + this.paid.duplicate + this.paid.crash === 0
  }

  /** What the sea itself has spent. */
  ownOf(spent: Spent): Spent {
    const { drop, duplicate, crash } = this.paid
    return { ...spent, drop: spent.drop - drop, duplicate: spent.duplicate - duplicate, crash: spent.crash - crash }
  }
}

function changed(channel: Channel, fault: Fault): Channel {
  switch (fault.type) {
    case 'loss':
      return { ...channel, loss: fault.share }
    case 'delay':
      return { ...channel, delay: fault.factor }
    case 'duplicate':
      return { ...channel, duplicate: fault.share }
    case 'partition':
      return { ...channel, walls: [...channel.walls, fault.side] }
    case 'calm':
      return CALM
    default:
      return channel
  }
}
