/** Real time, as the server sees it. Injected, so that a test can run it faster or hold it still. */
export interface Clock {
  /** Monotonic milliseconds. */
  now(): number
  /** Call `then` after so many milliseconds of this clock; the returned function takes it back. */
  after(ms: number, then: () => void): () => void
}

/** Longer sleeps overflow Node's timers and would fire at once. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1

/** `factor`: how many milliseconds of this clock pass in one real millisecond. Above 1 for tests only. */
export function realClock(factor = 1): Clock {
  return {
    now: () => performance.now() * factor,
    after(ms, then) {
      const timer = setTimeout(then, Math.min(Math.max(0, Math.ceil(ms / factor)), LONGEST_SLEEP_MS))
      return () => clearTimeout(timer)
    },
  }
}
