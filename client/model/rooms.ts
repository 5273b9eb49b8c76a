/** The rooms this page is in, by their codes. A room of one's own, for what if, is entered without leaving the group's. */
import type { Session } from './session.ts'
import { createStore } from './store.ts'

export const rooms = createStore<ReadonlyMap<string, Session>>(new Map())

export function addRoom(session: Session): void {
  rooms.set(new Map(rooms.get()).set(session.code(), session))
}

/** Whoever goes home from a room of their own has not said farewell to the group. */
export function leaveRooms(shown: string | null): void {
  const left = rooms.get()
  if (left.size === 0) return
  rooms.set(new Map())
  for (const [code, session] of left) session.leave(code === shown)
}
