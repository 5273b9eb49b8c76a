/** What chance does to an envelope: drawn once from keyed dice when it sails, whatever else happens. */
import { die, dieBetween } from '../kernel/dice.ts'
import type { Fog, Weather } from '../kernel/level.ts'
import type { NodeId } from '../kernel/protocol.ts'

/** What befalls a copy, in milliseconds from now. */
export interface Fate {
  readonly type: 'arrives' | 'sinks'
  readonly afterMs: number
  /** When a second copy comes to be, if one does. */
  readonly copiedAfterMs: number | undefined
}

/** An envelope that is lost goes down part of the way. */
const SINKS_AT = 0.6

/** `mayLose`: the night's powers still allow a loss. */
export function fate(weather: Weather, seed: string, id: string, mayLose: boolean): Fate {
  const delayMs = dieBetween(seed, 'delay', id, weather.delayMs[0], weather.delayMs[1])
  if (mayLose && weather.loss > 0 && die(seed, 'loss', id) < weather.loss)
    return { type: 'sinks', afterMs: delayMs * SINKS_AT, copiedAfterMs: undefined }
  const copied = weather.duplication > 0 && die(seed, 'copy', id) < weather.duplication
  return { type: 'arrives', afterMs: delayMs, copiedAfterMs: copied ? delayMs / 2 : undefined }
}

/** How long the second copy takes. */
export function copyDelayMs(weather: Weather, seed: string, id: string): number {
  return dieBetween(seed, 'delay again', id, weather.delayMs[0], weather.delayMs[1])
}

export function inFog(fog: readonly Fog[], nowMs: number, from: NodeId, to: NodeId): boolean {
  return fog.some(({ fromMs, toMs, sides: [a, b], oneWay }) => {
    if (nowMs < fromMs || nowMs >= toMs) return false
    return (a.includes(from) && b.includes(to)) || (!oneWay && b.includes(from) && a.includes(to))
  })
}
