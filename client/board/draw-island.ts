/** Islands: the own one in the light, the others in slate under mist. */

import { drawHut, drawPier, drawSlate, drawTower, drawTrees, drawVault } from './draw-buildings.ts'
import { at, type Box, closed, cubic, dice, grow, type Path, pairs, push, ring, shift, smooth } from './geometry.ts'
import { LAND, mix, SEA, SLATE, THING } from './palette.ts'
import { type Disc, type Pen, roundRect } from './pen.ts'

/** What the own island's drawing may cover, in island units: from the flame's rays to the foam. */
export const HOME_BOX: Box = { x: -204, y: -150, w: 412, h: 282 }

/** The own coast has bays for the pier and room for the buildings, so its corners are set and only then jittered. */
const HOME_COAST: Path = pairs(
  ...[-172, 8, -156, -36, -112, -50, -86, -86, -34, -100, 16, -90, 56, -104, 106, -88, 132, -58, 122, -34, 142, -20],
  ...[168, -6, 176, 28, 150, 58, 112, 68, 78, 90, 26, 100, -28, 95, -74, 101, -120, 80, -134, 50, -160, 44],
)

export function homeRing(node: string): Path {
  const roll = dice(`home ${node}`)
  return HOME_COAST.map(p => {
    const reach = 1 + (roll() * 2 - 1) * 0.025
    return at(p.x * reach, p.y * reach)
  })
}

export const otherRing = (node: string): Path => ring(`isle ${node}`, 66, 44, 0.14)

export interface HomeLook {
  readonly node: string
  readonly unsaved: boolean
  /** In the dark the same shapes stand in near-black, and the tower wears a cross. */
  readonly lit: boolean
}

/** Night takes most of a colour, and leaves enough to tell sand from wood. */
const dark = (colour: number): number => mix(mix(colour, 0x2a3a4c, 0.72), THING.dark, 0.55)

export function drawHome(bright: Pen, look: HomeLook): void {
  const pen = look.lit ? bright : bright.shaded(dark)
  const coast = homeRing(look.node)
  const foam = smooth(push(shift(coast, 0, 4), 9, 0.75))
  bright.dashed(closed(foam), 12, 8, 1.8, SEA.foam, look.lit ? 0.55 : 0.25)
  pen.poly(smooth(shift(coast, 0, 13)), LAND.cliff)
  pen.poly(smooth(coast), LAND.sand)
  const meadow = grow(coast, 0.9)
  pen.poly(smooth(shift(meadow, 0, -4)), LAND.low)
  const patch = (name: string, x: number, y: number, rx: number, ry: number, colour: number, alpha = 1): void => {
    pen.poly(smooth(shift(ring(name, rx, ry, 0.1, 10), x, y)), colour, alpha)
  }
  patch('wood', 74, -43, 58, 34, LAND.wood, 0.7)
  patch('hill', -25, -24, 77, 37, LAND.hill)
  patch('top', -35, -33, 44, 20, LAND.top)
  patch('grove', -114, 9, 37, 22, LAND.wood, 0.65)
  patch('yard', 121, 17, 23, 16, LAND.hill)
  patch('south', -18, 64, 66, 15, LAND.hill, 0.55)
  drawPaths(pen)
  drawTrees(pen)
  drawPier(pen)
  drawHut(pen, look.lit)
  drawVault(pen)
  drawSlate(pen, look.unsaved && look.lit)
  drawTower(pen, look.lit)
  if (!look.lit) drawCross(bright)
}

function drawPaths(pen: Pen): void {
  const walks: readonly Path[] = [
    [
      ...cubic(at(-12, -10), at(0, 12), at(14, 22), at(22, 26)),
      ...cubic(at(22, 26), at(40, 40), at(14, 44), at(-10, 52)),
    ],
    cubic(at(24, 28), at(68, 36), at(100, 6), at(128, -24)),
    cubic(at(-14, -8), at(-36, 4), at(-52, 14), at(-62, 22)),
  ]
  for (const walk of walks) pen.stroke(walk, 6, LAND.sand, 0.9)
}

/** The crash sign: a cross over the tower, told by shape as well as by the dark. */
function drawCross(pen: Pen): void {
  for (const [width, colour] of [
    [9, THING.dark],
    [5, 0xff7f50],
  ] as const) {
    pen.line(-52, -88, 4, -32, width, colour).line(4, -88, -52, -32, width, colour)
  }
}

export function drawOther(pen: Pen, node: string): void {
  const coast = otherRing(node)
  pen.dashed(closed(smooth(push(coast, 9, 0.75))), 9, 7, 1.6, SEA.foam, 0.22)
  pen.poly(smooth(shift(coast, 0, 8)), SLATE.cliff)
  pen.poly(smooth(coast), SLATE.sand)
  pen.poly(smooth(shift(grow(coast, 0.9), 0, -3)), SLATE.low)
  pen.poly(smooth(shift(grow(coast, 0.6), -2, -6)), SLATE.hill)
  pen.poly(smooth(shift(grow(coast, 0.3), -6, -9)), SLATE.top)
  drawOtherTower(pen.to(-7, -4))
  drawMist(pen, node)
}

function drawOtherTower(pen: Pen): void {
  pen.oval(0, 0.9, 17.5, 5.5, THING.stoneDark).oval(0, -0.9, 14.7, 4.2, THING.stone)
  pen.poly(pairs(-12, 0, 12, 0, 8.3, -47.8, -8.3, -47.8), SLATE.tower)
  pen.poly(pairs(3, 0, 12, 0, 8.3, -47.8, 2, -47.8), SLATE.towerShade)
  pen.poly(pairs(-11.2, -9.6, 11.2, -9.6, 10.4, -20.1, -10.4, -20.1), SLATE.band)
  pen.poly(pairs(-9.6, -30.6, 9.6, -30.6, 8.8, -41.1, -8.8, -41.1), SLATE.band)
  pen.poly(roundRect(-12, -51.1, 24, 3.7, 1.1), THING.iron)
  pen.rect(-6.4, -60.7, 12.9, 9.7, SLATE.room).rect(-0.9, -60.7, 1.8, 9.7, SLATE.bar)
  pen.poly(
    [
      ...cubic(at(-8.7, -60.3), at(-7.6, -66), at(-3, -69), at(0, -69)),
      ...cubic(at(0, -69), at(3, -69), at(7.6, -66), at(8.7, -60.3)),
    ],
    THING.iron,
  )
  pen.disc(0, -70, 1.8, THING.iron)
}

/** Three flat-bottomed banks, each in front of the last: the tower's top stays visible. */
function drawMist(pen: Pen, node: string): void {
  const roll = dice(`mist ${node}`)
  const banks = [
    { x: 3, y: 8, w: 108, size: 22, alpha: 0.55, count: 6, thick: 15 },
    { x: -11, y: 20, w: 118, size: 16.5, alpha: 0.74, count: 8, thick: 12 },
    { x: 14, y: 31, w: 95, size: 11, alpha: 0.94, count: 7, thick: 8 },
  ] as const
  for (const [i, bank] of banks.entries()) {
    const discs = Array.from({ length: bank.count }, (_, k): Disc => {
      const share = k / (bank.count - 1)
      // Higher in the middle than at the ends, so that a bank reads as one cloud.
      const swell = 1 + 0.32 * Math.sin(share * Math.PI) + (roll() - 0.5) * 0.24
      const r = bank.size * swell
      const x = bank.x + (share - 0.5) * (bank.w - 2 * bank.size) + (roll() - 0.5) * 4
      return [x, bank.y - bank.thick * 0.6 - r * 0.45, r * 0.92]
    })
    const base = { x: bank.x - bank.w / 2, y: bank.y - bank.thick, w: bank.w, h: bank.thick }
    pen.cloud(discs, SLATE.mist[i] ?? SLATE.mist[0], bank.alpha, base)
  }
}
