/** What stands on the own island, in island units, after the mock-up's measures. */
import { at, cubic, type Path, pairs } from './geometry.ts'
import { LAND, MEANING, THING } from './palette.ts'
import { type Pen, roundRect } from './pen.ts'

export function drawTower(pen: Pen, lit: boolean): void {
  const tower = pen.to(-24, 0)
  tower.oval(0, -14.5, 28.5, 9, THING.stoneDark).oval(0, -17.5, 24, 6.9, THING.stone)
  tower.poly(pairs(-19.5, -16, 19.5, -16, 13.5, -94, -13.5, -94), THING.ivory)
  tower.poly(pairs(-18.3, -31.6, 18.3, -31.6, 17, -48.8, -17, -48.8), THING.band)
  tower.poly(pairs(-15.7, -65.9, 15.7, -65.9, 14.3, -83.1, -14.3, -83.1), THING.band)
  // The shaded quarter lies over the bands too, or they would look pasted on.
  tower.poly(pairs(4.9, -16, 19.5, -16, 13.5, -94, 3.4, -94), THING.ivoryShade, 0.35)
  tower.poly(pairs(4.9, -16, 19.5, -16, 13.5, -94, 3.4, -94), THING.dark, 0.16)
  tower.poly([at(-4.5, -16), at(-4.5, -26.5), ...dome(0, -26.5, 4.5, 4.5), at(4.5, -26.5), at(4.5, -16)], THING.door)
  tower.poly(roundRect(-19.5, -99.2, 39, 6, 1.8), THING.iron)
  const glass = lit ? THING.lamp : THING.lampDead
  tower.rect(-10.5, -115, 21, 15.8, glass)
  if (lit) tower.rect(-1.5, -115, 3, 15.8, THING.lampBar)
  else tower.stroke(pairs(-6, -115, -1, -109, -4, -106, 3, -100), 1.8, THING.ivory)
  tower.poly([at(-14.2, -114.2), ...dome(0, -114.2, 14.2, 14.3), at(14.3, -114.2)], THING.iron)
  tower.disc(0, -130, 3, THING.iron)
}

function dome(x: number, y: number, rx: number, ry: number): Path {
  return [
    ...cubic(at(x - rx, y), at(x - rx * 0.85, y - ry * 0.7), at(x - rx * 0.4, y - ry), at(x, y - ry)),
    ...cubic(at(x, y - ry), at(x + rx * 0.4, y - ry), at(x + rx * 0.85, y - ry * 0.7), at(x + rx, y)),
  ]
}

/** The disk: stone, because it outlives a crash. */
export function drawVault(pen: Pen): void {
  pen.rect(22, -20, 52, 34, 0x93a4b4).rect(58, -20, 16, 34, 0x74879a)
  pen.poly(pairs(16, -20, 48, -38, 80, -20), 0xcbd6e0)
  pen.poly(pairs(48, -38, 80, -20, 60, -20), 0xb4c2ce)
  pen.rect(16, -22, 64, 5, 0xa9b8c6).rect(19, 12, 58, 5, 0xa9b8c6)
  pen.disc(48, -2, 12.7, 0xcbd6e0).disc(48, -2, 10.3, 0x34495e)
  pen.line(41, -2, 55, -2, 2, 0xcbd6e0).line(48, -9, 48, 5, 2, 0xcbd6e0).disc(48, -2, 3, 0xcbd6e0)
}

/** The memory: chalk, because a crash wipes it. Unsaved chalk is framed. */
export function drawSlate(pen: Pen, unsaved: boolean): void {
  pen.line(-89, 24, -83, -16, 3.4, THING.wood).line(-59, 24, -65, -16, 3.4, THING.wood)
  pen.rect(-96.5, -15.5, 45, 30, unsaved ? MEANING.wait : THING.wood).rect(-93.5, -12.5, 39, 24, THING.slate)
  pen.dashed(pairs(-88, -5, -68, -5), 4, 3, 2.2, THING.ivory).dashed(pairs(-88, 3, -75, 3), 4, 3, 2.2, THING.ivory)
  if (!unsaved) return
  pen.dashed(pairs(-101, -20, -47, -20, -47, 19, -101, 19, -101, -20), 6, 5, 2.4, MEANING.wait)
  pen.disc(-101, -20, 8.5, MEANING.wait).line(-101, -24.4, -101, -19.6, 2.6, 0x06121e).disc(-101, -15.6, 1.5, 0x06121e)
}

export function drawHut(pen: Pen, lit: boolean): void {
  pen.rect(108, 10, 28, 20, THING.wood).rect(126, 10, 10, 20, 0x93693f)
  pen.poly(pairs(103, 11, 122, -5, 141, 11), THING.roof)
  pen.rect(113, 15, 9, 9, lit ? THING.lamp : THING.slate).rect(130, -6, 4, 8, 0x93693f)
}

export function drawPier(pen: Pen): void {
  for (const [x, y] of [
    [136, -31],
    [150, -22.4],
    [164, -13.8],
    [178, -5.2],
  ] as const) {
    pen.line(x, y, x, y + 11, 3, THING.woodDark)
  }
  pen.poly(pairs(124, -38, 184, -1, 184, 4, 124, -33), THING.woodDark)
  pen.poly(pairs(184, -1, 196, -8, 196, -3, 184, 4), 0x6e4c33)
  pen.poly(pairs(124, -38, 136, -44, 196, -8, 184, -1), THING.wood)
  for (const k of [0.2, 0.4, 0.6, 0.8]) {
    pen.line(124 + 60 * k, -38 + 37 * k, 136 + 60 * k, -44 + 36 * k, 1, THING.woodDark, 0.7)
  }
}

const TREES: readonly (readonly [x: number, y: number, s: number])[] = [
  [34, -59, 1],
  [98, -53, 1],
  [76, -61, 1.1],
  [54, -65, 1.15],
  [60, -44, 1.25],
  [84, -32, 1.05],
  [-128, -4, 1.05],
  [-110, -12, 1.15],
  [-98, 8, 1],
  [-120, 14, 1.1],
]

export function drawTrees(pen: Pen): void {
  for (const [x, y, s] of [...TREES].sort((a, b) => a[1] - b[1])) {
    const tree = pen.to(x, y, s)
    tree.rect(-1.2, -4, 2.4, 4.4, LAND.trunk)
    tree.poly(pairs(-7, -4, 7, -4, 0, -14), LAND.pine)
    tree.poly(pairs(-5.4, -10, 5.4, -10, 0, -20), LAND.pine)
    tree.poly(pairs(0, -10, 5.4, -10, 0, -20), LAND.hill, 0.6)
  }
}
