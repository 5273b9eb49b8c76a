/** Things that move once and then rest. Pure: the caller tells the time. */
export interface Motion {
  readonly ms: number
  readonly wait?: number
  /** With reduced motion a sail is shown at five fixed places, everything else as a short cross-fade. */
  readonly sail?: boolean
  /** 0 at the start, 1 at the end; the end is always reached. */
  readonly step: (share: number) => void
  readonly done?: () => void
}

const CROSS_FADE_MS = 150
const PLACES = 5

interface Running {
  readonly motion: Motion
  readonly start: number
  readonly ms: number
}

export class Motions {
  reduced = false
  private running: readonly Running[] = []

  get busy(): boolean {
    return this.running.length > 0
  }

  add(motion: Motion, now: number): void {
    const quick = this.reduced && motion.sail !== true
    const start = now + (quick ? 0 : (motion.wait ?? 0))
    this.running = [...this.running, { motion, start, ms: quick ? Math.min(motion.ms, CROSS_FADE_MS) : motion.ms }]
    if (start <= now) motion.step(0)
  }

  update(now: number): void {
    const before = this.running
    this.running = before.filter(r => now < r.start + r.ms)
    for (const { motion, start, ms } of before) {
      if (now < start) continue
      const share = Math.min(1, (now - start) / ms)
      motion.step(this.reduced && motion.sail === true ? places(share) : share)
      if (share === 1) motion.done?.()
    }
  }

  /** Everything jumps to its end: the board is being laid out anew. */
  finish(): void {
    this.update(Number.POSITIVE_INFINITY)
  }
}

/** With reduced motion a sail is seen at these places only. */
export const places = (share: number): number => Math.min(PLACES - 1, Math.floor(share * PLACES)) / (PLACES - 1)

export const ease = (t: number): number => 1 - (1 - t) ** 3
/** 0 before `from`, 1 after `to`. */
export const span = (t: number, from: number, to: number): number => Math.max(0, Math.min(1, (t - from) / (to - from)))
