/** The match a class has told a student of: entered, left for the next one, and tried for again until it opens. */
import type { ToStudent } from '../../shared/wire/classroom.ts'
import { backoffMs } from './backoff.ts'
import { createStore, type Store } from './store.ts'
import { troubleOf } from './trouble.ts'

export interface SeatTaken<Session> {
  readonly session: Session | null
  /** Why it is not entered yet; null: it is on the way. */
  readonly trouble: string | null
}

export interface ClassSeat<Session> {
  readonly now: Store<SeatTaken<Session>>
  /** The seat that the class speaks of now; the same room again changes nothing. */
  take(seat: ToStudent['seat']): void
}

export function classSeat<Session extends { leave(): void }>(
  join: (room: string, token: string) => Promise<Session>,
): ClassSeat<Session> {
  const now = createStore<SeatTaken<Session>>({ session: null, trouble: null })
  let room: string | null = null
  /** Grows with every change of room: whoever is late finds out that it is. */
  let turn = 0

  const enter = async (code: string, token: string, mine: number): Promise<void> => {
    for (let attempt = 0; mine === turn; attempt += 1) {
      try {
        const session = await join(code, token)
        if (mine === turn) now.set({ session, trouble: null })
        else session.leave()
        return
      } catch (error) {
        if (mine === turn) now.set({ session: null, trouble: troubleOf(error, code).words })
        await new Promise(resolve => setTimeout(resolve, backoffMs(attempt, Math.random())))
      }
    }
  }

  return {
    now,
    take(seat) {
      if ((seat?.room ?? null) === room) return
      room = seat?.room ?? null
      turn += 1
      now.get().session?.leave()
      now.set({ session: null, trouble: null })
      if (seat !== null) void enter(seat.room, seat.token, turn)
    },
  }
}
