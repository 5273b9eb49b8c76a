/**
 * The rooms of this process by their codes. A match that nobody is at rests in the store, and is woken by who comes; so is
 * one whose process has died. One that another process plays is found there.
 */
import { matchMaker, type RegisteredHandler } from '@colyseus/core'
import type { Peer } from '../cluster/cluster.ts'
import type { House } from '../house.ts'
import type { Hold, StoredMatch } from '../store/store.ts'
import { MatchRoom } from './match-room.ts'
import type { Play } from './play.ts'
import { Diverged, recover } from './recovery.ts'

export const ROOM = 'match'

export type Found =
  | { readonly type: 'room'; readonly room: MatchRoom }
  /** Another process plays it. */
  | { readonly type: 'elsewhere'; readonly peer: Peer }
  | { readonly type: 'none' }
  /** It was played by other rules than this server has. */
  | { readonly type: 'outdated' }

const NONE: Found = { type: 'none' }
const OUTDATED: Found = { type: 'outdated' }

export class Rooms {
  private readonly house: House
  /** A class comes back all at once, and its match is woken once. */
  private readonly waking = new Map<string, Promise<Found>>()
  private readonly inMemory = new Set<MatchRoom>()

  /** Told of a class's match that is about to go on, before anything of it is shown. */
  onClassMatch: ((play: Play, session: string) => Promise<void>) | undefined

  constructor(house: House) {
    this.house = house
  }

  async at(code: string): Promise<Found> {
    const here = this.here(code)
    if (here !== undefined) return { type: 'room', room: here }
    const known = this.waking.get(code)
    if (known !== undefined) return known
    const woken = this.wake(code).finally(() => this.waking.delete(code))
    this.waking.set(code, woken)
    return woken
  }

  /** Without Colyseus' reservation of a seat: for whom comes by a line. */
  async make(options: object): Promise<MatchRoom> {
    const { roomId } = await matchMaker.createRoom(ROOM, options)
    const room = this.here(roomId)
    if (room === undefined) throw new Error('a room is gone as soon as it was made')
    return room
  }

  /** Lets people come to a match that there is already. */
  async open(play: Play): Promise<void> {
    await matchMaker.createRoom(ROOM, { play })
  }

  /** Puts every match of a class out of memory. */
  async endClass(session: string): Promise<void> {
    await Promise.all(this.all.filter(room => room.session === session).map(room => room.end()))
  }

  /** Colyseus itself lists the rooms of all processes, and only while Redis answers. */
  follow(kind: RegisteredHandler): void {
    kind.on('create', room => {
      if (room instanceof MatchRoom) this.inMemory.add(room)
    })
    kind.on('dispose', room => {
      if (room instanceof MatchRoom) this.inMemory.delete(room)
    })
  }

  get all(): readonly MatchRoom[] {
    return [...this.inMemory]
  }

  /** The room, if it is in memory. */
  here(code: string): MatchRoom | undefined {
    const room = matchMaker.getLocalRoomById(code)
    return room instanceof MatchRoom ? room : undefined
  }

  private async wake(code: string): Promise<Found> {
    const { house } = this
    if (matchMaker.state !== matchMaker.MatchMakerState.READY) return NONE
    // It may have been put to rest a moment ago.
    await house.journal.durable()
    const home = await house.journal.store.home(code)
    if (home === undefined) return NONE
    // A class and its matches live in one process: who has the class has them.
    const lives = home === code ? undefined : await house.cluster.take(home)
    if (lives?.type === 'elsewhere') return lives
    const taken = await house.cluster.take(code)
    if (taken.type === 'elsewhere') return taken
    const found = await this.goOn(taken.hold, taken.adopted)
    if (found.type !== 'room') house.journal.after(() => house.cluster.giveBack(taken.hold))
    return found
  }

  private async goOn(hold: Hold, adopted: boolean): Promise<Found> {
    const { house } = this
    const { code } = hold
    const stored = await house.journal.store.load(code)
    if (stored === undefined || stored.closed === 'left') return NONE
    if (stored.closed === 'diverged') return OUTDATED
    const beganMs = performance.now()
    const play = this.recovered(hold, stored)
    if (play === undefined) return OUTDATED
    if (stored.options.session !== undefined) await this.onClassMatch?.(play, stored.options.session)
    await this.open(play)
    const tookMs = Math.round(performance.now() - beganMs)
    const sameVersion = stored.version === house.version
    house.metrics.recovered.inc({ how: adopted ? 'adopted' : 'resumed' })
    house.log.info({ code, inputs: stored.inputs.length, sameVersion, tookMs, adopted }, 'match goes on')
    const room = this.here(code)
    return room === undefined ? NONE : { type: 'room', room }
  }

  /** A match that cannot be played again as it was is never played otherwise. */
  private recovered(hold: Hold, stored: StoredMatch): Play | undefined {
    const { journal, metrics, log } = this.house
    const { code } = stored
    try {
      return recover(this.house, hold, stored)
    } catch (error) {
      journal.stand(hold, { closed: 'diverged' })
      metrics.recovered.inc({ how: 'diverged' })
      if (error instanceof Diverged) log.warn({ code, why: error.message }, 'a match of other rules cannot go on')
      else log.error({ code, err: error }, 'a match cannot go on: the game failed when it was played again')
      return undefined
    }
  }
}
