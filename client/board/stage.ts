/** Everything on the board, in its layers. Repaints a layer only when what it shows has changed. */
import type Phaser from 'phaser'
import { drawOther } from './draw-island.ts'
import { drawSea, drawWavelet, WAVELET_BOX, wavelets } from './draw-sea.ts'
import { drawStorm, STORM_BOX } from './draw-weather.ts'
import { Fleet } from './fleet.ts'
import { at, type Point, scaled } from './geometry.ts'
import { Home } from './home.ts'
import { Labels } from './labels.ts'
import type { Layout } from './layout.ts'
import type { BoardEvent, BoardModel } from './model.ts'
import { Motions } from './motion.ts'
import { bake, Picture } from './pen.ts'
import { Spotlight } from './spotlight.ts'
import { labelsFor } from './words.ts'

interface Wave {
  readonly image: Phaser.GameObjects.Image
  readonly x: number
  readonly phase: number
}

export class Stage {
  readonly motions = new Motions()
  private readonly scene: Phaser.Scene
  private readonly density: number
  private readonly sea: Picture
  private readonly storm: Picture
  private readonly light: Spotlight
  private readonly home: Home
  private readonly fleet: Fleet
  private readonly labels: Labels
  private layout: Layout
  private laidOut = ''
  private stormy = ''
  private waveTexture = ''
  private waves: readonly Wave[] = []

  constructor(scene: Phaser.Scene, layout: Layout, density: number) {
    this.scene = scene
    this.layout = layout
    this.density = density
    this.sea = new Picture(scene, 0)
    this.storm = new Picture(scene, 5)
    this.light = new Spotlight(scene, this.motions, density)
    this.home = new Home(scene, this.motions, density, this.light)
    this.fleet = new Fleet(scene, this.motions, layout, density, 5.5)
    this.labels = new Labels(scene, 8)
  }

  show(model: BoardModel, layout: Layout, now: number): void {
    const you = model.islands.find(i => i.you)?.node ?? ''
    const wanted = JSON.stringify([layout, you])
    if (wanted !== this.laidOut) {
      this.laidOut = wanted
      this.layout = layout
      this.motions.finish()
      this.paintSea(you)
      this.light.relayout(layout)
      this.fleet.relayout(layout)
    }
    this.home.show(model, layout, now)
    this.fleet.show(model.docked, now)
    const open = model.openCard === null || !model.up ? undefined : this.fleet.place(model.openCard)
    this.light.aim(layout, open, now)
    this.showStorm(model.loss)
    this.labels.show(labelsFor(model, layout), layout.compact ? 14 : 16, this.density, layout.free)
  }

  play(event: BoardEvent, now: number): void {
    const { fleet, home, layout } = this
    if (event.type === 'leaves') fleet.leave(event.to, event.flag, now)
    else if (event.type === 'arrives') fleet.arrive(event.from, event, now)
    else if (event.type === 'crash') home.crash(now)
    else if (event.type === 'wake') home.wake(layout, now)
    else home.break(layout, now)
  }

  cardAt(p: Point): number | undefined {
    return this.fleet.cardAt(p)
  }

  /** One frame. The water drifts by itself; all else only while it has a motion. */
  update(now: number): void {
    this.motions.update(now)
    if (this.motions.reduced) return
    for (const wave of this.waves) {
      const sway = Math.sin(now / 1300 + wave.phase)
      wave.image.setX(wave.x + sway * 4).setAlpha(0.48 + sway * 0.18)
    }
  }

  private paintSea(you: string): void {
    const layout = this.layout
    this.sea.paint(at(0, 0), { x: 0, y: 0, w: layout.width, h: layout.height }, this.density, pen => {
      drawSea(pen, layout, you)
      for (const other of layout.others) drawOther(pen.to(other.centre.x, other.centre.y, other.scale), other.node)
    })
    for (const wave of this.waves) wave.image.destroy()
    if (this.waveTexture === '') this.waveTexture = bake(this.scene, WAVELET_BOX, this.density, drawWavelet)
    this.waves = wavelets(layout).map(({ x, y, size }, i) => ({
      image: this.scene.add
        .image(x, y, this.waveTexture)
        .setScale(size / this.density)
        .setAlpha(0.5)
        .setDepth(1),
      x,
      phase: i * 1.7,
    }))
  }

  private showStorm(loss: number): void {
    const wanted = loss > 0 ? JSON.stringify([loss, this.layout.storm, this.layout.unit]) : ''
    if (wanted === this.stormy) return
    this.stormy = wanted
    if (loss <= 0) {
      this.storm.hide()
      return
    }
    const s = Math.max(0.5, this.layout.unit) * (0.86 + 0.28 * Math.min(1, loss))
    this.storm.paint(this.layout.storm, scaled(STORM_BOX, s), this.density, pen => drawStorm(pen.to(0, 0, s), loss))
  }
}
