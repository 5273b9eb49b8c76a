/** A student in a class, as a page uses it: the class's stream, and the match it leads to. */
import type { StudentCommand, ToStudent } from '../../shared/wire/classroom.ts'
import { type ClassSeat, classSeat } from './class-seat.ts'
import { classDo, type Done, openClassStream } from './class-stream.ts'
import { NO_CLASS_YET, type PupilAction, type PupilState, reducePupil } from './pupil.ts'
import { forgetSeat } from './seat-memory.ts'
import { createStore, type Store } from './store.ts'

export interface PupilSession {
  readonly code: string
  readonly state: Store<PupilState>
  readonly match: ClassSeat['now']
  dispatch(action: PupilAction): void
  ask(command: StudentCommand): Promise<Done>
  /** The page goes elsewhere; the place in the class is kept. */
  close(): void
}

export function openPupil(code: string, token: string): PupilSession {
  const state = createStore<PupilState>(NO_CLASS_YET)
  const seat = classSeat()
  const dispatch = (action: PupilAction): void => {
    state.set(reducePupil(state.get(), action))
    seat.take(state.get().seat)
  }
  const stream = openClassStream<ToStudent>(
    code,
    'stream',
    token,
    message => {
      dispatch({ type: 'message', message, nowMs: performance.now() })
      if (message.type === 'gone') stream.close()
    },
    link => {
      dispatch({ type: 'link', link })
      // A token that opens nothing any more need not be offered again.
      if (link.type === 'refused') forgetSeat(code)
    },
  )
  return {
    code,
    state,
    match: seat.now,
    dispatch,
    ask: command => classDo(code, token, command),
    close() {
      stream.close()
      seat.take(null)
    },
  }
}
