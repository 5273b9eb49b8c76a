/** Searches wait their turn: threads of one process share its cores with the rooms that are being played. */
import type { Job } from './job.ts'
import { type Ended, LIMITS, type Limits, type Search, search } from './search.ts'

export class SearchDesk {
  private readonly atOnce: number
  private readonly limits: Limits
  private readonly waiting: (() => void)[] = []
  private running = 0

  constructor(atOnce = 1, limits: Limits = LIMITS) {
    this.atOnce = atOnce
    this.limits = limits
  }

  ask<J extends Job>(job: J, onProgress?: (done: number) => void): Search<J> {
    const { promise, resolve } = Promise.withResolvers<Ended<J>>()
    let own: Search<J> | undefined
    const begin = (): void => {
      this.running += 1
      own = search(job, this.limits, onProgress)
      own.done.then(how => {
        this.running -= 1
        resolve(how)
        this.beginNext()
      })
    }
    this.waiting.push(begin)
    this.beginNext()
    const cancel = (): void => {
      const at = this.waiting.indexOf(begin)
      if (at >= 0) this.waiting.splice(at, 1)
      if (own) own.cancel()
      else resolve({ ended: 'cancelled' })
    }
    return { done: promise, cancel }
  }

  private beginNext(): void {
    if (this.running < this.atOnce) this.waiting.shift()?.()
  }
}
