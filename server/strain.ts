/**
 * Whether the process has as much to do as it can bear. Then new matches are refused in words, and those that are played
 * keep their speed: a hundred matches that answer are worth more than two hundred that stutter.
 */
import { performance } from 'node:perf_hooks'

/** Above this share of its time the one thread has nothing to spare. */
export const BUSY_SHARE = 0.95
/** It must have fallen so far before new matches are taken again. */
export const CALM_SHARE = 0.8
/** So many seconds in a row: waking many matches after a restart takes one or two. */
export const BUSY_SECONDS = 5
const SECOND_MS = 1000

export interface Strain {
  readonly tooMuch: boolean
}

/** Only reckons: no clock, no effect. */
export class Measured implements Strain {
  private busySeconds = 0
  private full = false

  get tooMuch(): boolean {
    return this.full
  }

  /** `share` of the last second in which the thread was at work, 0 to 1. */
  note(share: number): void {
    this.busySeconds = share > BUSY_SHARE ? this.busySeconds + 1 : 0
    if (this.busySeconds >= BUSY_SECONDS) this.full = true
    else if (share < CALM_SHARE) this.full = false
  }
}

/** Of this process, for as long as it lives. */
export function watchStrain(): Strain {
  const measured = new Measured()
  let before = performance.eventLoopUtilization()
  setInterval(() => {
    const now = performance.eventLoopUtilization()
    measured.note(performance.eventLoopUtilization(now, before).utilization)
    before = now
  }, SECOND_MS).unref()
  return measured
}
