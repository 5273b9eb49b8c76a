/** How boats cross: what chance has drawn for each when it sails, under the night's weather and what was injected into it. */
import type { Night } from '../kernel/level.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { Envelope, Spent } from '../kernel/world.ts'
import type { Injected } from './injected.ts'
import { copyDelayMs, fate, inFog } from './weather.ts'

/** What will befall an envelope, or one copy of it. */
export interface Passage<K extends Kit> {
  readonly type: 'deliver' | 'lose' | 'copy'
  readonly envelope: Envelope<K>
  readonly leftMs: number
  /** It would not, or not then, but for an injected fault. */
  readonly injected: boolean
}

export interface Due<K extends Kit> {
  readonly afterMs: number
  readonly passage: Passage<K>
}

export class Crossing<K extends Kit> {
  private readonly plan: Night<K>
  private readonly seed: string
  private readonly night: number
  private readonly injected: Injected
  private readonly lastDue = new Map<string, number>()

  constructor(plan: Night<K>, seed: string, night: number, injected: Injected) {
    this.plan = plan
    this.seed = seed
    this.night = night
    this.injected = injected
  }

  /** What comes of an envelope that sails now. `spent`: by the sea itself, which loses no more than its powers allow. */
  sails(envelope: Envelope<K>, leftMs: number, spent: Spent): readonly Due<K>[] {
    const { weather, weatherIsFree = false, powers } = this.plan
    const { loss, duplicate, delay: slower = 1 } = this.injected.channel
    const mayLose = weatherIsFree || spent.drop < powers.drop
    const now = this.injected.over(weather)
    const { type, afterMs, copiedAfterMs } = fate(now, this.seed, this.name(envelope), mayLose || loss !== undefined)
    if (type === 'sinks') {
      const injected = loss !== undefined && fate(weather, this.seed, this.name(envelope), mayLose).type !== 'sinks'
      return [{ afterMs: afterMs * slower, passage: { type: 'lose', envelope, leftMs, injected } }]
    }
    const landing = this.lands(envelope, leftMs, afterMs)
    if (copiedAfterMs === undefined) return [landing]
    const copying: Passage<K> = { type: 'copy', envelope, leftMs, injected: duplicate !== undefined }
    return [{ afterMs: copiedAfterMs * slower, passage: copying }, landing]
  }

  /** A second copy sails, and takes its own time. */
  sailsAgain(envelope: Envelope<K>, nowMs: number): Due<K> {
    return this.lands(envelope, nowMs, copyDelayMs(this.plan.weather, this.seed, this.name(envelope)))
  }

  /** Whether fog lies between these two at this time, and whose. */
  fog(from: NodeId, to: NodeId, atMs: number): 'own' | 'injected' | undefined {
    if (this.plan.fog !== undefined && inFog(this.plan.fog, atMs, from, to)) return 'own'
    return this.injected.parts(from, to) ? 'injected' : undefined
  }

  private lands(envelope: Envelope<K>, leftMs: number, inWeatherMs: number): Due<K> {
    const { delay: slower = 1 } = this.injected.channel
    const link = `${envelope.from}>${envelope.to}`
    const freelyMs = inWeatherMs * slower
    const inTurnMs = this.plan.powers.order === 'fifo' ? (this.lastDue.get(link) ?? 0) - leftMs : 0
    const afterMs = Math.max(freelyMs, inTurnMs)
    this.lastDue.set(link, leftMs + afterMs)
    return { afterMs, passage: { type: 'deliver', envelope, leftMs, injected: slower !== 1 } }
  }

  private name({ id }: Envelope<K>): string {
    return `${this.night}/${id}`
  }
}
