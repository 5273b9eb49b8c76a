/** The own island on the board: lit or dark, with what it claims to be at the tower. */
import type Phaser from 'phaser'
import { drawHome, HOME_BOX } from './draw-island.ts'
import { drawMark, MARK_BOX } from './draw-mark.ts'
import { drawBreakRing, drawShieldHalf, SHIELD_BOX } from './draw-weather.ts'
import { at, scaled } from './geometry.ts'
import { type Label, Labels } from './labels.ts'
import type { Layout } from './layout.ts'
import type { BoardModel } from './model.ts'
import { ease, type Motions, span } from './motion.ts'
import { INK, MEANING } from './palette.ts'
import { Picture } from './pen.ts'
import type { Spotlight } from './spotlight.ts'

const FLAME_STEPS = 3
const BREAK_MS = 3000

export class Home {
  private readonly scene: Phaser.Scene
  private readonly motions: Motions
  private readonly density: number
  private readonly light: Spotlight
  private readonly lit: Picture
  private readonly dark: Picture
  private readonly mark: Picture
  private painted = ''
  private marked = ''
  private up: boolean | undefined

  constructor(scene: Phaser.Scene, motions: Motions, density: number, light: Spotlight) {
    this.scene = scene
    this.motions = motions
    this.density = density
    this.light = light
    this.lit = new Picture(scene, 2)
    this.dark = new Picture(scene, 2.5)
    this.mark = new Picture(scene, 3)
  }

  show(model: BoardModel, layout: Layout, now: number): void {
    const node = model.islands.find(i => i.you)?.node ?? ''
    const wanted = JSON.stringify([layout.unit, layout.home, node, model.unsaved])
    if (wanted !== this.painted) {
      this.painted = wanted
      const box = scaled(HOME_BOX, layout.unit)
      for (const [picture, lit] of [
        [this.lit, true],
        [this.dark, false],
      ] as const) {
        picture.paint(layout.home, box, this.density, pen =>
          drawHome(pen.to(0, 0, layout.unit), { node, unsaved: model.unsaved, lit }),
        )
      }
      this.up = undefined
    }
    this.showMark(model, layout, now)
    if (model.up !== this.up) {
      this.up = model.up
      this.setLight(model.up ? 1 : 0, model.up ? 1 : 0)
    }
  }

  /** The lamp goes out, then the land darkens. */
  crash(now: number): void {
    this.motions.add({ ms: 700, step: t => this.setLight(1 - span(t, 0, 0.3), 1 - span(t, 0.35, 1)) }, now)
  }

  /** The land comes back, then the lamp, and an open ring runs out: here something starts anew. */
  wake(layout: Layout, now: number): void {
    const ring = new Picture(this.scene, 6).paint(layout.lamp, { x: -60, y: -60, w: 120, h: 120 }, this.density, pen =>
      pen.hoop(0, 0, 56, 3, MEANING.ok),
    )
    const size = ring.image.scale
    this.motions.add(
      {
        ms: 700,
        step: t => {
          this.setLight(span(t, 0.45, 0.75), span(t, 0, 0.5))
          const out = span(t, 0.45, 1)
          ring.image.setAlpha(out === 0 ? 0 : 1 - out).setScale(size * layout.unit * (0.2 + 0.8 * ease(out)))
        },
        done: () => ring.destroy(),
      },
      now,
    )
  }

  /** A shield in two halves and a red ring at the horizon. It stands while the match is frozen, then goes. */
  break(layout: Layout, now: number): void {
    const place = at(layout.home.x, layout.home.y - (layout.compact ? 52 : 14) * layout.unit)
    const s = layout.unit * 1.5
    const ringBox = {
      x: -layout.horizonX - 10,
      y: -layout.horizonY - 10,
      w: 2 * layout.horizonX + 20,
      h: 2 * layout.horizonY + 20,
    }
    const ring = new Picture(this.scene, 7.5).paint(
      at(layout.home.x, layout.home.y - 12 * layout.unit),
      ringBox,
      this.density,
      pen => drawBreakRing(pen, layout.horizonX, layout.horizonY),
    )
    const word = new Labels(this.scene, 11)
    const wordAt = at(place.x, place.y + 46 * s)
    const label: Label = {
      runs: [{ text: 'broken', bold: true, colour: INK.bad }],
      place: wordAt,
      align: 'middle',
      ground: 'plate',
    }
    word.show([label], layout.compact ? 14 : 16, this.density, layout.free)
    const halves = ([-1, 1] as const).map(side => ({
      side,
      picture: new Picture(this.scene, 10).paint(place, scaled(SHIELD_BOX, s), this.density, pen =>
        drawShieldHalf(pen.to(0, 0, s), side),
      ),
    }))
    this.motions.add(
      {
        ms: BREAK_MS,
        step: t => {
          const apart = this.motions.reduced ? 1 : ease(span(t, 0.06, 0.16))
          const alpha = Math.min(span(t, 0, 0.05), 1 - span(t, 0.95, 1))
          ring.image.setAlpha(alpha)
          for (const { side, picture } of halves) {
            picture.image
              .setAlpha(alpha)
              .setPosition(place.x + side * apart * 5 * s, place.y)
              .setRotation(side * apart * 0.14)
          }
        },
        done: () => {
          ring.destroy()
          word.clear()
          for (const half of halves) half.picture.destroy()
        },
      },
      now,
    )
  }

  private showMark(model: BoardModel, layout: Layout, now: number): void {
    const shape = model.up ? model.mark.shape : 'none'
    const wanted = JSON.stringify([layout.unit, layout.home, shape])
    if (wanted === this.marked) return
    const first = this.marked === ''
    this.marked = wanted
    if (shape === 'none' || shape === 'anchor') {
      this.mark.hide()
      return
    }
    const foot = -130
    const box = scaled({ ...MARK_BOX, x: MARK_BOX.x + 24, y: MARK_BOX.y - foot }, layout.unit)
    const place = at(layout.home.x - 24 * layout.unit, layout.home.y + foot * layout.unit)
    // About the dome's top, so that the flame grows out of the lamp.
    this.mark.paint(place, box, this.density, pen =>
      drawMark(pen.to(24 * layout.unit, -foot * layout.unit, layout.unit), shape),
    )
    const size = this.mark.image.scale
    if (first) return
    this.motions.add(
      {
        ms: 420,
        step: t => {
          if (shape !== 'beacon' || this.motions.reduced) {
            this.mark.image.setAlpha(t)
            return
          }
          const flame = Math.min(FLAME_STEPS, Math.floor(t * FLAME_STEPS) + 1) / FLAME_STEPS
          this.mark.image.setScale(size * flame)
        },
      },
      now,
    )
  }

  private setLight(lamp: number, land: number): void {
    this.light.glow.image.setAlpha(lamp)
    this.dark.image.setAlpha(1 - land)
    this.lit.image.setVisible(land > 0)
  }
}
