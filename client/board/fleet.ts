/** The boats: those that wait at a berth, and those that sail once. */
import type Phaser from 'phaser'
import type { Flag } from '../../shared/kernel/present.ts'
import { type Boat, BoatYard } from './boat-yard.ts'
import { along, type Path, type Point, part } from './geometry.ts'
import { berth, type Layout, roundPath } from './layout.ts'
import type { DockedBoat } from './model.ts'
import { ease, type Motions, span } from './motion.ts'

const DOCK_MS = 600
const LEAVE_MS = 1500

interface Docked extends Boat {
  readonly docked: DockedBoat
}

export class Fleet {
  private readonly motions: Motions
  private readonly yard: BoatYard
  private layout: Layout
  private boats = new Map<number, Docked>()
  private berths: ReadonlyMap<number, number> = new Map()
  private arriving = new Set<number>()

  constructor(scene: Phaser.Scene, motions: Motions, layout: Layout, density: number, depth: number) {
    this.motions = motions
    this.layout = layout
    this.yard = new BoatYard(scene, density, depth, layout.boat)
  }

  show(cards: readonly DockedBoat[], now: number): void {
    // A boat may be told to arrive before its card is in the model: its berth is taken all the same.
    const early = [...this.boats.values()].map(b => b.docked).filter(d => this.arriving.has(d.card))
    this.allot([...cards, ...early.filter(d => !cards.some(c => c.card === d.card))])
    const wanted = new Set(cards.map(c => c.card))
    for (const [card, boat] of this.boats) if (!wanted.has(card) && !this.arriving.has(card)) this.drop(card, boat, now)
    for (const docked of cards) {
      const known = this.boats.get(docked.card)
      if (known !== undefined && sameFlag(known.docked.flag, docked.flag)) continue
      known?.whole.destroy()
      this.moor(docked)
    }
  }

  /** Where a docked card's boat lies, or will when it has arrived. */
  place(card: number): Point | undefined {
    const slot = this.berths.get(card)
    return slot === undefined ? undefined : this.layout.slots[slot]
  }

  /** The card whose boat is under the pointer. A finger needs more room than the hull has. */
  cardAt(p: Point): number | undefined {
    const s = this.layout.boat
    for (const [card] of this.boats) {
      const place = this.place(card)
      if (place === undefined) continue
      const [dx, dy] = [(p.x - place.x) / s, (p.y - place.y) / s]
      if (dx > -34 && dx < 66 && dy > -50 && dy < 24) return card
    }
    return undefined
  }

  arrive(from: string, docked: DockedBoat, now: number): void {
    this.allot([...[...this.boats.values()].map(b => b.docked), docked])
    const boat = this.boats.get(docked.card) ?? this.moor(docked)
    const place = this.place(docked.card)
    const lane = this.layout.others.find(o => o.node === from)
    if (place === undefined || lane === undefined) return
    this.arriving.add(docked.card)
    const path = roundPath(this.layout, along(lane.lane, lane.horizon), place)
    this.motions.add(
      {
        ms: DOCK_MS,
        sail: true,
        step: t => {
          this.sail(boat, path, ease(t), t < 1)
          boat.whole.setAlpha(span(t, 0, 0.2))
        },
        done: () => {
          this.arriving.delete(docked.card)
          this.settle(boat, place)
        },
      },
      now,
    )
  }

  /** To the horizon under sail, then a ghost, then gone: beyond it nothing is known. */
  leave(to: string, flag: Flag, now: number): void {
    const lane = this.layout.others.find(o => o.node === to)
    if (lane === undefined) return
    const boat = this.yard.build(flag)
    const ghost = this.yard.ghost().setAlpha(0)
    const inside = part(lane.lane, 0, lane.horizon, 16)
    const beyond = part(lane.lane, lane.horizon, lane.horizon + (1 - lane.horizon) * 0.7, 8)
    this.motions.add(
      {
        ms: LEAVE_MS,
        sail: true,
        step: t => {
          this.sail(boat, inside, span(t, 0, 0.55), t < 0.55)
          boat.whole.setAlpha(Math.min(span(t, 0, 0.08), 1 - span(t, 0.5, 0.58)))
          const p = along(beyond, span(t, 0.52, 1))
          ghost.setPosition(p.x, p.y).setAlpha(Math.min(span(t, 0.5, 0.56), 1 - span(t, 0.82, 1)))
        },
        done: () => {
          boat.whole.destroy()
          ghost.destroy()
        },
      },
      now,
    )
  }

  relayout(layout: Layout): void {
    this.layout = layout
    for (const boat of this.boats.values()) boat.whole.destroy()
    this.yard.rescale(layout.boat)
    const cards = [...this.boats.values()].map(b => b.docked)
    this.boats.clear()
    for (const docked of cards) this.moor(docked)
  }

  private allot(cards: readonly DockedBoat[]): void {
    this.berths = berth(this.layout, this.berths, cards)
  }

  private moor(docked: DockedBoat): Docked {
    const boat: Docked = { ...this.yard.build(docked.flag), docked }
    this.boats.set(docked.card, boat)
    this.settle(boat, this.place(docked.card) ?? this.layout.home)
    return boat
  }

  private settle(boat: Boat, place: Point): void {
    boat.whole.setPosition(Math.round(place.x), Math.round(place.y)).setAlpha(1)
    boat.flag.setRotation(0)
    // The bow looks at the island.
    this.yard.face(boat, place.x > this.layout.home.x, false)
  }

  private drop(card: number, boat: Boat, now: number): void {
    this.boats.delete(card)
    this.motions.add({ ms: 150, step: t => boat.whole.setAlpha(1 - t), done: () => boat.whole.destroy() }, now)
  }

  private sail(boat: Boat, path: Path, share: number, moving: boolean): void {
    const p = along(path, share)
    const ahead = along(path, Math.min(1, share + 0.05))
    const still = this.motions.reduced || !moving
    const swing = Math.sin(share * Math.PI * 6)
    boat.whole.setPosition(p.x, p.y + (still ? 0 : swing * 2))
    boat.flag.setRotation(still ? 0 : swing * 0.07)
    if (Math.abs(ahead.x - p.x) > 0.01) this.yard.face(boat, ahead.x < p.x, moving)
  }
}

const sameFlag = (a: Flag, b: Flag): boolean =>
  a.shape === b.shape && a.hollow === b.hollow && a.tone === b.tone && a.code === b.code
