/** How long answers took that were asked for while a window was open. */

export interface Latencies {
  readonly count: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export interface Lap {
  answered(): void
  /** The question was turned away: neither fast nor slow. */
  dropped(): void
}

const NO_LAP: Lap = { answered() {}, dropped() {} }

export class Stopwatch {
  private tookMs: number[] = []
  private readonly open = new Set<number>()
  private measuring = false

  begin(): void {
    this.tookMs = []
    this.open.clear()
    this.measuring = true
  }

  /** Nothing asked from now on counts; answers to what was asked still do. */
  stop(): void {
    this.measuring = false
  }

  ask(): Lap {
    if (!this.measuring) return NO_LAP
    const atMs = performance.now()
    this.open.add(atMs)
    return {
      answered: () => {
        if (this.open.delete(atMs)) this.tookMs.push(performance.now() - atMs)
      },
      dropped: () => this.open.delete(atMs),
    }
  }

  /** What is still unanswered has taken at least as long as it is waiting now. */
  result(): Latencies {
    const nowMs = performance.now()
    const all = [...this.tookMs, ...[...this.open].map(atMs => nowMs - atMs)].sort((a, b) => a - b)
    const at = (share: number): number => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN
    return { count: all.length, p50Ms: at(0.5), p99Ms: at(0.99) }
  }
}
