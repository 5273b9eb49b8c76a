/** The events on the nodes' lines, all of one kind as one path. */
import type { DiagramEvent } from '../../shared/wire/debrief.ts'
import type { Frame } from './diagram.ts'

const PX = { led: 14, plain: 8, wrong: 24 } as const

export interface MarkPaths {
  readonly moves: string
  readonly ledMoves: string
  /** Timers that rang, requests that came. */
  readonly rings: string
  readonly ledRings: string
  readonly wrong: string
}

/** Claims have their flags, crashes their gaps. */
export function markPaths(events: readonly DiagramEvent[], frame: Frame): MarkPaths {
  const paths = { moves: '', ledMoves: '', rings: '', ledRings: '', wrong: '' }
  for (const { kind, atMs, node, ledToIt, rules } of events) {
    const [x, y] = [Math.round(frame.x(atMs)), frame.y(node)]
    const size = ledToIt ? PX.led : PX.plain
    if (kind === 'move') paths[ledToIt ? 'ledMoves' : 'moves'] += square(x, y, size)
    if (kind === 'timer' || kind === 'request') paths[ledToIt ? 'ledRings' : 'rings'] += circle(x, y, size)
    if (rules.length > 0) paths.wrong += circle(x, y, PX.wrong)
  }
  return paths
}

function square(x: number, y: number, size: number): string {
  return `M${x - size / 2} ${y - size / 2}h${size}v${size}h${-size}z`
}

function circle(x: number, y: number, size: number): string {
  const r = size / 2
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${size} 0a${r} ${r} 0 1 0 ${-size} 0z`
}
