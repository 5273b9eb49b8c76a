/** What a node claims to be, told by a shape at its own lighthouse. In island units, round the tower's foot. */
import { at, type Box, cubic, grow, type Path, pairs, shift } from './geometry.ts'
import { MEANING, THING } from './palette.ts'
import type { Pen } from './pen.ts'

export type MarkShape = 'anchor' | 'pennant' | 'beacon' | 'mask' | 'none'

export const MARK_BOX: Box = { x: -84, y: -196, w: 154, h: 192 }

export function drawMark(pen: Pen, shape: MarkShape): void {
  if (shape === 'beacon') drawBeacon(pen.to(-24, -130))
  if (shape === 'pennant') drawPennant(pen)
  if (shape === 'mask') drawMask(pen.to(-24, -114))
}

/** A flame of three lobes with seven rays. (0, 0) is the dome's top. */
function drawBeacon(pen: Pen): void {
  pen.disc(0, -16, 34, MEANING.light, 0.09).disc(0, -16, 25, MEANING.light, 0.11)
  for (let ray = -3; ray <= 3; ray++) {
    const angle = -Math.PI / 2 + ray * 0.52
    const [near, far] = [27, ray % 2 === 0 ? 37 : 42]
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    pen.line(c * near, -16 + s * near, c * far, -16 + s * far, 3, MEANING.light)
  }
  const flame: Path = [
    ...cubic(at(0, 1), at(-13, 1), at(-16, -11), at(-8.6, -20)),
    ...cubic(at(-8.6, -20), at(-7.4, -15.6), at(-4.4, -15.6), at(-4.4, -21.4)),
    ...cubic(at(-4.4, -21.4), at(-4.4, -27.4), at(-3, -31.8), at(3, -34.8)),
    ...cubic(at(3, -34.8), at(3, -28.8), at(7, -26), at(10.2, -20)),
    ...cubic(at(10.2, -20), at(14.6, -9.6), at(10.4, 1), at(0, 1)),
  ]
  pen.poly(flame, MEANING.light)
  pen.poly(shift(grow(flame, 0.5), 0.6, -0.6), 0xfffbe0)
}

/** Planted beside the tower, in the colour of one who asks for votes. */
function drawPennant(pen: Pen): void {
  pen.oval(14, -13, 9, 3, THING.dark, 0.3)
  pen.line(14, -14, 14, -92, 3.2, THING.wood)
  pen.disc(14, -94, 3.4, THING.lamp)
  pen.poly(pairs(15.6, -90, 62, -78, 15.6, -65), MEANING.wait)
  pen.poly(pairs(15.6, -77.5, 62, -78, 15.6, -65), THING.dark, 0.14)
}

/** The dome becomes a face in two halves: seen only by the one who wears it. */
function drawMask(pen: Pen): void {
  const half = (side: number): Path => [
    at(0, -22),
    ...cubic(at(0, -22), at(side * 12, -22), at(side * 19, -14), at(side * 17, -4)),
    ...cubic(at(side * 17, -4), at(side * 15, 6), at(side * 6, 10), at(0, 12)),
  ]
  pen.poly(half(-1), THING.ivory).poly(half(1), MEANING.inject)
  pen.oval(-7.5, -7, 3.8, 2.8, THING.dark).oval(7.5, -7, 3.8, 2.8, THING.dark)
  pen.stroke(cubic(at(-7, 3), at(-2, 6), at(2, 0), at(7, 3)), 2, THING.dark)
}

/** The anchor of a follower, small, for a plate. */
export function drawAnchor(pen: Pen, colour: number): void {
  pen.hoop(0, -6, 2.4, 1.8, colour)
  pen.line(0, -3.4, 0, 8, 2, colour).line(-4, -0.6, 4, -0.6, 2, colour)
  pen.stroke(cubic(at(-7, 2), at(-6, 9.4), at(6, 9.4), at(7, 2)), 2, colour)
}
