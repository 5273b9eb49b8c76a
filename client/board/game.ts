/** How Phaser is started here: one scene in a canvas that fills its parent, and nothing of the page's taken from it. */
import Phaser from 'phaser'
import type { BoardOptions } from './model.ts'
import { SEA } from './palette.ts'

export type CanvasOptions = Pick<BoardOptions, 'parent' | 'renderer'>

/** `ready`: the first frame can be drawn. */
export function startGame(
  { parent, renderer }: CanvasOptions,
  ready: (game: Phaser.Game, scene: Phaser.Scene, density: number) => void,
): void {
  // More than two device pixels a CSS pixel cost memory and show nothing.
  const density = Math.min(2, Math.max(1, window.devicePixelRatio || 1))
  const scene = new Phaser.Scene('sea')
  const create = () => {
    // What is drawn is counted in CSS pixels; the camera turns them into the device's.
    scene.cameras.main.setOrigin(0, 0).setZoom(density)
    game.canvas.setAttribute('aria-hidden', 'true')
    game.canvas.style.display = 'block'
    fitCanvas(game, parent, density)
    ready(game, scene, density)
  }
  const drawnByProcessor = renderer === 'canvas' || !hasFastWebGL()
  const game = new Phaser.Game({
    type: drawnByProcessor ? Phaser.CANVAS : Phaser.AUTO,
    // As often as the screen, but where the processor draws: it has other things to do.
    fps: { limit: drawnByProcessor ? 30 : 0 },
    parent,
    backgroundColor: SEA.water,
    scale: { mode: Phaser.Scale.NONE, ...pixels(parent, density), zoom: 1 / density },
    // The page has the keyboard and the scrolling; the board only wants to know where it was clicked.
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    autoFocus: false,
    disableContextMenu: false,
    banner: false,
    audio: { noAudio: true },
    // One texture a batch: Phaser's shader compares an interpolated texture number with ==, and turned quads get holes.
    render: { antialias: true, powerPreference: 'low-power', maxTextures: 1 },
    scene: Object.assign(scene, { create }),
  })
}

/** True when the parent's size had changed. */
export function resizeGame(game: Phaser.Game, parent: HTMLElement, density: number): boolean {
  const { width, height } = pixels(parent, density)
  if (width === game.scale.width && height === game.scale.height) return false
  game.scale.resize(width, height)
  fitCanvas(game, parent, density)
  return true
}

function fitCanvas(game: Phaser.Game, parent: HTMLElement, density: number): void {
  const { width, height } = pixels(parent, density)
  game.canvas.style.width = `${width / density}px`
  game.canvas.style.height = `${height / density}px`
}

const pixels = (parent: HTMLElement, density: number): { readonly width: number; readonly height: number } => ({
  width: Math.max(1, Math.round(parent.clientWidth * density)),
  height: Math.max(1, Math.round(parent.clientHeight * density)),
})

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
