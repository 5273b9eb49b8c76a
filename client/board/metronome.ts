/**
 * When a frame is drawn. Phaser's own loop runs only while something moves; the water alone needs a few frames a
 * second, and with reduced motion a still board draws none.
 */
import type Phaser from 'phaser'

const WATER_MS = 90

export class Metronome {
  private readonly game: Phaser.Game
  private readonly busy: () => boolean
  private water: boolean
  private timer = 0
  private ended = false

  constructor(game: Phaser.Game, water: boolean, busy: () => boolean) {
    this.game = game
    this.water = water
    this.busy = busy
    game.events.on('postrender', () => this.rest())
  }

  setWater(on: boolean): void {
    this.water = on
    this.nudge()
  }

  /** Something changed: draw at least one more frame. */
  nudge(): void {
    if (!this.ended) this.schedule(0)
  }

  end(): void {
    this.ended = true
    window.clearTimeout(this.timer)
    // Phaser tears down in its next frame, so there has to be one.
    this.game.loop.wake()
  }

  private rest(): void {
    if (this.ended || this.busy()) return
    this.game.loop.sleep()
    if (this.water) this.schedule(WATER_MS)
  }

  private schedule(ms: number): void {
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => {
      if (this.ended || this.game.loop.running) return
      if (this.busy()) this.game.loop.wake()
      else if (!document.hidden || ms === 0) this.game.loop.tick()
      else this.schedule(WATER_MS * 10)
    }, ms)
  }
}
