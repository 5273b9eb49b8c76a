/** Boats on a small sea. They are moved by hand: many times a second nothing but a few attributes changes. */
import type { Flag } from '../../../../shared/kernel/present.ts'
import type { SeaSight } from '../../../../shared/wire/classroom.ts'
import { places } from '../../../board/motion.ts'
import { css, TONE } from '../../../board/palette.ts'
import { wantsReducedMotion } from '../../../model/preferences.ts'
import { type Sailing, type SeaFrame, sailing, sightMs } from '../../../model/sea-sight.ts'

export interface Fleet {
  readonly sight: SeaSight
  readonly seenMs: number
  readonly frame: SeaFrame
}

const TILT = 32
const DEEP = 5

/** The n-th boat of the sight is the n-th drawing in the group `fleet`. */
export function sail(host: SVGSVGElement, { sight, seenMs, frame }: Fleet, nowMs: number): void {
  const drawings = host.querySelector('.fleet')?.children
  const simMs = sightMs(sight, seenMs, nowMs)
  const step = wantsReducedMotion() ? places : (share: number) => share
  for (const [i, boat] of sight.boats.entries()) {
    const drawing = drawings?.[i]
    if (drawing === undefined) return
    const seen = sailing(frame, boat, simMs, step)
    drawing.setAttribute('visibility', seen === null ? 'hidden' : 'visible')
    if (seen !== null) put(drawing, seen, frame.unit)
  }
}

function put(drawing: Element, { place, left, sunk }: Sailing, unit: number): void {
  const flip = left ? -unit : unit
  drawing.setAttribute('transform', `translate(${place.x.toFixed(1)} ${place.y.toFixed(1)}) scale(${flip} ${unit})`)
  drawing.setAttribute('class', sunk > 0 ? 'boat sinks' : 'boat')
  const hull = drawing.lastElementChild
  hull?.setAttribute('transform', `translate(0 ${(sunk * DEEP).toFixed(1)}) rotate(${Math.round(sunk * TILT)})`)
  hull?.setAttribute('opacity', (1 - sunk * 0.8).toFixed(2))
}

export function Boat({ flag }: { readonly flag: Flag }) {
  const colour = css(TONE[flag.tone])
  const cloth = flag.shape === 'pennant' ? '0,-15 11,-11 0,-7' : '0,-15 10,-15 10,-7 0,-7'
  return (
    <g class="boat" visibility="hidden">
      <g class="storm">
        <circle r="12" fill="#2A4159" />
        <path d="M-8 3a9 8 0 0 1 15 -7M8 -2a9 8 0 0 1 -15 7M-3 1a3.5 3 0 0 1 6 -2" />
      </g>
      <g>
        <path d="M-9 0h18l-3 5h-12z" fill="#B98A5C" />
        <path d="M-9 0h18l-.8 1.8h-16.4z" fill="#F4EBD6" />
        <path d="M0 0v-15" stroke="#B98A5C" stroke-width="1.6" />
        <polygon points={cloth} fill={flag.hollow ? '#0B2136' : colour} stroke={colour} stroke-width="1.5" />
      </g>
    </g>
  )
}
