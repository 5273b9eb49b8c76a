/**
 * Group commit. All that happens within a moment, in whatever match, becomes one transaction; what it leads to is shown
 * only when that transaction is durable. So nobody has ever seen what a crash could undo.
 */
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { ClassEntry } from './classes.ts'
import type { Batch, Hold, Input, NewMatch, Standing, Store } from './store.ts'

/** How long a first input waits for others: far less than anybody notices. */
const GATHER_MS = 4
const RETRY_MS = 100
const LONGEST_RETRY_MS = 2000
/** A store that has failed for so long will not come back by itself: somebody must look after it. */
const GIVE_UP_MS = 30_000

interface Hooks {
  readonly log: Log
  readonly metrics: Metrics
  /** How long a first input waits for others; 0: for no longer than the events that are at hand. */
  readonly gatherMs?: number
  /** The store is lost for good. */
  readonly lost?: () => void
  /** Another process holds it by now. */
  readonly refused?: (hold: Hold) => void
}

interface Effect {
  readonly run: () => void
  /** What it tells of: it is not run when another process holds that. */
  readonly hold: Hold | undefined
  readonly refused: (() => void) | undefined
}

interface Gathered extends Batch {
  readonly made: NewMatch[]
  readonly inputs: { readonly code: string; readonly n: number; readonly input: Input }[]
  readonly standings: Map<string, Standing>
  readonly classes: { readonly code: string; readonly entry: ClassEntry }[]
  readonly fences: Map<string, number>
}

const gathered = (): Gathered => ({ made: [], inputs: [], standings: new Map(), classes: [], fences: new Map() })

function isEmpty({ made, inputs, standings, classes, fences }: Gathered): boolean {
  return made.length + inputs.length + standings.size + classes.length + fences.size === 0
}

export class Journal {
  readonly store: Store
  private readonly hooks: Hooks
  private batch = gathered()
  private effects: Effect[] = []
  private scheduled = false
  private committing = false
  private failingSinceMs: number | undefined

  constructor(store: Store, hooks: Hooks) {
    this.store = store
    this.hooks = hooks
  }

  /** Whether the last transaction went well. */
  get healthy(): boolean {
    return this.failingSinceMs === undefined
  }

  make(hold: Hold, match: NewMatch): void {
    this.batch.made.push(match)
    this.by(hold)
  }

  enter(hold: Hold, n: number, input: Input): void {
    this.batch.inputs.push({ code: hold.code, n, input })
    this.by(hold)
  }

  stand(hold: Hold, standing: Standing): void {
    this.batch.standings.set(hold.code, { ...this.batch.standings.get(hold.code), ...standing })
    this.by(hold)
  }

  enterClass(hold: Hold, entry: ClassEntry): void {
    this.batch.classes.push({ code: hold.code, entry })
    this.by(hold)
  }

  /**
   * Done when everything written before is durable, in the order of asking. What tells of a room that another process
   * holds by now is not done, even if nothing was to be written: then `refused` is.
   */
  after(run: () => void, hold?: Hold, refused?: () => void): void {
    this.effects.push({ run, hold, refused })
    if (hold === undefined) this.schedule()
    else this.by(hold)
  }

  /** The older of two fences counts: nothing that was written under it may be taken for the newer one's. */
  private by({ code, fence }: Hold): void {
    const { fences } = this.batch
    if (fence !== undefined) fences.set(code, Math.min(fence, fences.get(code) ?? fence))
    this.schedule()
  }

  durable(): Promise<void> {
    return new Promise(resolve => this.after(resolve))
  }

  private schedule(): void {
    if (this.committing || this.scheduled) return
    this.scheduled = true
    const { gatherMs = GATHER_MS } = this.hooks
    if (gatherMs > 0) setTimeout(() => void this.commit(), gatherMs)
    else setImmediate(() => void this.commit())
  }

  /** Never rejects. */
  private async commit(): Promise<void> {
    const { batch, effects } = this
    this.scheduled = false
    this.batch = gathered()
    this.effects = []
    this.committing = true
    const refused = new Set(isEmpty(batch) ? [] : await this.persist(batch))
    this.committing = false
    for (const code of refused) this.run(() => this.hooks.refused?.({ code, fence: batch.fences.get(code) }))
    for (const { run, hold, refused: drop } of effects) {
      const effect = hold !== undefined && refused.has(hold.code) ? drop : run
      if (effect !== undefined) this.run(effect)
    }
    if (!isEmpty(this.batch) || this.effects.length > 0) this.schedule()
  }

  private run(effect: () => void): void {
    try {
      effect()
    } catch (error) {
      this.hooks.log.error({ err: error }, 'what was written could not be shown')
    }
  }

  private async persist(batch: Batch): Promise<readonly string[]> {
    for (let attempt = 0; ; attempt += 1) {
      const beganMs = performance.now()
      const committed = this.hooks.metrics.commitSeconds.startTimer()
      try {
        const refused = await this.store.commit(batch)
        committed()
        this.failingSinceMs = undefined
        return refused
      } catch (error) {
        this.hooks.log.error({ err: error, attempt }, 'the store took no transaction')
        this.failingSinceMs ??= beganMs
        if (performance.now() - this.failingSinceMs > GIVE_UP_MS) this.hooks.lost?.()
        const waitMs = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** attempt)
        await new Promise(resolve => setTimeout(resolve, waitMs))
      }
    }
  }
}
