/** The rooms of this process by their codes. A match that nobody is at rests in the store, and is woken by who comes. */
import { matchMaker } from '@colyseus/core'
import type { House } from '../house.ts'
import type { StoredMatch } from '../store/store.ts'
import { MatchRoom } from './match-room.ts'
import type { Play } from './play.ts'
import { Diverged, recover } from './recovery.ts'

export const ROOM = 'match'

export type Found =
  | { readonly type: 'room'; readonly room: MatchRoom }
  | { readonly type: 'none' }
  /** It was played by other rules than this server has. */
  | { readonly type: 'outdated' }

const NONE: Found = { type: 'none' }
const OUTDATED: Found = { type: 'outdated' }

export class Rooms {
  private readonly house: House
  /** A class comes back all at once, and its match is woken once. */
  private readonly waking = new Map<string, Promise<Found>>()

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
    const listed = await matchMaker.query({})
    const rooms = listed.flatMap(({ roomId }) => this.here(roomId) ?? []).filter(room => room.session === session)
    await Promise.all(rooms.map(room => room.end()))
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
    const stored = await house.journal.store.load(code)
    if (stored === undefined || stored.closed === 'left') return NONE
    if (stored.closed === 'diverged') return OUTDATED
    const beganMs = performance.now()
    const play = this.recovered(stored)
    if (play === undefined) return OUTDATED
    if (stored.options.session !== undefined) await this.onClassMatch?.(play, stored.options.session)
    await this.open(play)
    const tookMs = Math.round(performance.now() - beganMs)
    const sameVersion = stored.version === house.version
    house.metrics.recovered.inc({ how: 'resumed' })
    house.log.info({ code, inputs: stored.inputs.length, sameVersion, tookMs }, 'match goes on')
    const room = this.here(code)
    return room === undefined ? NONE : { type: 'room', room }
  }

  /** A match that cannot be played again as it was is never played otherwise. */
  private recovered(stored: StoredMatch): Play | undefined {
    const { journal, metrics, log } = this.house
    const { code } = stored
    try {
      return recover(this.house, stored)
    } catch (error) {
      journal.stand(code, { closed: 'diverged' })
      metrics.recovered.inc({ how: 'diverged' })
      if (error instanceof Diverged) log.warn({ code, why: error.message }, 'a match of other rules cannot go on')
      else log.error({ code, err: error }, 'a match cannot go on: the game failed when it was played again')
      return undefined
    }
  }
}
