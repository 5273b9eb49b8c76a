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
const ISLE = { w: 228, up: 160, down: 192 } as const
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
  return {
    width,
    height,
    free: { x: 0, y: 0, w: width, h: height },
    compact,
    unit,
    boat: compact ? 0.66 : 0.95,
    places: Object.fromEntries(
      ring(nodes.length).map((p, i) => [nodes[i] ?? '', at(middle.x + p.x * rx, middle.y + p.y * ry)]),
    ),
  }
}

/** Equal steps from the top, with the sun, then stretched so that they fill a square from -1 to 1. */
function ring(count: number): readonly Point[] {
  const turned = count % 2 === 0 ? 0.5 : 0
  const round = Array.from({ length: count }, (_, i) => {
    const angle = ((i + turned) / count) * 2 * Math.PI
    return at(Math.sin(angle), -Math.cos(angle))
  })
  const stretch = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return (value: number): number => (high - low < 0.01 ? 0 : ((value - low) / (high - low)) * 2 - 1)
  }
  const x = stretch(round.map(p => p.x))
  const y = stretch(round.map(p => p.y))
  return round.map(p => at(x(p.x), y(p.y)))
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
