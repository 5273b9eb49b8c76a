/** Where boats are built. Equal hulls and equal flags share one texture. */
import type Phaser from 'phaser'
import type { Flag } from '../../shared/kernel/present.ts'
import { codeAt, drawFlag, drawGhost, drawHull, FLAG_AT, FLAG_BOX, HULL_BOX } from './draw-boat.ts'
import type { Box } from './geometry.ts'
import { css, INK, SANS, TONE } from './palette.ts'
import { bake, type Pen } from './pen.ts'

export interface Boat {
  readonly whole: Phaser.GameObjects.Container
  readonly hull: Phaser.GameObjects.Image
  readonly flag: Phaser.GameObjects.Container
}

const CODE_PX = 17
/** Smaller letters say nothing: the shape alone has to do. */
const LEGIBLE_PX = 16

export class BoatYard {
  private readonly scene: Phaser.Scene
  private readonly density: number
  private readonly depth: number
  private scale: number
  private readonly textures = new Map<string, string>()

  constructor(scene: Phaser.Scene, density: number, depth: number, scale: number) {
    this.scene = scene
    this.density = density
    this.depth = depth
    this.scale = scale
  }

  /** From here on boats are so large. Those that were built before have lost their textures. */
  rescale(scale: number): void {
    this.scale = scale
    for (const key of this.textures.values()) this.scene.textures.remove(key)
    this.textures.clear()
  }

  build(flag: Flag): Boat {
    const hull = this.image('hull', HULL_BOX, pen => drawHull(pen, false))
    const cloth = this.image(`${flag.shape} ${flag.hollow} ${flag.tone}`, FLAG_BOX, pen => drawFlag(pen, flag))
    const flagAt = this.scene.add.container(FLAG_AT.x, FLAG_AT.y, [cloth])
    if (CODE_PX * this.scale >= LEGIBLE_PX) {
      const code = this.scene.add.text(codeAt(flag), 0, flag.code, {
        fontFamily: SANS,
        fontSize: `${CODE_PX}px`,
        fontStyle: 'bold',
        color: flag.hollow ? css(TONE[flag.tone]) : INK.on,
      })
      flagAt.add(code.setResolution(this.density * this.scale).setOrigin(0.5, 0.5))
    }
    const whole = this.scene.add.container(0, 0, [hull, flagAt]).setScale(this.scale).setDepth(this.depth)
    return { whole, hull, flag: flagAt }
  }

  /** Only the outline of a boat: beyond the horizon nothing more is known. */
  ghost(): Phaser.GameObjects.Image {
    const ghost = this.image('ghost', HULL_BOX, drawGhost).setDepth(this.depth)
    return ghost.setScale(ghost.scale * this.scale)
  }

  face({ hull }: Boat, left: boolean, sailing: boolean): void {
    hull.setTexture(this.texture(sailing ? 'sailing' : 'hull', HULL_BOX, pen => drawHull(pen, sailing))).setFlipX(left)
  }

  private image(name: string, box: Box, draw: (pen: Pen) => void): Phaser.GameObjects.Image {
    return this.scene.add
      .image(0, 0, this.texture(name, box, draw))
      .setOrigin(-box.x / box.w, -box.y / box.h)
      .setScale(1 / (this.density * this.scale))
  }

  private texture(name: string, box: Box, draw: (pen: Pen) => void): string {
    const known = this.textures.get(name)
    if (known !== undefined) return known
    const key = bake(this.scene, box, this.density * this.scale, draw)
    this.textures.set(name, key)
    return key
  }
}
