/** What the clocks on the walls say about two letters, which is nothing about their order. */
import { wallTime } from '../../kernel/parts/wall-clock.ts'
import type { Letter, Relation } from './words.ts'

/** To the second, as it is shown; undefined where letters bear no time. */
export function wallSays(a: Letter, b: Letter): Relation | undefined {
  if (a.wallMs === null || b.wallMs === null) return undefined
  if (wallTime(a.wallMs) === wallTime(b.wallMs)) return 'concurrent'
  return a.wallMs < b.wallMs ? 'before' : 'after'
}
