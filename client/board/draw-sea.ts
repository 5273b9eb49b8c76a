/** The water and everything that lies flat on it. */

import { homeRing, otherRing } from './draw-island.ts'
import { at, type Box, dice, distance, ellipse, type Path, pairs, push, quadratic, smooth, turn } from './geometry.ts'
import { type Layout, laneDots } from './layout.ts'
import { MEANING, SEA, THING } from './palette.ts'
import type { Pen } from './pen.ts'

export function drawSea(pen: Pen, layout: Layout, you: string): void {
  pen.rect(0, 0, layout.width, layout.height, SEA.water)
  drawGrid(pen, layout)
  const shores = [
    ...layout.others.map(o => ({ ring: otherRing(o.node), place: o.centre, s: o.scale })),
    { ring: homeRing(you), place: layout.home, s: layout.unit },
  ]
  // All of one depth before any of the next, so that shelves of neighbours flow together.
  for (const [depth, reach] of [78, 52, 28].entries()) {
    for (const { ring, place, s } of shores) {
      pen.to(place.x, place.y, s).poly(smooth(push(ring, reach, 0.75)), SEA.shelf[depth] ?? SEA.water)
    }
  }
  pen.to(layout.home.x, layout.home.y, layout.unit).poly(smooth(push(homeRing(you), 15, 0.75)), SEA.shelf[3])
  if (layout.others.length > 0) drawHorizon(pen, layout)
  drawCompass(pen, layout)
  if (!layout.compact) drawGulls(pen, layout)
}

function drawGrid(pen: Pen, layout: Layout): void {
  const step = layout.compact ? 78 : 124
  for (let x = (layout.home.x % step) - step; x < layout.width; x += step) {
    pen.line(x, 0, x, layout.height, 1, SEA.grid, 0.55)
  }
  for (let y = (layout.home.y % step) - step; y < layout.height; y += step) {
    pen.line(0, y, layout.width, y, 1, SEA.grid, 0.55)
  }
}

function drawHorizon(pen: Pen, layout: Layout): void {
  const horizon = ellipse(layout.home.x, layout.home.y - 12 * layout.unit, layout.horizonX, layout.horizonY, 96)
  pen.dots([...horizon, ...horizon.slice(0, 1)], layout.compact ? 8 : 11, layout.compact ? 0.9 : 1.1, MEANING.you, 0.8)
  for (const other of layout.others) {
    for (const dot of laneDots(other.lane)) pen.disc(dot.x, dot.y, layout.compact ? 0.9 : 1.15, SEA.lane)
  }
}

/** Where wavelets may lie: seeded, and not on an island. */
export function wavelets(layout: Layout): readonly { readonly x: number; readonly y: number; readonly size: number }[] {
  const roll = dice(`waves ${layout.others.length}`)
  const count = layout.compact ? 12 : Math.round((layout.free.w * layout.free.h) / 14000)
  return Array.from({ length: count }, () => ({
    x: layout.free.x + roll() * layout.free.w,
    y: layout.free.y + roll() * layout.free.h,
    size: (layout.compact ? 0.7 : 0.9) + roll() * 0.5,
  })).filter(
    p =>
      Math.hypot((p.x - layout.home.x) / 1.7, p.y - layout.home.y) > 130 * layout.unit &&
      layout.others.every(o => distance(p, o.centre) > 84 * o.scale),
  )
}

export const WAVELET_BOX: Box = { x: -13, y: -7, w: 26, h: 12 }

export function drawWavelet(pen: Pen): void {
  const half = (x: number, rise: number): Path => quadratic(at(x, 0), at(x + 5, rise), at(x + 10, 0), 8)
  pen.stroke([...half(-10, -6), ...half(0, 6)], 1.6, SEA.wavelet)
}

function drawCompass(pen: Pen, layout: Layout): void {
  if (layout.compact) return
  const rose = pen.to(layout.free.x + layout.free.w - 50, layout.free.y + layout.free.h - 46)
  rose.hoop(0, 0, 34, 1.5, SEA.wavelet, 0.8).hoop(0, 0, 26, 1, SEA.shelf[3], 0.8)
  for (let quarter = 0; quarter < 4; quarter++) {
    rose.poly(turn(pairs(0, -20, 4, -4, 0, 0, -4, -4), Math.PI / 4 + (quarter * Math.PI) / 2), SEA.shelf[3], 0.8)
  }
  for (let quarter = 0; quarter < 4; quarter++) {
    rose.poly(turn(pairs(0, -32, 5, -5, 0, 0), (quarter * Math.PI) / 2), SEA.wavelet, 0.8)
    rose.poly(turn(pairs(0, -32, -5, -5, 0, 0), (quarter * Math.PI) / 2), SEA.compass, 0.8)
  }
}

function drawGulls(pen: Pen, layout: Layout): void {
  for (const [x, y, s] of [
    [-183, -47, 1],
    [278, 6, 1.1],
    [298, 20, 0.9],
  ] as const) {
    const gull = pen.to(layout.home.x + x * layout.unit, layout.home.y + y * layout.unit, layout.unit * s)
    gull.stroke(quadratic(at(-8, 0), at(-3, -5), at(0, 2), 6), 2, THING.ivory, 0.8)
    gull.stroke(quadratic(at(0, 2), at(4, -5), at(8, 0), 6), 2, THING.ivory, 0.8)
  }
}
