/** Messages as lines in the diagram: how each stands out, and all of one kind as one path, so that many cost little. */
import type { Diagram, DiagramArrow } from '../../shared/wire/debrief.ts'
import { arrowSpan, type Frame } from './diagram.ts'

/** From the back to the front. */
export const ARROW_STYLES = ['faint', 'dim', 'plain', 'led', 'wrong'] as const
export type ArrowStyle = (typeof ARROW_STYLES)[number]

export interface Emphasis {
  /** The act that is blamed: what it sent is drawn as wrong. */
  readonly blamedAct: number | null
  readonly seenBy: string | null
  /** Only what led to the violation is drawn. */
  readonly onlyLed: boolean
  /** Stamps take the place of the flags. */
  readonly flags: boolean
}

export interface StyledArrow {
  readonly arrow: DiagramArrow
  readonly style: ArrowStyle
}

export function styled(
  { arrows }: Diagram,
  { blamedAct, seenBy, onlyLed }: Omit<Emphasis, 'flags'>,
): readonly StyledArrow[] {
  const anyLed = arrows.some(arrow => arrow.ledToIt)
  const styleOf = (arrow: DiagramArrow): ArrowStyle => {
    if (seenBy !== null && arrow.from !== seenBy && arrow.to !== seenBy) return 'faint'
    if (arrow.sentBy === blamedAct) return 'wrong'
    if (arrow.ledToIt) return 'led'
    return anyLed && seenBy === null ? 'dim' : 'plain'
  }
  return arrows
    .filter(arrow => !onlyLed || arrow.ledToIt || arrow.sentBy === blamedAct)
    .map(arrow => ({ arrow, style: styleOf(arrow) }))
}

export interface ArrowPaths {
  readonly lines: string
  /** Copies, and what was still under way at the end. */
  readonly dashed: string
  readonly heads: string
  readonly crosses: string
}

const CROSS_PX = 6
const tenth = (px: number): number => Math.round(px * 10) / 10

export function arrowPaths(arrows: readonly DiagramArrow[], frame: Frame, endMs: number, headPx: number): ArrowPaths {
  const paths = { lines: '', dashed: '', heads: '', crosses: '' }
  for (const arrow of arrows) {
    const { x1, y1, x2, y2 } = arrowSpan(arrow, frame, endMs)
    const length = Math.max(1, Math.hypot(x2 - x1, y2 - y1))
    const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length]
    const back = arrow.fate === 'delivered' ? Math.min(headPx, length) : 0
    const foot = { x: x2 - dx * back, y: y2 - dy * back }
    const line = `M${tenth(x1)} ${tenth(y1)}L${tenth(foot.x)} ${tenth(foot.y)}`
    if (arrow.copy || arrow.fate === 'under way') paths.dashed += line
    else paths.lines += line
    const half = headPx * 0.42
    if (arrow.fate === 'delivered')
      paths.heads += `M${tenth(x2)} ${tenth(y2)}L${tenth(foot.x - dy * half)} ${tenth(foot.y + dx * half)}L${tenth(foot.x + dy * half)} ${tenth(foot.y - dx * half)}z`
    if (arrow.fate === 'lost') paths.crosses += `M${tenth(x2 - CROSS_PX)} ${tenth(y2 - CROSS_PX)}l12 12m0-12l-12 12`
  }
  return paths
}
