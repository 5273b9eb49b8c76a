/** Where everything stands, for a canvas, its insets and a list of nodes. Pure. */
import {
  along,
  at,
  type Box,
  between,
  clamp,
  distance,
  lerp,
  type Path,
  type Point,
  quadratic,
  spaced,
} from './geometry.ts'
import type { Insets } from './model.ts'

export interface OtherPlace {
  readonly node: string
  readonly centre: Point
  readonly scale: number
  /** From the own shore to that island's shore. */
  readonly lane: Path
  /** The share of the lane at which a boat passes the horizon. */
  readonly horizon: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly free: Box
  /** Phone: short plates, no words that the panels say as well. */
  readonly compact: boolean
  /** Scale of the own island. */
  readonly unit: number
  readonly boat: number
  readonly home: Point
  readonly lamp: Point
  readonly horizonX: number
  readonly horizonY: number
  readonly others: readonly OtherPlace[]
  readonly slots: readonly Point[]
  readonly storm: Point
}

/** Where the lamp stands on the own island, in island units. */
export const LAMP: Point = at(-24, -107)

/** Berths round the own island in island units, the one beside the pier first. */
const BERTHS: readonly Point[] = [
  at(206, -46),
  at(-134, -132),
  at(66, -141),
  at(-226, -64),
  at(-246, 44),
  at(222, 60),
  at(-186, 128),
  at(176, 136),
]

/** On a phone boats are large beside the island, so they lie further out. */
const COMPACT_BERTHS: readonly Point[] = [
  at(250, 34),
  at(-158, -124),
  at(52, -138),
  at(-240, -52),
  at(-270, 50),
  at(214, -66),
  at(-230, 128),
  at(262, 128),
]

/** How far along the arc above the home island the others begin, from the horizontal. */
const startAngle = (count: number): number => (count <= 1 ? 90 : count === 2 ? 44 : count <= 4 ? 25 : 19)

export function layOut(width: number, height: number, insets: Insets, others: readonly string[]): Layout {
  const free: Box = {
    x: insets.left,
    y: insets.top,
    w: Math.max(160, width - insets.left - insets.right),
    h: Math.max(120, height - insets.top - insets.bottom),
  }
  const compact = free.w < 520 || free.h < 420
  const unit = clamp(Math.min(Math.sqrt((free.w / 712) * (free.h / 702)), free.w / 620, free.h / 520), 0.36, 1.3)
  // Two letters on a flag need 16 px; on a phone the shape alone has to do.
  const boat = compact ? clamp(unit, 0.66, 0.9) : clamp(unit, 0.95, 1.15)
  const home = at(free.x + free.w / 2, free.y + free.h - (compact ? 66 / 0.46 : 186) * unit)
  const horizonX = Math.min(286 * unit, free.w / 2 - 6)
  const horizonY = Math.min(204 * unit, home.y - free.y - 60 * unit)
  const crowd = others.length <= 4 ? 1 : others.length === 5 ? 0.88 : 0.78
  const scale = clamp(unit * (compact ? 1.22 : 1), 0.42, 1.15) * crowd
  const rx = free.w / 2 - 66 * scale - (compact ? 4 : 0)
  const top = free.y + 84 * scale + (compact ? 4 : 12)
  const ry = Math.max(60 * unit, home.y - top)
  const places = spread(others.length, home, rx, ry).map((centre, i): OtherPlace => {
    const lane = laneTo(home, centre, unit, scale, i)
    return { node: others[i] ?? '', centre, scale, lane, horizon: crossing(lane, home, horizonX, horizonY) }
  })
  return {
    width,
    height,
    free,
    compact,
    unit,
    boat,
    home,
    lamp: at(home.x + LAMP.x * unit, home.y + LAMP.y * unit),
    horizonX,
    horizonY,
    others: places,
    slots: (compact ? COMPACT_BERTHS : BERTHS).map(p =>
      keepIn(at(home.x + p.x * unit, home.y + p.y * unit), free, boat),
    ),
    storm: stormPlace(places, home, free, unit, compact),
  }
}

/** Equal steps along a superellipse over the home island: fuller at the shoulders than an ellipse. */
function spread(count: number, home: Point, rx: number, ry: number): readonly Point[] {
  const start = (startAngle(count) * Math.PI) / 180
  const bend = (value: number): number => Math.sign(value) * Math.abs(value) ** 0.8
  const curve = Array.from({ length: 61 }, (_, i) => {
    const angle = Math.PI - start - ((Math.PI - 2 * start) * i) / 60
    return at(home.x + rx * bend(Math.cos(angle)), home.y - ry * bend(Math.sin(angle)))
  })
  if (count === 1) return [at(home.x, home.y - ry)]
  return Array.from({ length: count }, (_, i) => along(curve, i / (count - 1)))
}

function laneTo(home: Point, other: Point, unit: number, scale: number, i: number): Path {
  const away = Math.atan2((other.y - home.y) * 1.5, other.x - home.x)
  const from = at(home.x + Math.cos(away) * 186 * unit, home.y + Math.sin(away) * 122 * unit)
  const far = distance(from, other) || 1
  const to = between(from, other, Math.max(0.2, 1 - (62 * scale) / far))
  const middle = between(from, to, 0.5)
  const bow = (i % 2 === 0 ? 1 : -1) * 0.07
  return quadratic(from, at(middle.x - (to.y - from.y) * bow, middle.y + (to.x - from.x) * bow), to)
}

function crossing(lane: Path, home: Point, rx: number, ry: number): number {
  for (let share = 0; share <= 1; share += 0.02) {
    const p = along(lane, share)
    if (Math.hypot((p.x - home.x) / rx, (p.y - home.y) / ry) >= 1) return share
  }
  return 1
}

/** Between two lanes right of the middle, so that boats and the words above it keep out of each other's way. */
function stormPlace(places: readonly OtherPlace[], home: Point, free: Box, unit: number, compact: boolean): Point {
  const [last, next] = [places.at(-1), places.at(-2)]
  if (compact && last !== undefined && next !== undefined)
    return between(home, between(last.centre, next.centre, 0.5), places.length === 2 ? 1.5 : 1)
  const host = places[Math.floor(places.length * 0.6)]
  if (host === undefined) return at(free.x + free.w * 0.72, free.y + 90 * unit)
  const beside = places[Math.floor(places.length * 0.6) + 1] ?? host
  const onLane = (place: OtherPlace): Point => along(place.lane, lerp(place.horizon, 1, 0.38))
  const p = between(onLane(host), onLane(beside), 0.34)
  return at(clamp(p.x, free.x + 70 * unit, free.x + free.w - 70 * unit), p.y)
}

/** A boat with its flag needs this much room round its hull. */
function keepIn(p: Point, free: Box, boat: number): Point {
  return at(
    clamp(p.x, free.x + 30 * boat, free.x + free.w - 68 * boat),
    clamp(p.y, free.y + 50 * boat, free.y + free.h - 18 * boat),
  )
}

/**
 * Which berth each docked card lies at. A boat stays where it landed; a new one takes a free berth near where it came
 * from, rather one of the first: they lie clear of the plates.
 */
export function berth(
  layout: Layout,
  taken: ReadonlyMap<number, number>,
  cards: readonly { readonly card: number; readonly from: string }[],
): ReadonlyMap<number, number> {
  const result = new Map(cards.flatMap(({ card }) => (taken.has(card) ? [[card, taken.get(card) ?? 0] as const] : [])))
  for (const { card, from } of cards) {
    if (result.has(card)) continue
    const used = new Set(result.values())
    const origin = layout.others.find(o => o.node === from)?.centre ?? layout.home
    const open = layout.slots
      .map((place, slot) => ({ slot, far: distance(place, origin) + slot * 30 * layout.unit }))
      .filter(s => !used.has(s.slot))
    const best = open.reduce((a, b) => (b.far < a.far ? b : a), {
      slot: result.size % layout.slots.length,
      far: Infinity,
    })
    result.set(card, best.slot)
  }
  return result
}

/** Sails round the island, not across it: the angle and the distance change together. */
export function roundPath(layout: Layout, from: Point, to: Point): Path {
  const polar = (p: Point): { readonly angle: number; readonly far: number } => {
    const [x, y] = [(p.x - layout.home.x) / layout.horizonX, (p.y - layout.home.y) / layout.horizonY]
    return { angle: Math.atan2(y, x), far: Math.hypot(x, y) }
  }
  const [a, b] = [polar(from), polar(to)]
  const swing = Math.atan2(Math.sin(b.angle - a.angle), Math.cos(b.angle - a.angle))
  return Array.from({ length: 25 }, (_, i) => {
    const t = i / 24
    const [angle, far] = [a.angle + swing * t, a.far + (b.far - a.far) * t]
    return at(
      layout.home.x + Math.cos(angle) * far * layout.horizonX,
      layout.home.y + Math.sin(angle) * far * layout.horizonY,
    )
  })
}

/** The dots of a lane that can be seen. */
export const laneDots = (lane: Path): Path => spaced(lane, 10)
