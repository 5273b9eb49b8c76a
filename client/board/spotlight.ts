/** The lamp, its beam to the open card's boat, and the ring round that boat. */
import type Phaser from 'phaser'
import { beamBox, drawBeam, drawGlow, drawRing, GLOW_BOX, RING_AT, RING_BOX } from './draw-boat.ts'
import { at, distance, lerp, type Point, scaled } from './geometry.ts'
import type { Layout } from './layout.ts'
import { ease, type Motions } from './motion.ts'
import { Picture } from './pen.ts'

const TURN_MS = 400

export class Spotlight {
  private readonly beam: Picture
  private readonly ring: Picture
  readonly glow: Picture
  private readonly motions: Motions
  private readonly density: number
  private angle = -0.4
  private shown = ''

  constructor(scene: Phaser.Scene, motions: Motions, density: number) {
    this.beam = new Picture(scene, 4)
    this.ring = new Picture(scene, 6)
    this.glow = new Picture(scene, 7)
    this.motions = motions
    this.density = density
  }

  relayout(layout: Layout): void {
    this.shown = ''
    this.ring
      .paint(at(0, 0), scaled(RING_BOX, layout.boat), this.density, pen => drawRing(pen.to(0, 0, layout.boat)))
      .hide()
    this.beam.hide()
    this.glow.paint(layout.lamp, scaled(GLOW_BOX, layout.unit), this.density, pen =>
      drawGlow(pen.to(0, 0, layout.unit)),
    )
  }

  /** `boat`: where the open card's boat lies; undefined when no card is open or the lamp is out. */
  aim(layout: Layout, boat: Point | undefined, now: number): void {
    const wanted = boat === undefined ? '' : `${boat.x} ${boat.y}`
    if (wanted === this.shown) return
    const before = this.shown
    this.shown = wanted
    if (boat === undefined) {
      this.ring.hide()
      this.beam.hide()
      return
    }
    const target = at(boat.x + RING_AT.x * layout.boat, boat.y + RING_AT.y * layout.boat)
    const length = distance(layout.lamp, target) + 40 * layout.boat
    const angle = Math.atan2(target.y - layout.lamp.y, target.x - layout.lamp.x)
    this.beam.paint(layout.lamp, beamBox(length), this.density, pen => drawBeam(pen, length))
    this.ring.image.setPosition(target.x, target.y).setVisible(true)
    const start = before === '' ? angle : this.angle
    const swing = Math.atan2(Math.sin(angle - start), Math.cos(angle - start))
    this.motions.add(
      {
        ms: TURN_MS,
        step: t => {
          this.angle = this.motions.reduced ? angle : lerp(start, start + swing, ease(t))
          this.beam.image.setRotation(this.angle)
          this.ring.image.setAlpha(t)
          this.beam.image.setAlpha(before === '' || this.motions.reduced ? t : 1)
        },
      },
      now,
    )
  }
}
