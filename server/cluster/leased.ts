/** Several processes on one store: each holds its rooms by a lease, and whoever is asked for an orphan adopts it. */
import { matchMaker } from '@colyseus/core'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Hold } from '../store/store.ts'
import { peerUrl } from './address.ts'
import type { Cluster, Peer, Taken } from './cluster.ts'
import type { Holds } from './holds.ts'
import { Lease } from './lease.ts'

/** Passing a request on costs something too: only who carries so many rooms less is asked to make the next one. */
const IDLER_BY = 4

/** How old the list of the living may be: for one that is on it, and for one that is not. */
const SEEN_FOR_MS = 500
const UNSEEN_FOR_MS = 50

interface Seen {
  readonly atMs: number
  readonly peers: Promise<readonly Peer[]>
}

export interface LeasedParts {
  readonly holds: Holds
  readonly matchmaking: Cluster['matchmaking']
  readonly close: () => void
  readonly log: Log
  readonly metrics: Metrics
  /** Under which name or address the others reach this process; undefined: found out. */
  readonly peerHost: string | undefined
}

export class LeasedCluster implements Cluster {
  readonly shared = true
  readonly matchmaking: Cluster['matchmaking']
  private readonly parts: LeasedParts
  private readonly lease: Lease
  private readonly held = new Map<string, number>()
  private readonly taking = new Map<string, Promise<Taken>>()
  private end: (hold: Hold) => void = () => undefined
  private leaving = false
  private seen: Seen = { atMs: Number.NEGATIVE_INFINITY, peers: Promise.resolve([]) }
  private joined: (id: string) => void = () => undefined
  /** The name of this process, once it holds a lease. */
  private readonly me = new Promise<string>(resolve => {
    this.joined = resolve
  })

  constructor(parts: LeasedParts) {
    this.parts = parts
    this.matchmaking = parts.matchmaking
    this.lease = new Lease(parts.holds, parts.log, () => this.compare())
  }

  async join(process: string, port: number): Promise<void> {
    const url = peerUrl(this.parts.peerHost, port)
    await this.lease.begin(process, url)
    this.joined(process)
    this.parts.metrics.process.set({ process }, 1)
    this.parts.log.info({ url }, 'other processes reach this one there')
  }

  async leave(): Promise<void> {
    this.leaving = true
    this.lease.end()
    await this.parts.holds.leave(await this.me)
    await this.parts.holds.close()
    this.parts.close()
  }

  async take(code: string): Promise<Taken> {
    const known = this.held.get(code)
    if (known !== undefined) return { type: 'held', hold: { code, fence: known }, adopted: false }
    // Two who ask at once must not take it from each other.
    const asked = this.taking.get(code)
    if (asked !== undefined) return asked
    const taken = this.takeAnew(code).finally(() => this.taking.delete(code))
    this.taking.set(code, taken)
    return taken
  }

  private async takeAnew(code: string): Promise<Taken> {
    const me = await this.me
    const { holds } = this.parts
    const { owner, url } = await holds.holder(code)
    if (owner !== null && owner !== me && url !== null) return { type: 'elsewhere', peer: { id: owner, url } }
    const fence = await holds.take(code, me)
    // Another was quicker.
    if (fence === undefined) return this.takeAnew(code)
    this.held.set(code, fence)
    return { type: 'held', hold: { code, fence }, adopted: owner !== null && owner !== me }
  }

  giveBack({ code, fence }: Hold): void {
    // All at once is better than one by one: see leave.
    if (this.leaving || fence === undefined) return
    if (this.held.get(code) === fence) this.held.delete(code)
    const { holds, log } = this.parts
    this.me
      .then(me => holds.release(code, me, fence))
      .catch((error: unknown) => log.warn({ err: error }, 'what was held could not be given back'))
  }

  async peer(process: string): Promise<Peer | undefined> {
    if (process === (await this.me)) return undefined
    const known = (await this.living(SEEN_FOR_MS)).find(({ id }) => id === process)
    // It may have begun a moment ago.
    return known ?? (await this.living(UNSEEN_FOR_MS)).find(({ id }) => id === process)
  }

  /** The store is not asked each time that somebody wants to know. */
  private living(notOlderMs: number): Promise<readonly Peer[]> {
    const nowMs = performance.now()
    if (nowMs - this.seen.atMs > notOlderMs) this.seen = { atMs: nowMs, peers: this.parts.holds.living() }
    return this.seen.peers
  }

  async idlest(): Promise<Peer | undefined> {
    try {
      return await this.muchIdler()
    } catch (error) {
      this.parts.log.warn({ err: error }, 'nobody knows who is idle')
      return undefined
    }
  }

  private async muchIdler(): Promise<Peer | undefined> {
    const living = await this.living(SEEN_FOR_MS)
    const counts = await matchMaker.stats.fetchAll()
    for (const { processId } of counts) if (!living.some(({ id }) => id === processId)) await this.bury(processId)
    const mine = matchMaker.stats.local.roomCount
    const [idlest] = counts
      .filter(({ roomCount }) => roomCount + IDLER_BY <= mine)
      .toSorted((a, b) => a.roomCount - b.roomCount)
    return living.find(({ id }) => id === idlest?.processId)
  }

  /** What Colyseus has in Redis of a process that is dead: nobody else would clear it away. */
  private async bury(process: string): Promise<void> {
    if (process === (await this.me)) return
    await matchMaker.stats.excludeProcess(process)
    await matchMaker.driver.cleanup?.(process)
  }

  lost(hold: Hold): void {
    if (this.held.get(hold.code) === hold.fence) {
      this.held.delete(hold.code)
      this.parts.metrics.fenced.inc()
      this.parts.log.warn({ code: hold.code }, 'another process goes on with it')
    }
    this.end(hold)
  }

  onLost(end: (hold: Hold) => void): void {
    this.end = end
  }

  /** This process was stopped or cut off for longer than its lease: what others have taken meanwhile ends here. */
  private async compare(): Promise<void> {
    const still = await this.parts.holds.heldBy(await this.me)
    for (const [code, fence] of [...this.held]) if (still.get(code) !== fence) this.lost({ code, fence })
    // Others have buried it.
    await matchMaker.stats.persist(true)
  }

  forget(beforeWallMs: number): Promise<void> {
    return this.parts.holds.forget(beforeWallMs)
  }
}
