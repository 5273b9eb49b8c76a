/** Simulated time between two reports of the server: it flows on at the last known rate. */
export interface Tide {
  readonly atMs: number
  readonly rate: number
  /** Boats sail on and timers stand still: somebody thinks. */
  readonly held: boolean
  /** Real time (this machine's monotonic clock) at which the report came. */
  readonly sinceMs: number
}

export const STILL: Tide = { atMs: 0, rate: 0, held: false, sinceMs: 0 }

export function simulatedMs(tide: Tide, realMs: number): number {
  return tide.atMs + Math.max(0, realMs - tide.sinceMs) * tide.rate
}

/**
 * The time to hold a timer against. Its end is told in simulated time as of the newest report; while timers are held, that
 * moment (or the beginning of the hold, if it came later) goes on being their now.
 */
export function timerMs(tide: Tide, asOfMs: number | null, realMs: number): number {
  return tide.held ? (asOfMs ?? tide.atMs) : simulatedMs(tide, realMs)
}

/** How much of a timer is left, and as a share of the whole. */
export function remaining(timer: { readonly dueMs: number; readonly setMs: number }, nowMs: number) {
  const leftMs = Math.max(0, timer.dueMs - nowMs)
  const wholeMs = Math.max(1, timer.dueMs - timer.setMs)
  return { leftMs, share: Math.min(1, leftMs / wholeMs) }
}

/** 0:42.6 */
export function clockText(ms: number, tenths = true): string {
  const whole = Math.max(0, Math.floor(ms / 100))
  const minutes = Math.floor(whole / 600)
  const seconds = Math.floor((whole % 600) / 10)
  const text = `${minutes}:${String(seconds).padStart(2, '0')}`
  return tenths ? `${text}.${whole % 10}` : text
}

/** 12.3 s */
export function secondsText(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
