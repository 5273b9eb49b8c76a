/** Keeps a process's lease running while the process lives: renewed often, and soon over when it dies. */
import type { Log } from '../log.ts'
import type { Holds } from './holds.ts'

/** So long after a process has died its rooms are another's, if anybody asks for them. */
export const LEASE_MS = 2000
const RENEW_EVERY_MS = 400

export class Lease {
  private readonly holds: Holds
  private readonly log: Log
  /** It had run out: others may have taken what was held by it. */
  private readonly onLapse: () => Promise<void>
  private renewedMs = Number.NEGATIVE_INFINITY
  private timer: ReturnType<typeof setTimeout> | undefined
  private over = false

  constructor(holds: Holds, log: Log, onLapse: () => Promise<void>) {
    this.holds = holds
    this.log = log
    this.onLapse = onLapse
  }

  async begin(id: string, url: string): Promise<void> {
    await this.holds.renew(id, url, LEASE_MS)
    this.renewedMs = performance.now()
    this.wait(id, url)
  }

  private wait(id: string, url: string): void {
    if (!this.over) this.timer = setTimeout(() => void this.keep(id, url), RENEW_EVERY_MS)
  }

  private async keep(id: string, url: string): Promise<void> {
    const nowMs = performance.now()
    try {
      await this.holds.renew(id, url, LEASE_MS)
      const lapsed = nowMs - this.renewedMs > LEASE_MS
      this.renewedMs = nowMs
      if (lapsed) await this.onLapse()
    } catch (error) {
      this.log.warn({ err: error }, 'the lease could not be renewed')
    }
    this.wait(id, url)
  }

  end(): void {
    this.over = true
    clearTimeout(this.timer)
  }
}
