/** A token bucket: a burst passes at once, and after it so many a second. Only reckons: no clock, no effect. */
export class Bucket {
  private readonly burst: number
  private readonly perSecond: number
  private left: number
  private asOfMs: number

  constructor(burst: number, perSecond: number, nowMs: number) {
    this.burst = burst
    this.perSecond = perSecond
    this.left = burst
    this.asOfMs = nowMs
  }

  has(nowMs: number): boolean {
    this.left = Math.min(this.burst, this.left + ((nowMs - this.asOfMs) * this.perSecond) / 1000)
    this.asOfMs = nowMs
    return this.left >= 1
  }

  take(nowMs: number): boolean {
    if (!this.has(nowMs)) return false
    this.left -= 1
    return true
  }
}
