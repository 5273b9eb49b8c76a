/** Where things stand on a sea drawn small or large: islands in a row that winds up and down, boats by their own time. Pure. */
import type { GroupTile, SeaBoat, SeaSight } from '../../shared/wire/classroom.ts'
import { at, between, type Point } from '../board/geometry.ts'

export interface SeaFrame {
  readonly width: number
  readonly height: number
  /** Scale of an island; 1 is a tile of five. */
  readonly unit: number
  readonly places: Readonly<Record<string, Point>>
}

export interface SeaSize {
  readonly width: number
  readonly height: number
}

/** In the units of the drawing; the page scales it. */
export const TILE: SeaSize = { width: 284, height: 100 }
export const LARGE: SeaSize = { width: 380, height: 150 }
/** So many islands stand beside each other before they get smaller. */
const ABREAST = 5
const HIGH = 0.52
const LOW = 0.76
/** Open water at the left and at the right, so that beacons and names at the edge are whole. */
const MARGIN = 0.045
/** Where a lost boat goes down. */
const SINKS_AT = 0.7
/** Boats that meet keep to their own side. */
const BOW = 10
/** From the middle of an island to its shore. */
const SHORE = 26

export function seaFrame(nodes: readonly string[], { width, height }: SeaSize): SeaFrame {
  const count = Math.max(1, nodes.length)
  const unit = Math.min(1, ABREAST / count) * (width / TILE.width)
  const place = (i: number): Point =>
    at(width * (MARGIN + ((1 - 2 * MARGIN) * (i + 0.5)) / count), height * (i % 2 === 0 ? HIGH : LOW))
  return { width, height, unit, places: Object.fromEntries(nodes.map((node, i) => [node, place(i)])) }
}

/** Simulated time now, from what was told at `seenMs`. */
export function sightMs(sight: Pick<SeaSight, 'atMs' | 'rate'>, seenMs: number, nowMs: number): number {
  return sight.atMs + Math.max(0, nowMs - seenMs) * sight.rate
}

export interface Sailing {
  readonly place: Point
  readonly left: boolean
  /** 0: sails; 1: gone under. */
  readonly sunk: number
}

/** Null: it has not left yet, or is there. `step`: with reduced motion boats go by few steps. */
export function sailing(
  frame: SeaFrame,
  boat: SeaBoat,
  simMs: number,
  step: (share: number) => number,
): Sailing | null {
  const share = (simMs - boat.leftMs) / Math.max(1, boat.landsMs - boat.leftMs)
  const [from, to] = [frame.places[boat.from], frame.places[boat.to]]
  if (share < 0 || share > 1 || from === undefined || to === undefined) return null
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const shore = Math.min(0.4, (SHORE * frame.unit) / length)
  const way = step(boat.sinks ? Math.min(share, SINKS_AT) : share)
  const spot = between(from, to, shore + (1 - 2 * shore) * way)
  const bow = Math.sin(way * Math.PI) * BOW * frame.unit
  return {
    place: at(spot.x - (dy / length) * bow, spot.y + (dx / length) * bow),
    left: dx < 0,
    sunk: boat.sinks ? Math.max(0, (share - SINKS_AT) / (1 - SINKS_AT)) : 0,
  }
}

/** Between which neighbours each wall of fog stands: the places of its middle. */
export function fogWalls(frame: SeaFrame, { islands, fog }: Pick<SeaSight, 'islands' | 'fog'>): readonly number[] {
  const walls = fog.flatMap(side =>
    islands.slice(1).flatMap(({ node }, i) => {
      const before = islands[i]?.node ?? node
      if (side.includes(node) === side.includes(before)) return []
      return [((frame.places[node]?.x ?? 0) + (frame.places[before]?.x ?? 0)) / 2]
    }),
  )
  return [...new Set(walls)]
}

/** What a drawing shows, in words. */
export function seaWords({ islands, boats, fog }: SeaSight): string {
  const dark = islands.filter(island => !island.up).map(island => island.node)
  const marked = islands.filter(island => island.up && island.mark.word !== '')
  return [
    ...marked.map(island => `${island.node} ${island.mark.word}`),
    ...(dark.length > 0 ? [`dark: ${dark.join(', ')}`] : []),
    ...fog.map(side => `fog around ${side.join(', ')}`),
    `${boats.length} ${boats.length === 1 ? 'boat' : 'boats'} under way`,
  ].join('; ')
}

/** Its safety, its goal and what was claimed last, in words. */
export function tileWords(tile: GroupTile): string {
  return `Safety ${tile.safety}, goal ${tile.liveness}${tile.claim === null ? '' : `, ${tile.claim}`}`
}
