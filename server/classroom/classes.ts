/** The class sessions of this process by their codes. One that nobody follows rests in the store, and is woken by who comes. */

import type { NewSession, SessionLinks } from '../../shared/wire/classroom.ts'
import { Bucket } from '../bucket.ts'
import type { Peer } from '../cluster/cluster.ts'
import type { House } from '../house.ts'
import { Refusal } from '../rooms/door.ts'
import { freeCode } from '../rooms/free-code.ts'
import { MISSES_BURST, MISSES_PER_SECOND } from '../rooms/lookups.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Hold } from '../store/store.ts'
import type { Hub } from './hub.ts'
import { checkPlan } from './plan-check.ts'
import { ClassSession } from './session.ts'
import { isSigned } from './tokens.ts'

/** More would be no school. */
const SESSIONS_AT_MOST = 500
/** A flood of new classes must not fill the memory. */
const NEW_BURST = 30
const NEW_PER_SECOND = 1
/** So long a session without anybody stays in memory. */
const REST_AFTER_MS = 30 * 60_000

type Kept =
  | { readonly type: 'class'; readonly session: ClassSession }
  /** Another process has it. */
  | { readonly type: 'elsewhere'; readonly peer: Peer }
  | { readonly type: 'none' }
export type FoundClass = Kept | { readonly type: 'busy' }

const NONE: Kept = { type: 'none' }

export class Classes {
  private readonly hub: Hub
  private readonly sessions = new Map<string, ClassSession>()
  private readonly waking = new Map<string, Promise<Kept>>()
  private readonly misses: Bucket
  private readonly begins: Bucket
  private cancelTidy: (() => void) | undefined

  constructor(house: House, rooms: Rooms, keptMs: number) {
    const { clock } = house
    const zeroMs = Date.now() - clock.now()
    this.hub = {
      house,
      rooms,
      keptMs,
      dayMs: () => Math.round(zeroMs + clock.now()),
      erase: session => this.erase(session),
    }
    this.misses = new Bucket(MISSES_BURST, MISSES_PER_SECOND, clock.now())
    this.begins = new Bucket(NEW_BURST, NEW_PER_SECOND, clock.now())
    rooms.onClassMatch = async (play, code) => {
      const found = await this.at(code)
      if (found.type === 'class') found.session.groups.adopt(play)
    }
    this.tidy()
  }

  /** Throws a Refusal. */
  async begin({ plan }: NewSession): Promise<SessionLinks> {
    const { house } = this.hub
    checkPlan(house.catalog, plan)
    if (house.strain.tooMuch || this.sessions.size >= SESSIONS_AT_MOST || !this.begins.take(house.clock.now()))
      throw new Refusal('Too many classes begin just now. Please try again in a minute.')
    const hold = await freeCode(house)
    if (hold === undefined || this.sessions.has(hold.code)) throw new Refusal('No code is free. Please try again.')
    const { code } = hold
    const { session, teacher, coTeacher } = ClassSession.begin(this.hub, hold, plan)
    this.sessions.set(code, session)
    await house.journal.durable()
    house.log.info({ code }, 'class begun')
    return { code, teacher, coTeacher, projector: session.projector }
  }

  /** What is limited is everybody's misses together, never an address: a school has one. Who has a token knows the code. */
  async find(code: string, token: string | undefined): Promise<FoundClass> {
    const { house } = this.hub
    const nowMs = house.clock.now()
    const here = this.sessions.get(code)
    if (here !== undefined) return { type: 'class', session: here }
    const signed = token !== undefined && isSigned(house.tokens, code, token)
    if (!signed && !this.misses.has(nowMs)) return { type: 'busy' }
    const found = await this.at(code)
    if (found.type === 'none') this.misses.take(nowMs)
    return found
  }

  async at(code: string): Promise<Kept> {
    const here = this.sessions.get(code)
    if (here !== undefined) return { type: 'class', session: here }
    const known = this.waking.get(code)
    if (known !== undefined) return known
    const woken = this.wake(code).finally(() => this.waking.delete(code))
    this.waking.set(code, woken)
    return woken
  }

  private async wake(code: string): Promise<Kept> {
    const { cluster, journal, log } = this.hub.house
    await journal.durable()
    if ((await journal.store.loadClass(code)) === undefined) return NONE
    const taken = await cluster.take(code)
    if (taken.type === 'elsewhere') return taken
    // Whoever had it may have written until now.
    const stored = await journal.store.loadClass(code)
    const session = stored && ClassSession.stored(this.hub, taken.hold, stored)
    if (session === undefined) return NONE
    this.sessions.set(code, session)
    log.info({ code, events: stored?.events.length, adopted: taken.adopted }, 'class goes on')
    return { type: 'class', session }
  }

  /** Another process goes on with it, and so it does with its matches. */
  lose({ code, fence }: Hold): void {
    const session = this.sessions.get(code)
    if (session?.hold.fence !== fence) return
    this.sessions.delete(code)
    session?.lose()
    const { house, rooms } = this.hub
    rooms.endClass(code).catch((error: unknown) => house.log.error({ err: error }, 'a class did not end'))
  }

  private giveBack({ hold }: ClassSession): void {
    const { cluster, journal } = this.hub.house
    journal.after(() => cluster.giveBack(hold))
  }

  private async erase(session: ClassSession): Promise<void> {
    this.sessions.delete(session.code)
    await session.erase()
    this.giveBack(session)
  }

  /** Sessions that nobody follows any more go out of memory, and those whose time is over for good. */
  private tidy(): void {
    const { clock, log } = this.hub.house
    for (const session of [...this.sessions.values()])
      if (session.state.createdMs + this.hub.keptMs <= this.hub.dayMs())
        this.erase(session).catch((error: unknown) => log.error({ err: error }, 'an old class was not erased'))
      else if (session.idle) {
        session.rest()
        this.sessions.delete(session.code)
        this.giveBack(session)
      }
    this.cancelTidy = clock.after(REST_AFTER_MS, () => this.tidy())
  }

  /** The server is about to close: every page comes back by itself. */
  close(): void {
    this.cancelTidy?.()
    for (const session of this.sessions.values()) session.rest()
  }
}
