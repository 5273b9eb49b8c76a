/**
 * A token bucket per connection. It is asked before a frame is decoded, so a flood costs next to nothing. (Colyseus' own
 * maxMessagesPerSecond closes the connection instead, and would throw a student with a stuck key out of the match.)
 */
export const BURST = 40
export const PER_SECOND = 20
/** The sender is told at most this often. */
const TELL_EVERY_MS = 1000

export class RateLimit {
  private left = BURST
  private asOfMs: number
  private toldMs = Number.NEGATIVE_INFINITY

  constructor(nowMs: number) {
    this.asOfMs = nowMs
  }

  /** ok: let it pass; tell: drop it and say so; drop: drop it in silence. */
  take(nowMs: number): 'ok' | 'tell' | 'drop' {
    this.left = Math.min(BURST, this.left + ((nowMs - this.asOfMs) * PER_SECOND) / 1000)
    this.asOfMs = nowMs
    if (this.left >= 1) {
      this.left -= 1
      return 'ok'
    }
    if (nowMs - this.toldMs < TELL_EVERY_MS) return 'drop'
    this.toldMs = nowMs
    return 'tell'
  }
}
