/** Where things stand in the space-time diagram: pure geometry, no drawing. */
import type { Debrief, Diagram, DiagramArrow, DiagramEvent } from '../../shared/wire/debrief.ts'

export const ROW = 84
export const TOP = 84
export const BOTTOM = 58
export const SIDE = 26
/** Pixels per millisecond beyond which nothing gets clearer; the page opens no closer than the first. */
const OPENS_AT_MOST = 0.12
const CLOSEST = 0.4
/** A night without a violation is shown at least so large; it scrolls. */
const LEGIBLE = 0.024
/** Rather a little smaller and whole. */
const NEARLY = 0.75
/** How much of the width the way from the wrong step to the violation should fill. */
const SLICE_SHARE = 0.55
const TICKS_S = [1, 2, 5, 10, 20, 30, 60, 120]
const TICK_PX = 84
const LETTER_PX = 8.4
/** How long a message still under way is drawn. */
const UNDER_WAY_MS = 3000

export interface Frame {
  readonly pxPerMs: number
  readonly width: number
  readonly height: number
  /** What lies outside of this need not be drawn in detail. */
  readonly fromPx: number
  readonly toPx: number
  x(ms: number): number
  y(node: string): number
}

export function frameOf(diagram: Diagram, pxPerMs: number): Frame {
  const rows = new Map(diagram.nodes.map((entry, index) => [entry.node, TOP + index * ROW]))
  return {
    pxPerMs,
    width: Math.ceil(diagram.endMs * pxPerMs) + 2 * SIDE,
    fromPx: Number.NEGATIVE_INFINITY,
    toPx: Number.POSITIVE_INFINITY,
    height: TOP + (diagram.nodes.length - 1) * ROW + BOTTOM,
    x: ms => SIDE + ms * pxPerMs,
    y: node => rows.get(node) ?? TOP,
  }
}

export function inView(frame: Frame, x: number): boolean {
  return x >= frame.fromPx && x <= frame.toPx
}

export function fitting(diagram: Diagram, room: number): number {
  return Math.max(0.001, (room - 2 * SIDE) / Math.max(1000, diagram.endMs))
}

/** Never so far that less than the whole night is seen, nor so close that nothing gets clearer. */
export function within(diagram: Diagram, room: number, scale: number): number {
  return Math.max(fitting(diagram, room), Math.min(CLOSEST, scale))
}

/** The first scale: the slice that matters fills much of the view. */
export function openingScale(debrief: Debrief, room: number): number {
  const { diagram, blame } = debrief
  const fit = fitting(diagram, room)
  if (blame === null || diagram.brokeAtMs === null) return fit > LEGIBLE * NEARLY ? fit : LEGIBLE
  const span = Math.max(1500, diagram.brokeAtMs - blame.atMs)
  return Math.max(fit, Math.min(OPENS_AT_MOST, (room * SLICE_SHARE) / span))
}

export function ticks(endMs: number, pxPerMs: number): readonly number[] {
  const step = (TICKS_S.find(seconds => seconds * 1000 * pxPerMs >= TICK_PX) ?? 300) * 1000
  return Array.from({ length: Math.floor(endMs / step) + 1 }, (_, index) => index * step)
}

export interface Span {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** A lost message ends before the other shore; one still under way ends with the night. */
export function arrowSpan(arrow: DiagramArrow, frame: Frame, endMs: number): Span {
  const x1 = frame.x(arrow.sentMs)
  const y1 = frame.y(arrow.from)
  const x2 = frame.x(arrow.endMs ?? Math.min(endMs, arrow.sentMs + UNDER_WAY_MS))
  const y2 = frame.y(arrow.to)
  const share = arrow.fate === 'delivered' ? 1 : arrow.fate === 'lost' ? 0.82 : 0.6
  return { x1, y1, x2: x1 + (x2 - x1) * share, y2: y1 + (y2 - y1) * share }
}

export interface Banner {
  readonly event: DiagramEvent
  /** The claim without the name of its node: that stands at the line. */
  readonly words: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Flies to the left: at the right edge there is no room. */
  readonly flip: boolean
  /** No room for the words, or they did not lead to it. */
  readonly small: boolean
  /** It answers somebody who asked: said often, and only seldom the point. */
  readonly answer: boolean
}

/**
 * Claims as flags on their masts. Where something broke, only those that led to it carry words; else only those that
 * were made unasked.
 */
export function banners(diagram: Diagram, frame: Frame): readonly Banner[] {
  const claims = diagram.events.filter(event => event.kind === 'claim').toSorted((a, b) => a.atMs - b.atMs)
  const anyLed = claims.some(event => event.ledToIt)
  const isAnswer = answersOf(diagram)
  const taken = new Map<string, number>()
  return claims.map(event => {
    const x = frame.x(event.atMs)
    const words = event.word.startsWith(`${event.node} `) ? event.word.slice(event.node.length + 1) : event.word
    const width = words.length * LETTER_PX + 28
    const flip = x + width > frame.width
    const from = flip ? x - width : x
    const answer = !event.ledToIt && isAnswer(event)
    const small = answer || (anyLed && !event.ledToIt) || (taken.get(event.node) ?? 0) > from
    if (!small) taken.set(event.node, from + width + 6)
    return { event, words, x, y: frame.y(event.node), width, flip, small, answer }
  })
}

/** A claim that names what a request at the same node named is its answer ("Petrel asks", "n3 told Petrel: ..."). */
function answersOf(diagram: Diagram): (claim: DiagramEvent) => boolean {
  const requests = diagram.events
    .filter(event => event.kind === 'request')
    .map(event => ({ event, words: new Set(event.word.match(/[\p{L}\d]{3,}/gu) ?? []) }))
  const inAll = (word: string) => requests.length > 1 && requests.every(request => request.words.has(word))
  return claim =>
    requests.some(
      ({ event, words }) =>
        event.node === claim.node &&
        event.atMs <= claim.atMs &&
        [...words].some(word => claim.word.includes(word) && !inAll(word)),
    )
}
