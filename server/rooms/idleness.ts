/** When somebody has kept the others waiting for too long. Only reckons: no clock, no effect. */
import type { Person } from './person.ts'

/** An answerable card lies there for so long: a gentle word. */
export const NUDGE_MS = 45_000
/** And for so long: a bot takes over until the person touches anything. */
export const TAKEOVER_MS = 75_000
/** A broken connection is waited for so long. */
export const DROPPED_MS = 20_000

export type Idle =
  | { readonly type: 'fine'; readonly nextMs: number | undefined }
  | { readonly type: 'nudge'; readonly secondsLeft: number; readonly sinceMs: number; readonly nextMs: number }
  | { readonly type: 'takeover'; readonly why: 'idle' | 'dropped' }

/** Where a lost connection is a crash of the node: a page that is loaded anew is none. */
export const CRASH_MS = 5000

export interface Patience {
  readonly idleMs: number
  readonly droppedMs: number
}

/** Of the patience there is, so much passes before a gentle word. */
const NUDGE_SHARE = NUDGE_MS / TAKEOVER_MS

/** `owedSinceMs`: as the match says. Any input since then starts the patience anew. */
export function idleness(
  person: Person,
  owedSinceMs: number | undefined,
  nowMs: number,
  { idleMs, droppedMs }: Patience = { idleMs: TAKEOVER_MS, droppedMs: DROPPED_MS },
): Idle {
  if (person.lent) return { type: 'fine', nextMs: undefined }
  if (person.droppedMs !== undefined) {
    const untilMs = person.droppedMs + droppedMs
    return nowMs >= untilMs ? { type: 'takeover', why: 'dropped' } : { type: 'fine', nextMs: untilMs }
  }
  if (owedSinceMs === undefined) return { type: 'fine', nextMs: undefined }
  const sinceMs = Math.max(owedSinceMs, person.lastInputMs)
  const takeoverMs = sinceMs + idleMs
  const nudgeMs = sinceMs + idleMs * NUDGE_SHARE
  if (nowMs >= takeoverMs) return { type: 'takeover', why: 'idle' }
  if (nowMs < nudgeMs) return { type: 'fine', nextMs: nudgeMs }
  if (person.nudgedOfMs === sinceMs) return { type: 'fine', nextMs: takeoverMs }
  return { type: 'nudge', secondsLeft: Math.ceil((takeoverMs - nowMs) / 1000), sinceMs, nextMs: takeoverMs }
}
