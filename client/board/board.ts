/** The night sea: what a node may know, drawn by Phaser. Words and buttons are the page's business. */
import type Phaser from 'phaser'
import { resizeGame, startGame } from './game.ts'
import { at } from './geometry.ts'
import { type Layout, layOut } from './layout.ts'
import { Metronome } from './metronome.ts'
import type { Board, BoardEvent, BoardModel, BoardOptions, Insets } from './model.ts'
import { Stage } from './stage.ts'

/** The chart of a night that is over is fetched with the board: both are little beside Phaser. */
export { createChart } from './chart.ts'

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
  return new Promise(resolve =>
    startGame(options, (game, scene, density) => resolve(new SeaBoard(game, scene, options, density))),
  )
}

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
    this.stage = new Stage(scene, this.layout(), density)
    this.metronome = new Metronome(game, true, () => this.stage.motions.busy)
    scene.events.on('update', () => this.stage.update(performance.now()))
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

  private layout(): Layout {
    const { clientWidth, clientHeight } = this.options.parent
    const others = this.model.islands.filter(i => !i.you).map(i => i.node)
    return layOut(clientWidth, clientHeight, this.insets, others)
  }

  private resize(): void {
    if (resizeGame(this.game, this.options.parent, this.density)) this.show(this.model)
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
