/**
 * Drawing with flat shapes. A pen records Phaser Graphics commands in the units of the thing that is drawn.
 * Pictures are baked once to a texture through the 2D canvas: the edges are smooth on every renderer, and a still
 * picture costs one quad a frame instead of a triangulation.
 */
import Phaser from 'phaser'
import { arc, at, type Box, closed, dashes, ellipse, type Path, type Point, spaced } from './geometry.ts'

export type Disc = readonly [x: number, y: number, r: number]

export class Pen {
  private readonly graphics: Phaser.GameObjects.Graphics
  private readonly x: number
  private readonly y: number
  private readonly s: number
  private readonly shade: (colour: number) => number

  constructor(
    graphics: Phaser.GameObjects.Graphics,
    x: number,
    y: number,
    s: number,
    shade = (c: number): number => c,
  ) {
    this.graphics = graphics
    this.x = x
    this.y = y
    this.s = s
    this.shade = shade
  }

  /** A pen for a thing at (x, y), drawn `s` times as large. */
  to(x: number, y: number, s = 1): Pen {
    return new Pen(this.graphics, this.x + x * this.s, this.y + y * this.s, this.s * s, this.shade)
  }

  /** The same pen with every colour changed, as when the light goes out. */
  shaded(shade: (colour: number) => number): Pen {
    return new Pen(this.graphics, this.x, this.y, this.s, shade)
  }

  poly(path: Path, colour: number, alpha = 1): this {
    this.graphics.fillStyle(this.shade(colour), alpha)
    this.trace(path)
    this.graphics.closePath()
    this.graphics.fillPath()
    return this
  }

  rect(x: number, y: number, w: number, h: number, colour: number, alpha = 1): this {
    return this.poly([at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h)], colour, alpha)
  }

  round(x: number, y: number, w: number, h: number, r: number, colour: number, alpha = 1): this {
    return this.poly(roundRect(x, y, w, h, r), colour, alpha)
  }

  disc(x: number, y: number, r: number, colour: number, alpha = 1): this {
    return this.cloud([[x, y, r]], colour, alpha)
  }

  oval(x: number, y: number, rx: number, ry: number, colour: number, alpha = 1): this {
    return this.poly(ellipse(x, y, rx, ry), colour, alpha)
  }

  /** One shape of many discs: where they overlap nothing is painted twice, so an alpha stays even. */
  cloud(discs: readonly Disc[], colour: number, alpha = 1, base?: Box): this {
    this.graphics.fillStyle(this.shade(colour), alpha)
    this.graphics.beginPath()
    for (const [x, y, r] of discs) {
      const [cx, cy] = [this.px(x), this.py(y)]
      this.graphics.moveTo(cx + r * this.s, cy)
      this.graphics.arc(cx, cy, r * this.s, 0, Math.PI * 2)
    }
    if (base !== undefined) {
      const path = roundRect(base.x, base.y, base.w, base.h, base.h / 2)
      path.forEach((p, i) => {
        if (i === 0) this.graphics.moveTo(this.px(p.x), this.py(p.y))
        else this.graphics.lineTo(this.px(p.x), this.py(p.y))
      })
    }
    this.graphics.fillPath()
    return this
  }

  stroke(path: Path, width: number, colour: number, alpha = 1): this {
    this.graphics.lineStyle(width * this.s, this.shade(colour), alpha)
    this.trace(path)
    this.graphics.strokePath()
    return this
  }

  loop(path: Path, width: number, colour: number, alpha = 1): this {
    this.graphics.lineStyle(width * this.s, this.shade(colour), alpha)
    this.trace(path)
    this.graphics.closePath()
    this.graphics.strokePath()
    return this
  }

  hoop(x: number, y: number, r: number, width: number, colour: number, alpha = 1): this {
    return this.loop(ellipse(x, y, r, r, 64), width, colour, alpha)
  }

  line(x1: number, y1: number, x2: number, y2: number, width: number, colour: number, alpha = 1): this {
    return this.stroke([at(x1, y1), at(x2, y2)], width, colour, alpha)
  }

  dashed(path: Path, on: number, off: number, width: number, colour: number, alpha = 1): this {
    for (const dash of dashes(path, on, off)) this.stroke(dash, width, colour, alpha)
    return this
  }

  dashedLoop(path: Path, on: number, off: number, width: number, colour: number, alpha = 1): this {
    return this.dashed(closed(path), on, off, width, colour, alpha)
  }

  dots(path: Path, gap: number, r: number, colour: number, alpha = 1): this {
    return this.cloud(
      spaced(path, gap).map((p): Disc => [p.x, p.y, r]),
      colour,
      alpha,
    )
  }

  private trace(path: Path): void {
    this.graphics.beginPath()
    path.forEach((p, i) => {
      if (i === 0) this.graphics.moveTo(this.px(p.x), this.py(p.y))
      else this.graphics.lineTo(this.px(p.x), this.py(p.y))
    })
  }

  private px(x: number): number {
    return this.x + x * this.s
  }

  private py(y: number): number {
    return this.y + y * this.s
  }
}

export function roundRect(x: number, y: number, w: number, h: number, r: number): Path {
  const corner = (cx: number, cy: number, from: number): readonly Point[] =>
    arc(at(cx, cy), r, from, from + Math.PI / 2, 8)
  return [
    ...corner(x + w - r, y + r, -Math.PI / 2),
    ...corner(x + w - r, y + h - r, 0),
    ...corner(x + r, y + h - r, Math.PI / 2),
    ...corner(x + r, y + r, Math.PI),
  ]
}

let pictures = 0

/** Bakes what `draw` draws inside `box` (CSS pixels) and gives the texture's name. */
export function bake(scene: Phaser.Scene, box: Box, density: number, draw: (pen: Pen) => void): string {
  const key = `picture-${++pictures}`
  const [w, h] = [Math.max(1, Math.ceil(box.w * density)), Math.max(1, Math.ceil(box.h * density))]
  const texture = scene.textures.createCanvas(key, w, h)
  if (texture === null) throw new Error(`No texture ${key}.`)
  texture.context.lineCap = 'round'
  texture.context.lineJoin = 'round'
  const graphics = new Phaser.GameObjects.Graphics(scene)
  graphics.setScale(density)
  draw(new Pen(graphics, -box.x, -box.y, 1))
  graphics.generateTexture(key, w, h)
  graphics.destroy()
  return key
}

/** An image on the board whose texture is baked anew when what it shows changes. */
export class Picture {
  readonly image: Phaser.GameObjects.Image
  private readonly scene: Phaser.Scene
  private key = ''

  constructor(scene: Phaser.Scene, depth: number) {
    this.scene = scene
    this.image = scene.add.image(0, 0, '__DEFAULT').setDepth(depth).setVisible(false)
  }

  /** `place` is where the drawing's own (0, 0) lies on the board; turns and scales go about it. */
  paint(place: Point, box: Box, density: number, draw: (pen: Pen) => void): this {
    const old = this.key
    this.key = bake(this.scene, box, density, draw)
    this.image
      .setTexture(this.key)
      .setOrigin(-box.x / box.w, -box.y / box.h)
      .setScale(1 / density)
      .setPosition(place.x, place.y)
      .setVisible(true)
    if (old !== '') this.scene.textures.remove(old)
    return this
  }

  hide(): void {
    this.image.setVisible(false)
  }

  destroy(): void {
    this.image.destroy()
    if (this.key !== '') this.scene.textures.remove(this.key)
  }
}
