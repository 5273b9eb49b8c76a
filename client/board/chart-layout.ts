/** Where islands and boats are on the chart: all islands in a ring, none in the middle. Pure. */
import { along, at, type Box, between, clamp, distance, type Point, quadratic } from './geometry.ts'

export interface ChartLayout {
  readonly width: number
  readonly height: number
  readonly free: Box
  readonly compact: boolean
  /** Scale of the islands. */
  readonly unit: number
  readonly boat: number
  readonly places: Readonly<Record<string, Point>>
}

/** Half of an island with its shelf, in island units; the plate hangs below it, the tower stands above. */
const ISLE = { w: 190, up: 150, down: 170 } as const
const SHORE = 190
/** Boats that meet keep to the right. */
const BOW = 0.1

export function chartLayout(width: number, height: number, nodes: readonly string[]): ChartLayout {
  const compact = width < 560
  const crowd = nodes.length <= 5 ? 1 : 0.84
  const unit = clamp(Math.min(width / 1500, height / 920), 0.2, 0.6) * crowd
  const middle = at(width / 2, height / 2 + (ISLE.up - ISLE.down) * 0.5 * unit)
  const rx = width / 2 - ISLE.w * unit
  const ry = height / 2 - ((ISLE.up + ISLE.down) / 2) * unit
  const angle = (index: number): number => ((index + (nodes.length % 2 === 0 ? 0.5 : 0)) / nodes.length) * 2 * Math.PI
  return {
    width,
    height,
    free: { x: 0, y: 0, w: width, h: height },
    compact,
    unit,
    boat: compact ? 0.66 : 0.95,
    places: Object.fromEntries(
      nodes.map((node, i) => [node, at(middle.x + Math.sin(angle(i)) * rx, middle.y - Math.cos(angle(i)) * ry)]),
    ),
  }
}

/** Where a boat is after `share` of its way from shore to shore, and whether it heads left. */
export function boatAt(
  { places, unit }: ChartLayout,
  from: string,
  to: string,
  share: number,
): { readonly place: Point; readonly left: boolean } {
  const [a, b] = [places[from] ?? at(0, 0), places[to] ?? at(0, 0)]
  const shore = Math.min(0.4, (SHORE * unit) / Math.max(1, distance(a, b)))
  const half = between(a, b, 0.5)
  const lane = quadratic(a, at(half.x - (b.y - a.y) * BOW * 2, half.y + (b.x - a.x) * BOW * 2), b)
  return { place: along(lane, shore + (1 - 2 * shore) * share), left: b.x < a.x }
}
