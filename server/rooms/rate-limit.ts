/**
 * How much one seat may say, on whatever connection. It is asked before a frame is decoded, so a flood costs next to
 * nothing. (Colyseus' own maxMessagesPerSecond closes the connection instead, and would throw a student with a stuck key
 * out of the match.)
 */
import { Bucket } from '../bucket.ts'

export const BURST = 40
export const PER_SECOND = 20
/** The sender is told at most this often. */
const TELL_EVERY_MS = 1000

export class RateLimit {
  private readonly bucket: Bucket
  private toldMs = Number.NEGATIVE_INFINITY

  constructor(nowMs: number) {
    this.bucket = new Bucket(BURST, PER_SECOND, nowMs)
  }

  /** ok: let it pass; tell: drop it and say so; drop: drop it in silence. */
  take(nowMs: number): 'ok' | 'tell' | 'drop' {
    if (this.bucket.take(nowMs)) return 'ok'
    if (nowMs - this.toldMs < TELL_EVERY_MS) return 'drop'
    this.toldMs = nowMs
    return 'tell'
  }
}
