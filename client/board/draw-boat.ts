/** Boats, flags, the ring at the open card and the beam. In boat units: hull 53 wide, (0, 0) amidships at the gunwale. */

import type { Flag } from '../../shared/kernel/present.ts'
import { arc, at, type Box, ellipse, type Path, pairs, quadratic } from './geometry.ts'
import { MEANING, SEA, THING, TONE } from './palette.ts'
import type { Pen } from './pen.ts'

export const HULL_BOX: Box = { x: -66, y: -48, w: 132, h: 72 }
export const FLAG_BOX: Box = { x: -3, y: -18, w: 70, h: 36 }
/** Where the flag is tied to the mast. */
export const FLAG_AT = at(1.3, -28.6)
/** Where the two letters stand on a flag. */
export const codeAt = (flag: Flag): number =>
  flag.shape === 'pennant' ? 19.6 : flag.shape === 'ball' ? 17 : flag.shape === 'split' ? 16 : 21.5

/** The bow looks right; an image turns it. `under` sail it draws a wake. */
export function drawHull(pen: Pen, sailing: boolean): void {
  if (sailing) {
    pen.stroke(quadratic(at(-28.6, 11.7), at(-41, 7.5), at(-52, 12.8)), 1.8, SEA.foam, 0.55)
    pen.stroke(quadratic(at(-26.5, 18), at(-43, 14.8), at(-62, 20)), 1.8, SEA.foam, 0.55)
  }
  pen.oval(0, 13.8, 22.3, 3.6, SEA.abyss, 0.45)
  pen.rect(-1.4, -42.4, 2.8, 43.5, THING.wood)
  pen.poly(hull, THING.woodDark)
  pen.poly(pairs(-26.5, 0, 26.5, 0, 24, 4.2, -24, 4.2), THING.ivory)
  pen.disc(23.3, -2.8, 5.4, THING.lamp, 0.25).disc(23.3, -2.8, 2.8, THING.lamp)
}

const hull: Path = [
  at(-26.5, 0),
  at(26.5, 0),
  ...quadratic(at(19.1, 11.7), at(17, 13.8), at(13.8, 13.8), 5),
  ...quadratic(at(-13.8, 13.8), at(-17, 13.8), at(-19.1, 11.7), 5),
]

/** Solid asks, hollow answers. (0, 0) is the middle of the hoist. */
export function drawFlag(pen: Pen, flag: Flag): void {
  const colour = TONE[flag.tone]
  const shape = outline(flag)
  if (flag.hollow) pen.poly(shape, THING.panel).loop(shape, 2.5, colour)
  else pen.poly(shape, colour)
  if (flag.shape === 'split') pen.rect(36, -14, 11, 28, colour)
}

function outline(flag: Flag): Path {
  switch (flag.shape) {
    case 'pennant':
      return flag.hollow
        ? pairs(0, -13.8, 53, -8.8, 43.4, 0, 53, 8.8, 0, 13.8)
        : pairs(0, -13.8, 61.5, -1.9, 61.5, 1.9, 0, 13.8)
    case 'banner':
      return flag.hollow
        ? pairs(0, -13.8, 52, -13.8, 44, 0, 52, 13.8, 0, 13.8)
        : pairs(0, -13.8, 46, -13.8, 46, 13.8, 0, 13.8)
    case 'square':
      return pairs(2, -16, 36, -16, 36, 16, 2, 16)
    case 'ball':
      return ellipse(17, 0, 17, 16.5)
    case 'cross':
      return pairs(10, -17, 33, -17, 33, -10, 42, -10, 42, 10, 33, 10, 33, 17, 10, 17, 10, 10, 1, 10, 1, -10, 10, -10)
    case 'split':
      return pairs(0, -14, 32, -14, 32, 14, 0, 14)
  }
}

/** A boat beyond the horizon is out of sight: only its outline is known. */
export function drawGhost(pen: Pen): void {
  pen.dashedLoop([...hull], 4, 4, 1.8, THING.ghost)
  pen.dashed(pairs(0, 0, 0, -40), 4, 4, 2, THING.ghost)
  pen.dashedLoop(pairs(0, -40, 38, -40, 31, -28.5, 38, -17, 0, -17), 4, 4, 1.8, THING.ghost)
}

/** The middle of the ring at the open card, from the boat. */
export const RING_AT = at(14, -14)
export const RING_R = 52
export const RING_BOX: Box = { x: -58, y: -58, w: 116, h: 116 }

export function drawRing(pen: Pen): void {
  pen.hoop(0, 0, RING_R, 8, MEANING.you, 0.18).hoop(0, 0, RING_R, 3, MEANING.you)
}

export const beamBox = (length: number): Box => ({ x: 0, y: -length * 0.2, w: length + 2, h: length * 0.4 })

/** Two sectors, one in the other, along +x. */
export function drawBeam(pen: Pen, length: number): void {
  for (const half of [0.18, 0.112]) {
    pen.poly([at(0, 0), ...arc(at(0, 0), length, -half, half, 16)], THING.lamp, 0.13)
  }
}

export const GLOW_BOX: Box = { x: -22, y: -22, w: 44, h: 44 }

export function drawGlow(pen: Pen): void {
  pen.disc(0, 0, 19, THING.lamp, 0.22).disc(0, 0, 9.5, THING.lamp)
}
