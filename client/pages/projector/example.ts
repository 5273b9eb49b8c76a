import type { Shown } from '../../../shared/wire/classroom.ts'
import type { MistakeReport } from '../../../shared/wire/debrief.ts'

export type Example = Extract<Shown, { type: 'example' }>

const BEFORE_MS = 5000
const AFTER_MS = 4000

export function mistakeOf({ debrief, rule, act }: Example): MistakeReport | undefined {
  return debrief.mistakes.find(one => one.act === act && one.rule === rule)
}

/** What the wall plays of the night: from before the wrong move until what came of it is seen. */
export function spanOf(example: Example): { readonly fromMs: number; readonly untilMs: number } {
  const { diagram } = example.debrief
  const wrongMs = mistakeOf(example)?.atMs
  return {
    fromMs: Math.max(0, (wrongMs ?? 0) - BEFORE_MS),
    untilMs: Math.min(diagram.endMs, (diagram.brokeAtMs ?? wrongMs ?? diagram.endMs) + AFTER_MS),
  }
}
