/**
 * Group commit. All that happens within a moment, in whatever match, becomes one transaction; what it leads to is shown
 * only when that transaction is durable. So nobody has ever seen what a crash could undo.
 */
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { ClassEntry } from './classes.ts'
import type { Batch, Input, NewMatch, Standing, Store } from './store.ts'

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
}

interface Gathered extends Batch {
  readonly made: NewMatch[]
  readonly inputs: { readonly code: string; readonly n: number; readonly input: Input }[]
  readonly standings: Map<string, Standing>
  readonly classes: { readonly code: string; readonly entry: ClassEntry }[]
}

const gathered = (): Gathered => ({ made: [], inputs: [], standings: new Map(), classes: [] })

function isEmpty({ made, inputs, standings, classes }: Gathered): boolean {
  return made.length + inputs.length + standings.size + classes.length === 0
}

export class Journal {
  readonly store: Store
  private readonly hooks: Hooks
  private batch = gathered()
  private effects: (() => void)[] = []
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

  make(match: NewMatch): void {
    this.batch.made.push(match)
    this.schedule()
  }

  enter(code: string, n: number, input: Input): void {
    this.batch.inputs.push({ code, n, input })
    this.schedule()
  }

  stand(code: string, standing: Standing): void {
    this.batch.standings.set(code, { ...this.batch.standings.get(code), ...standing })
    this.schedule()
  }

  enterClass(code: string, entry: ClassEntry): void {
    this.batch.classes.push({ code, entry })
    this.schedule()
  }

  /** Done when everything written before is durable, in the order of asking. */
  after(effect: () => void): void {
    this.effects.push(effect)
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
    if (!isEmpty(batch)) await this.persist(batch)
    this.committing = false
    for (const effect of effects) this.run(effect)
    if (!isEmpty(this.batch) || this.effects.length > 0) this.schedule()
  }

  private run(effect: () => void): void {
    try {
      effect()
    } catch (error) {
      this.hooks.log.error({ err: error }, 'what was written could not be shown')
    }
  }

  private async persist(batch: Batch): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const beganMs = performance.now()
      const committed = this.hooks.metrics.commitSeconds.startTimer()
      try {
        await this.store.commit(batch)
        committed()
        this.failingSinceMs = undefined
        return
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
