/** The few words on the water: plates, names of things, the weather. All of them stand in the panels as well. */
import type Phaser from 'phaser'
import { drawAnchor } from './draw-mark.ts'
import { at, type Box, clamp, type Point, pairs } from './geometry.ts'
import { INK, MEANING, SANS, THING } from './palette.ts'
import { type Pen, Picture, roundRect } from './pen.ts'

export type Glyph = 'person' | 'bot' | 'away' | 'anchor' | 'pennant' | 'beacon' | 'mask' | 'crashed' | 'none'

export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly colour?: string
}

/** `free` words lie on the water, a plate has a ground of its own. */
export interface Label {
  readonly runs: readonly Run[]
  readonly place: Point
  readonly align: 'left' | 'middle' | 'right'
  readonly ground: 'plate' | 'you' | 'none'
  readonly glyph?: Glyph
  readonly wrap?: number
  /** The outline of words without a ground: the colour they stand on. */
  readonly edge?: string
}

/** How far the next run starts: an outline widens a text, but not the gap between two. */
const advance = (text: Phaser.GameObjects.Text): number => text.width - text.style.strokeThickness

export class Labels {
  private readonly scene: Phaser.Scene
  private readonly depth: number
  private parts: readonly { destroy(): void }[] = []
  private shown = ''

  constructor(scene: Phaser.Scene, depth: number) {
    this.scene = scene
    this.depth = depth
  }

  show(labels: readonly Label[], size: number, density: number, keep: Box): void {
    const wanted = JSON.stringify([labels, size, density, keep])
    if (wanted === this.shown) return
    this.shown = wanted
    this.clear()
    this.parts = labels.flatMap(label => this.build(label, size, density, keep))
  }

  clear(): void {
    for (const part of this.parts) part.destroy()
    this.parts = []
  }

  private build(label: Label, size: number, density: number, keep: Box): readonly { destroy(): void }[] {
    const plate = label.ground !== 'none'
    const texts = label.runs.map(run => this.text(run, label, size, density))
    const glyph = label.glyph !== undefined && label.glyph !== 'none' ? size + 5 : 0
    const pad = plate ? size * 0.75 : 0
    const w = texts.reduce((sum, t) => sum + advance(t), 0) + glyph + 2 * pad
    const h = plate ? Math.round(size * 1.85) : (texts[0]?.height ?? size)
    const wish = label.place.x - (label.align === 'left' ? 0 : label.align === 'right' ? w : w / 2)
    // Whole device pixels, or the letters blur.
    const snap = (v: number): number => Math.round(v * density) / density
    const left = snap(clamp(wish, keep.x + 4, Math.max(keep.x + 4, keep.x + keep.w - w - 4)))
    const top = snap(clamp(label.place.y - h / 2, keep.y + 4, Math.max(keep.y + 4, keep.y + keep.h - h - 4)))
    let x = left + pad + glyph
    for (const text of texts) {
      text.setPosition(snap(x), snap(top + (h - text.height) / 2))
      x += advance(text)
    }
    if (!plate && glyph === 0) return texts
    const ground = new Picture(this.scene, this.depth).paint(at(left, top), { x: 0, y: 0, w, h }, density, pen => {
      if (plate)
        pen.poly(
          roundRect(0, 0, w, h, h / 2),
          label.ground === 'you' ? MEANING.you : THING.panel,
          label.ground === 'you' ? 1 : 0.92,
        )
      drawGlyph(pen.to(pad + size * 0.42, h / 2, size / 16), label.glyph ?? 'none', label.ground === 'you')
    })
    return [ground, ...texts]
  }

  private text(run: Run, label: Label, size: number, density: number): Phaser.GameObjects.Text {
    const colour = run.colour ?? (label.ground === 'you' ? INK.on : INK.ink)
    const text = this.scene.add.text(0, 0, run.text, {
      fontFamily: SANS,
      fontSize: `${size}px`,
      fontStyle: run.bold === true ? 'bold' : 'normal',
      color: colour,
      align: 'center',
      ...(label.wrap === undefined ? {} : { wordWrap: { width: label.wrap } }),
      ...(label.ground === 'none' ? { stroke: label.edge ?? INK.sea, strokeThickness: 4 } : {}),
    })
    return text.setResolution(density).setDepth(this.depth + 1)
  }
}

/** Head: person. Box with eyes: bot. Hollow head: nobody there. Drawn for 16 px words, (0, 0) in the middle. */
export function drawGlyph(pen: Pen, glyph: Glyph, onLight: boolean): void {
  const colour = onLight ? 0x06121e : 0x3fd0a3
  const ink = onLight ? 0x06121e : 0xbccdde
  switch (glyph) {
    case 'person':
      pen.disc(0, -4, 3.6, colour).poly(halfRound, colour)
      return
    case 'bot':
      pen.loop(roundRect(-6.5, -4, 13, 10, 2.5), 2, ink).line(0, -4, 0, -8, 2, ink)
      pen.disc(-2.6, 1, 1.4, ink).disc(2.6, 1, 1.4, ink)
      return
    case 'away':
      pen.hoop(0, -4, 3, 1.6, MEANING.wait).loop(halfRound, 1.6, MEANING.wait)
      return
    case 'anchor':
      drawAnchor(pen, ink)
      return
    case 'pennant':
      pen.line(-5, -8, -5, 8, 1.8, THING.wood).poly(pairs(-4, -7, 8, -2.5, -4, 2), onLight ? 0x06121e : MEANING.wait)
      return
    case 'beacon':
      pen.poly(pairs(0, 7, -5, 3, -5, -2, -2.6, 0, -1.4, -8, 3, -4, 5.2, 1, 4, 5), onLight ? 0x06121e : MEANING.light)
      return
    case 'mask':
      pen.disc(0, 0, 6.5, MEANING.inject).disc(-2.4, -1.4, 1.5, THING.dark).disc(2.4, -1.4, 1.5, THING.dark)
      return
    case 'crashed':
      pen
        .line(-5, -5, 5, 5, 2.6, onLight ? 0x06121e : MEANING.badTint)
        .line(5, -5, -5, 5, 2.6, onLight ? 0x06121e : MEANING.badTint)
      return
    case 'none':
      return
  }
}

const halfRound = pairs(-6.5, 7, -6.2, 4.4, -5, 2.2, -2.8, 0.8, 0, 0.5, 2.8, 0.8, 5, 2.2, 6.2, 4.4, 6.5, 7)
