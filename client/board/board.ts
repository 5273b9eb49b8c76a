/** The night sea: what a node may know, drawn by Phaser. Words and buttons are the page's business. */
import Phaser from 'phaser'
import { at } from './geometry.ts'
import { type Layout, layOut } from './layout.ts'
import { Metronome } from './metronome.ts'
import type { Board, BoardEvent, BoardModel, BoardOptions, Insets } from './model.ts'
import { SEA } from './palette.ts'
import { Stage } from './stage.ts'

const EMPTY: BoardModel = {
  islands: [],
  mark: { shape: 'none', word: '' },
  up: true,
  docked: [],
  openCard: null,
  disk: '',
  memory: '',
  unsaved: false,
  loss: 0,
  lossText: '',
}

/** Resolves when the first frame can be drawn. */
export function createBoard(options: BoardOptions): Promise<Board> {
  // More than two device pixels a CSS pixel cost memory and show nothing.
  const density = Math.min(2, Math.max(1, window.devicePixelRatio || 1))
  return new Promise(resolve => {
    const scene = new Phaser.Scene('sea')
    const game = new Phaser.Game({
      type: options.renderer === 'canvas' || !hasFastWebGL() ? Phaser.CANVAS : Phaser.AUTO,
      parent: options.parent,
      backgroundColor: SEA.water,
      scale: { mode: Phaser.Scale.NONE, ...pixels(options.parent, density), zoom: 1 / density },
      // The page has the keyboard and the scrolling; the board only wants to know where it was clicked.
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      autoFocus: false,
      disableContextMenu: false,
      banner: false,
      audio: { noAudio: true },
      // One texture a batch: Phaser's shader compares an interpolated texture number with ==, and turned quads get holes.
      render: { antialias: true, powerPreference: 'low-power', maxTextures: 1 },
      scene: Object.assign(scene, { create: () => resolve(new SeaBoard(game, scene, options, density)) }),
    })
  })
}

/** WebGL without a graphics card is emulated, and slower than the plain canvas. */
function hasFastWebGL(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl', { failIfMajorPerformanceCaveat: true })
    if (context === null) return false
    const named = context.getExtension('WEBGL_debug_renderer_info')
    const name = named === null ? '' : String(context.getParameter(named.UNMASKED_RENDERER_WEBGL))
    context.getExtension('WEBGL_lose_context')?.loseContext()
    return !/swiftshader|llvmpipe|software|basic render/i.test(name)
  } catch {
    return false
  }
}

const pixels = (parent: HTMLElement, density: number): { readonly width: number; readonly height: number } => ({
  width: Math.max(1, Math.round(parent.clientWidth * density)),
  height: Math.max(1, Math.round(parent.clientHeight * density)),
})

class SeaBoard implements Board {
  private readonly game: Phaser.Game
  private readonly options: BoardOptions
  private readonly density: number
  private readonly stage: Stage
  private readonly metronome: Metronome
  private readonly watcher: ResizeObserver
  private model = EMPTY
  private insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 }

  constructor(game: Phaser.Game, scene: Phaser.Scene, options: BoardOptions, density: number) {
    this.game = game
    this.options = options
    this.density = density
    // The board counts in CSS pixels; the camera turns them into the device's.
    scene.cameras.main.setOrigin(0, 0).setZoom(density)
    this.stage = new Stage(scene, this.layout(), density)
    this.metronome = new Metronome(game, true, () => this.stage.motions.busy)
    scene.events.on('update', () => this.stage.update(performance.now()))
    game.canvas.setAttribute('aria-hidden', 'true')
    game.canvas.style.display = 'block'
    this.fitCanvas()
    game.canvas.addEventListener('click', this.onClick)
    game.canvas.addEventListener('pointermove', this.onMove)
    this.watcher = new ResizeObserver(() => this.resize())
    this.watcher.observe(options.parent)
  }

  show(model: BoardModel): void {
    this.model = model
    this.stage.show(model, this.layout(), performance.now())
    this.metronome.nudge()
  }

  play(event: BoardEvent): void {
    this.stage.play(event, performance.now())
    this.metronome.nudge()
  }

  setReducedMotion(on: boolean): void {
    this.stage.motions.reduced = on
    this.metronome.setWater(!on)
  }

  setInsets(insets: Insets): void {
    this.insets = insets
    this.show(this.model)
  }

  destroy(): void {
    this.watcher.disconnect()
    this.game.canvas.removeEventListener('click', this.onClick)
    this.game.canvas.removeEventListener('pointermove', this.onMove)
    this.game.destroy(true)
    this.metronome.end()
  }

  private fitCanvas(): void {
    const { width, height } = pixels(this.options.parent, this.density)
    this.game.canvas.style.width = `${width / this.density}px`
    this.game.canvas.style.height = `${height / this.density}px`
  }

  private layout(): Layout {
    const { clientWidth, clientHeight } = this.options.parent
    const others = this.model.islands.filter(i => !i.you).map(i => i.node)
    return layOut(clientWidth, clientHeight, this.insets, others)
  }

  private resize(): void {
    const { width, height } = pixels(this.options.parent, this.density)
    if (width === this.game.scale.width && height === this.game.scale.height) return
    this.game.scale.resize(width, height)
    this.fitCanvas()
    this.show(this.model)
  }

  private readonly onClick = (event: MouseEvent): void => {
    const card = this.stage.cardAt(at(event.offsetX, event.offsetY))
    if (card !== undefined) this.options.onBoat(card)
  }

  private readonly onMove = (event: MouseEvent): void => {
    const over = this.stage.cardAt(at(event.offsetX, event.offsetY)) !== undefined
    this.game.canvas.style.cursor = over ? 'pointer' : ''
  }
}
