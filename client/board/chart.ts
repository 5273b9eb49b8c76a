/** The sea as everybody may see it when the night is over: all islands, at any moment, drawn with the board's own pens. */
import type Phaser from 'phaser'
import { type Boat, BoatYard } from './boat-yard.ts'
import { boatAt, type ChartLayout, chartLayout } from './chart-layout.ts'
import { drawHome, drawOther, HOME_BOX, otherRing } from './draw-island.ts'
import { drawMark, MARK_BOX } from './draw-mark.ts'
import { drawShieldHalf, SHIELD_BOX } from './draw-weather.ts'
import { type CanvasOptions, resizeGame, startGame } from './game.ts'
import { at, type Box, push, scaled, smooth } from './geometry.ts'
import { type Label, Labels } from './labels.ts'
import { Metronome } from './metronome.ts'
import type { Chart, ChartBoat, ChartIsland, ChartModel } from './model.ts'
import { places } from './motion.ts'
import { SEA } from './palette.ts'
import { Picture } from './pen.ts'

/** Resolves when the first frame can be drawn. */
export function createChart(options: CanvasOptions): Promise<Chart> {
  return new Promise(resolve =>
    startGame(options, (game, scene, density) => resolve(new SeaChart(game, scene, options.parent, density))),
  )
}

/** An island with its tower and whatever stands on it. */
const ISLE_BOX: Box = { x: HOME_BOX.x, y: MARK_BOX.y, w: HOME_BOX.w, h: HOME_BOX.y + HOME_BOX.h - MARK_BOX.y }
/** Other islands are drawn smaller than one's own. */
const OTHER = 1.7
const SHIELD = 1.5

interface Afloat {
  readonly boat: Boat
  readonly ghost: Phaser.GameObjects.Image | undefined
}

class SeaChart implements Chart {
  private readonly game: Phaser.Game
  private readonly scene: Phaser.Scene
  private readonly parent: HTMLElement
  private readonly density: number
  private readonly metronome: Metronome
  private readonly watcher: ResizeObserver
  private readonly sea: Picture
  private readonly labels: Labels
  private readonly yard: BoatYard
  private readonly isles = new Map<string, { readonly picture: Picture; readonly look: string }>()
  private readonly afloat = new Map<string, Afloat>()
  private readonly shield: readonly Picture[]
  private model: ChartModel = { islands: [], boats: [], broken: false }
  private laidOut = ''
  private reduced = false

  constructor(game: Phaser.Game, scene: Phaser.Scene, parent: HTMLElement, density: number) {
    this.game = game
    this.scene = scene
    this.parent = parent
    this.density = density
    this.sea = new Picture(scene, 0)
    this.labels = new Labels(scene, 3)
    this.yard = new BoatYard(scene, density, 5, 1)
    this.shield = [new Picture(scene, 10), new Picture(scene, 10)]
    this.metronome = new Metronome(game, false, () => false)
    this.watcher = new ResizeObserver(() => {
      if (resizeGame(game, parent, density)) this.show(this.model)
    })
    this.watcher.observe(parent)
  }

  show(model: ChartModel): void {
    this.model = model
    const nodes = model.islands.map(island => island.node)
    const layout = chartLayout(this.parent.clientWidth, this.parent.clientHeight, nodes)
    const wanted = JSON.stringify(layout)
    if (wanted !== this.laidOut) {
      this.laidOut = wanted
      this.begin(layout)
    }
    for (const island of model.islands) this.showIsland(island, layout)
    this.showBoats(model.boats, layout)
    this.labels.show(
      model.islands.map(island => plateOf(island, layout)),
      layout.compact ? 14 : 16,
      this.density,
      layout.free,
    )
    for (const half of this.shield) half.image.setVisible(model.broken)
    this.metronome.nudge()
  }

  setReducedMotion(on: boolean): void {
    this.reduced = on
    this.show(this.model)
  }

  destroy(): void {
    this.watcher.disconnect()
    this.game.destroy(true)
    this.metronome.end()
  }

  private begin(layout: ChartLayout): void {
    const { width, height, unit } = layout
    this.sea.paint(at(0, 0), layout.free, this.density, pen => {
      pen.rect(0, 0, width, height, SEA.water)
      for (const [depth, reach] of [46, 28, 12].entries())
        for (const [node, { x, y }] of Object.entries(layout.places))
          pen.to(x, y, unit * OTHER).poly(smooth(push(otherRing(node), reach, 0.75)), SEA.shelf[depth] ?? SEA.water)
    })
    for (const [index, half] of this.shield.entries())
      half.paint(at(width / 2, height / 2), scaled(SHIELD_BOX, SHIELD), this.density, pen =>
        drawShieldHalf(pen.to(0, 0, SHIELD), index === 0 ? -1 : 1),
      )
    for (const { picture } of this.isles.values()) picture.destroy()
    this.isles.clear()
    for (const key of [...this.afloat.keys()]) this.remove(key)
    this.yard.rescale(layout.boat)
  }

  private showIsland(island: ChartIsland, layout: ChartLayout): void {
    const { node, known, up, mark } = island
    const look = JSON.stringify([known, up, mark.shape])
    const before = this.isles.get(node)
    if (before?.look === look) return
    const picture = before?.picture ?? new Picture(this.scene, 2)
    const { unit } = layout
    picture.paint(layout.places[node] ?? at(0, 0), scaled(ISLE_BOX, unit), this.density, pen => {
      if (!known) {
        drawOther(pen.to(0, 0, unit * OTHER), node)
        return
      }
      drawHome(pen.to(0, 0, unit), { node, unsaved: false, lit: up })
      if (up) drawMark(pen.to(0, 0, unit), mark.shape)
    })
    this.isles.set(node, { picture, look })
  }

  private showBoats(boats: readonly ChartBoat[], layout: ChartLayout): void {
    const wanted = new Set(boats.map(boat => boat.key))
    for (const key of [...this.afloat.keys()]) if (!wanted.has(key)) this.remove(key)
    for (const { key, from, to, flag, share, look, alpha } of boats) {
      const known = this.afloat.get(key) ?? {
        boat: this.yard.build(flag),
        ghost: look === 'ghost' ? this.yard.ghost() : undefined,
      }
      this.afloat.set(key, known)
      const { place, left } = boatAt(layout, from, to, this.reduced ? places(share) : share)
      const sunk = look === 'sinks' ? 1 - alpha : 0
      known.boat.whole
        .setPosition(place.x, place.y + sunk * 10)
        .setRotation(this.reduced ? 0 : sunk * 0.5)
        .setAlpha(known.ghost === undefined ? alpha : 0)
      known.ghost?.setPosition(place.x, place.y).setAlpha(alpha)
      this.yard.face(known.boat, left, look === 'sails')
    }
  }

  private remove(key: string): void {
    const gone = this.afloat.get(key)
    gone?.boat.whole.destroy()
    gone?.ghost?.destroy()
    this.afloat.delete(key)
  }
}

function plateOf(
  { node, name, who, known, up, mark }: ChartIsland,
  { places: at0, unit, compact }: ChartLayout,
): Label {
  const spot = at0[node] ?? at(0, 0)
  const role = !known ? '' : up ? mark.word : 'crashed'
  const rest = [...(compact || name === node ? [] : [name]), ...(role === '' ? [] : [role])].join(' · ')
  return {
    runs: [{ text: node, bold: true }, ...(rest === '' ? [] : [{ text: ` ${rest}` }])],
    place: at(spot.x, spot.y + 150 * unit),
    align: 'middle',
    ground: 'plate',
    glyph: !known ? who : up ? mark.shape : 'crashed',
  }
}
