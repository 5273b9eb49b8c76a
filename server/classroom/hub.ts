/** What every session of this process stands on. */
import type { House } from '../house.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { ClassSession } from './session.ts'

export interface Hub {
  readonly house: House
  readonly rooms: Rooms
  /** The time of day, as far as this process has seen it go on: nobody setting a clock moves a timer. */
  readonly dayMs: () => number
  /** A session has its time from its beginning on. */
  readonly keptMs: number
  /** Out of memory and out of the store, for good. */
  readonly erase: (session: ClassSession) => Promise<void>
}
