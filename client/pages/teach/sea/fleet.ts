/**
 * Boats on a small sea, on a canvas above the islands: what moves many times a second must not have what stands drawn
 * again, forty times over, on a machine without a graphics card.
 */
import type { Flag } from '../../../../shared/kernel/present.ts'
import type { SeaSight } from '../../../../shared/wire/classroom.ts'
import { places } from '../../../board/motion.ts'
import { css, SEA, THING, TONE } from '../../../board/palette.ts'
import { wantsReducedMotion } from '../../../model/preferences.ts'
import { type Sailing, type SeaFrame, sailing, sightMs } from '../../../model/sea-sight.ts'

export interface Fleet {
  readonly sight: SeaSight
  readonly seenMs: number
  readonly frame: SeaFrame
}

const TILT = 0.56
const DEEP = 5
const SHARPEST = 2
const HULL = new Path2D('M-9 0h18l-3 5h-12z')
const GUNWALE = new Path2D('M-9 0h18l-.8 1.8h-16.4z')
const MAST = new Path2D('M0 0v-15')
const PENNANT = new Path2D('M0 -15L11 -11L0 -7z')
const BANNER = new Path2D('M0 -15h10v8h-10z')
const ARMS = new Path2D('M-8 3a9 8 0 0 1 15 -7M8 -2a9 8 0 0 1 -15 7M-3 1a3.5 3 0 0 1 6 -2')
const EYE = new Path2D('M12 0a12 12 0 1 1 -24 0a12 12 0 1 1 24 0z')

export function sail(canvas: HTMLCanvasElement, { sight, seenMs, frame }: Fleet, nowMs: number): void {
  const pen = canvas.getContext('2d')
  if (pen === null) return
  const scale = density(canvas, frame)
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  pen.clearRect(0, 0, frame.width, frame.height)
  const simMs = sightMs(sight, seenMs, nowMs)
  const step = wantsReducedMotion() ? places : (share: number) => share
  for (const boat of sight.boats) {
    const seen = sailing(frame, boat, simMs, step)
    if (seen === null) continue
    pen.setTransform(scale * frame.unit, 0, 0, scale * frame.unit, scale * seen.place.x, scale * seen.place.y)
    drawBoat(pen, boat.flag, seen)
  }
}

/** Pixels for a unit of the drawing. */
function density(canvas: HTMLCanvasElement, frame: SeaFrame): number {
  const wanted = Math.round(canvas.clientWidth * Math.min(SHARPEST, devicePixelRatio))
  if (canvas.width !== wanted) {
    canvas.width = wanted
    canvas.height = Math.round((wanted * frame.height) / frame.width)
  }
  return wanted / frame.width
}

function drawBoat(pen: CanvasRenderingContext2D, flag: Flag, { left, sunk }: Sailing): void {
  if (sunk > 0) {
    pen.fillStyle = css(THING.storm[1])
    pen.fill(EYE)
    line(pen, ARMS, css(THING.stormArm), 2)
  }
  pen.globalAlpha = 1 - sunk * 0.8
  pen.translate(0, sunk * DEEP)
  pen.rotate(sunk * TILT)
  if (left) pen.scale(-1, 1)
  fill(pen, HULL, css(THING.wood))
  fill(pen, GUNWALE, css(THING.ivory))
  line(pen, MAST, css(THING.wood), 1.6)
  const cloth = flag.shape === 'pennant' ? PENNANT : BANNER
  const colour = css(TONE[flag.tone])
  fill(pen, cloth, flag.hollow ? css(SEA.water) : colour)
  line(pen, cloth, colour, 1.5)
  pen.globalAlpha = 1
}

function fill(pen: CanvasRenderingContext2D, path: Path2D, colour: string): void {
  pen.fillStyle = colour
  pen.fill(path)
}

function line(pen: CanvasRenderingContext2D, path: Path2D, colour: string, width: number): void {
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.stroke(path)
}
