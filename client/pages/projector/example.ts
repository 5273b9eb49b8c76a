import type { Shown } from '../../../shared/wire/classroom.ts'
import type { MistakeReport } from '../../../shared/wire/debrief.ts'

export type Example = Extract<Shown, { type: 'example' }>

const BEFORE_MS = 8_000
const AFTER_MS = 5_000
/** What came of it is looked for so far, when nothing broke. */
const SPAN_MS = 25_000
const LONGEST_MS = 90_000

/** A part of the night. */
export interface Span {
  readonly fromMs: number
  readonly untilMs: number
}

export function mistakeOf({ debrief, rule, act }: Example): MistakeReport | undefined {
  return debrief.mistakes.find(one => one.act === act && one.rule === rule)
}

/** What the wall plays of the night: from before the wrong move until what came of it is seen. */
export function spanOf(example: Example): Span {
  const { endMs, brokeAtMs } = example.debrief.diagram
  const atMs = mistakeOf(example)?.atMs ?? 0
  const cameMs = brokeAtMs === null ? atMs + SPAN_MS : brokeAtMs + AFTER_MS
  return { fromMs: Math.max(0, atMs - BEFORE_MS), untilMs: Math.min(endMs, cameMs, atMs + LONGEST_MS) }
}
