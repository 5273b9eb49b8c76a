/** How long to wait before the n-th try: it doubles up to a ceiling, with jitter so that a class does not return as one wave. */
const FIRST_MS = 400
/** A server that is back has everybody back within five seconds. */
const LONGEST_MS = 2_000

export function backoffMs(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt)
  return whole / 2 + (whole / 2) * random
}
