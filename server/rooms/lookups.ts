/**
 * Looking a room up by its code. A code is short, so it can be guessed at, and each wrong one costs a query of the store.
 * What is limited is never an address, because a school has one: it is the misses of everybody together, and how often
 * one room is asked for. Who has a token of the room knows its code already, and a room in memory costs nothing.
 */
import { Bucket } from '../bucket.ts'
import type { House } from '../house.ts'
import type { Found, Rooms } from './rooms.ts'

/** A class that mistypes in one minute is far below it. */
export const MISSES_BURST = 60
export const MISSES_PER_SECOND = 10
/** A class that comes all at once, each of them with a look and a join, is below it. */
export const ROOM_BURST = 400
export const ROOM_PER_SECOND = 20

export type Answer = Found | { readonly type: 'busy' }
const BUSY: Answer = { type: 'busy' }

export class Lookups {
  private readonly house: House
  private readonly rooms: Rooms
  private readonly misses: Bucket
  private readonly ofRooms = new WeakMap<object, Bucket>()

  constructor(house: House, rooms: Rooms) {
    this.house = house
    this.rooms = rooms
    this.misses = new Bucket(MISSES_BURST, MISSES_PER_SECOND, house.clock.now())
  }

  async find(code: string, token?: string): Promise<Answer> {
    const { clock, tokens } = this.house
    if (token !== undefined && tokens.read(code, token) !== undefined) return this.rooms.at(code)
    const here = this.rooms.here(code)
    if (here !== undefined) return this.ofRoom(here).take(clock.now()) ? { type: 'room', room: here } : BUSY
    if (!this.misses.has(clock.now())) return BUSY
    const found = await this.rooms.at(code)
    if (found.type === 'none') this.misses.take(clock.now())
    return found
  }

  private ofRoom(room: object): Bucket {
    const known = this.ofRooms.get(room)
    if (known !== undefined) return known
    const fresh = new Bucket(ROOM_BURST, ROOM_PER_SECOND, this.house.clock.now())
    this.ofRooms.set(room, fresh)
    return fresh
  }
}
