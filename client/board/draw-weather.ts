/** The storm that stands for loss, and the sign of a broken invariant. */
import { at, type Box, dice, ellipse, type Path, pairs } from './geometry.ts'
import { MEANING, SEA, THING } from './palette.ts'
import type { Disc, Pen } from './pen.ts'

export const STORM_BOX: Box = { x: -74, y: -74, w: 148, h: 148 }

/** Three scalloped discs, three arms, an eye and a bolt. `loss` thickens the cloud and lengthens the arms. */
export function drawStorm(pen: Pen, loss: number): void {
  const roll = dice('storm')
  const scallops = (r: number, count: number, size: number): readonly Disc[] => [
    [0, 0, r],
    ...Array.from({ length: count }, (_, i): Disc => {
      const angle = (i / count) * Math.PI * 2
      return [Math.cos(angle) * r * 0.93, Math.sin(angle) * r * 0.79, size * (0.86 + roll() * 0.28)]
    }),
  ]
  pen.cloud(scallops(48, 11, 20), THING.storm[0], 0.45 + 0.3 * loss)
  pen.cloud(scallops(37.6, 10, 15), THING.storm[1])
  pen.cloud(scallops(26.5, 9, 10.6), THING.storm[2])
  for (const start of [0, (Math.PI * 2) / 3, (Math.PI * 4) / 3]) {
    const turns = 2.1 + 0.7 * loss
    const arm: Path = Array.from({ length: 19 }, (_, i) => {
      const angle = start + (i / 18) * turns
      const r = 9 + (i / 18) * 34
      return at(Math.cos(angle) * r, Math.sin(angle) * r * 0.84)
    })
    pen.stroke(arm, 4, THING.stormArm)
  }
  pen.poly(ellipse(0, 0, 7.3, 6.2), SEA.water).loop(ellipse(0, 0, 7.3, 6.2), 3, THING.stormArm)
  const bolt = pairs(23.5, 5.6, 11.2, 31.4, 21.3, 30.2, 14.6, 54.9, 35.8, 23.5, 25.8, 24.6, 34.7, 5.6)
  pen.loop(bolt, 4.8, SEA.water).poly(bolt, THING.ivory)
}

export const SHIELD_BOX: Box = { x: -30, y: -34, w: 60, h: 72 }

/** One half of a shield that was whole; the two are set apart by whoever shows them. */
export function drawShieldHalf(pen: Pen, side: -1 | 1): void {
  const crack = [at(3, -31), at(-4, -14), at(5, -4), at(-3, 10), at(2, 33)]
  const edge =
    side < 0 ? pairs(-14, -28, -25, -24, -25, -4, -19, 16, -8, 28) : pairs(16, -27, 25, -24, 25, -4, 19, 16, 10, 27)
  const half: Path = side < 0 ? [...crack, ...[...edge].reverse()] : [...crack, ...[...edge].reverse()]
  pen.loop(half, 5, THING.panel).poly(half, MEANING.bad).loop(half, 2, MEANING.badTint)
}

/** A red ring along the horizon. */
export function drawBreakRing(pen: Pen, rx: number, ry: number): void {
  const ringed = ellipse(0, 0, rx, ry, 96)
  pen.loop(ringed, 16, MEANING.bad, 0.16).loop(ringed, 4, MEANING.badTint, 0.95)
}
