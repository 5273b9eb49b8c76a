/** The events of a night as places to stand: one for each act of a node. What the keyboard walks and the pointer finds. */
import type { Diagram, DiagramArrow, DiagramEvent } from '../../shared/wire/debrief.ts'
import { arrowSpan, type Frame, type Span } from './diagram.ts'
import { secondsText } from './tide.ts'

export interface Stop {
  readonly act: number
  readonly node: string
  readonly atMs: number
  readonly kind: DiagramEvent['kind'] | 'landed'
  readonly words: string
  readonly rules: readonly string[]
  readonly ledToIt: boolean
}

/** In the order in which they happened. */
export function stopsOf(diagram: Diagram): readonly Stop[] {
  const stops = new Map<number, Stop>()
  const add = (stop: Stop) => {
    const known = stops.get(stop.act)
    stops.set(stop.act, known === undefined ? stop : { ...known, words: `${known.words}; ${stop.words}` })
  }
  for (const { act, node, atMs, kind, rules, ledToIt, word } of diagram.events)
    add({ act, node, atMs, kind, rules, ledToIt, words: kind === 'claim' ? `claims: ${word}` : word })
  for (const { landedAt, endMs, to, from, word, copy, ledToIt } of diagram.arrows)
    if (landedAt !== null && endMs !== null)
      add({
        act: landedAt,
        node: to,
        atMs: endMs,
        kind: 'landed',
        rules: [],
        ledToIt,
        words: `${copy ? 'a copy of ' : ''}${word} lands, from ${from}`,
      })
  return [...stops.values()].toSorted((a, b) => a.act - b.act)
}

/** As a screen reader says it. */
export function stopLabel({ node, atMs, words, rules, ledToIt }: Stop): string {
  const wrong = rules.length === 0 ? '' : `, wrong by ${rules.join(' and ')}`
  return `${node} at ${secondsText(atMs)}: ${words}${wrong}${ledToIt ? ', led to it' : ''}`
}

export const WALKS = ['before', 'after', 'up', 'down', 'first', 'last'] as const
export type Walk = (typeof WALKS)[number]

/**
 * Before and after go along the node's line; up and down along a message that ties this act to a line on that side, or
 * else to the nearest moment of the next line.
 */
export function walkFrom(diagram: Diagram, stops: readonly Stop[], from: Stop, walk: Walk): Stop {
  const line = stops.filter(stop => stop.node === from.node)
  const at = line.findIndex(stop => stop.act === from.act)
  switch (walk) {
    case 'before':
      return line[at - 1] ?? from
    case 'after':
      return line[at + 1] ?? from
    case 'first':
      return line[0] ?? from
    case 'last':
      return line.at(-1) ?? from
    case 'up':
      return across(diagram, stops, from, -1)
    case 'down':
      return across(diagram, stops, from, 1)
  }
}

function across(diagram: Diagram, stops: readonly Stop[], from: Stop, side: -1 | 1): Stop {
  const rows = diagram.nodes.map(entry => entry.node)
  const away = (stop: Stop): number => (rows.indexOf(stop.node) - rows.indexOf(from.node)) * side
  const tied = new Set(
    diagram.arrows.flatMap(({ sentBy, landedAt }) => {
      if (landedAt === null) return []
      return sentBy === from.act ? [landedAt] : landedAt === from.act ? [sentBy] : []
    }),
  )
  const there = stops.filter(stop => away(stop) > 0)
  const byMessage = there.filter(stop => tied.has(stop.act))
  const nearest = (a: Stop, b: Stop): number =>
    away(a) - away(b) || Math.abs(a.atMs - from.atMs) - Math.abs(b.atMs - from.atMs)
  return (byMessage.length > 0 ? byMessage : there).toSorted(nearest)[0] ?? from
}

const STOP_PX = 22
const LINE_PX = 8

/** The act under a pointer: an event, or else where the message under it landed, or was sent when it did not. */
export function actUnder(
  stops: readonly Stop[],
  arrows: readonly DiagramArrow[],
  frame: Frame,
  endMs: number,
  x: number,
  y: number,
): number | null {
  const event = nearestOf(stops, stop => Math.hypot(frame.x(stop.atMs) - x, frame.y(stop.node) - y), STOP_PX)
  if (event !== undefined) return event.act
  const arrow = nearestOf(arrows, one => distanceTo(arrowSpan(one, frame, endMs), x, y), LINE_PX)
  return arrow === undefined ? null : (arrow.landedAt ?? arrow.sentBy)
}

function nearestOf<T>(all: readonly T[], distance: (one: T) => number, within: number): T | undefined {
  let best: T | undefined
  let least = within
  for (const one of all) {
    const far = distance(one)
    // Of two at one place the earlier stays: a crash at once after a move must not hide the move.
    if (far >= least) continue
    best = one
    least = far
  }
  return best
}

function distanceTo({ x1, y1, x2, y2 }: Span, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / Math.max(1, dx * dx + dy * dy)))
  return Math.hypot(x - x1 - dx * share, y - y1 - dy * share)
}
