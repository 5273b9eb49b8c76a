/** Clock stamps beside the events, as many as have room. */
import type { Diagram, Stamp } from '../../shared/wire/debrief.ts'
import { type Frame, inView } from './diagram.ts'
import { stopsOf } from './stops.ts'

export const CLOCK_KINDS = ['none', 'lamport', 'vector'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

const LETTER_PX = 8.6
const GAP_PX = 10

export interface StampLabel {
  readonly act: number
  readonly x: number
  readonly y: number
  readonly text: string
  readonly ledToIt: boolean
}

export function stampText(stamp: Stamp, clocks: Exclude<ClockKind, 'none'>): string {
  return clocks === 'lamport' ? String(stamp.lamport) : `[${stamp.vector.join(' ')}]`
}

/** Where two would cover each other, the one that led to the violation stays, or else the earlier. */
export function stampLabels(
  diagram: Diagram,
  frame: Frame,
  clocks: Exclude<ClockKind, 'none'>,
  onlyLed: boolean,
): readonly StampLabel[] {
  const stamps = new Map(diagram.stamps.map(stamp => [stamp.act, stamp]))
  const kept: (StampLabel & { readonly half: number })[] = []
  const stops = stopsOf(diagram)
  for (const { act, node, atMs, ledToIt } of [...stops.filter(s => s.ledToIt), ...stops.filter(s => !s.ledToIt)]) {
    const stamp = stamps.get(act)
    if (stamp === undefined || !inView(frame, frame.x(atMs)) || (onlyLed && !ledToIt)) continue
    const text = stampText(stamp, clocks)
    const half = (text.length * LETTER_PX + GAP_PX) / 2
    const x = Math.max(half, Math.min(frame.width - half, frame.x(atMs)))
    const y = frame.y(node) + 27
    if (kept.some(other => other.y === y && Math.abs(other.x - x) < other.half + half)) continue
    kept.push({ act, x, y, text, ledToIt, half })
  }
  return kept
}
