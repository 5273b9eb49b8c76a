/** A student in a class, as a page uses it: the class's stream, and the match it leads to. */
import type { StudentCommand, ToStudent } from '../../shared/wire/classroom.ts'
import { type ClassSeat, classSeat } from './class-seat.ts'
import { classDo, openClassStream } from './class-stream.ts'
import { NO_CLASS_YET, type PupilAction, type PupilState, reducePupil } from './pupil.ts'
import { joinRoom, type Session } from './session.ts'
import { createStore, type Store } from './store.ts'
import { keepUnread, unreadLines } from './unread-lines.ts'

export interface PupilSession {
  readonly code: string
  readonly state: Store<PupilState>
  readonly match: ClassSeat<Session>['now']
  dispatch(action: PupilAction): void
  /** What it changes comes with the stream; why it does not, as a line to read. */
  ask(command: StudentCommand): void
  /** The page goes elsewhere; the place in the class is kept. */
  close(): void
}

export function openPupil(code: string, token: string): PupilSession {
  const state = createStore<PupilState>({ ...NO_CLASS_YET, lines: unreadLines(code) })
  const seat = classSeat((room, ticket) => joinRoom(room, '', ticket))
  let closed = false
  const dispatch = (action: PupilAction): void => {
    // An answer may come after the page has gone elsewhere.
    if (closed) return
    const { lines } = state.get()
    state.set(reducePupil(state.get(), action))
    if (state.get().lines !== lines) keepUnread(code, state.get().lines)
    const now = state.get()
    seat.take(now.class?.phase === 'ended' ? null : now.seat)
  }
  const stream = openClassStream<ToStudent>(
    code,
    'stream',
    token,
    message => {
      dispatch({ type: 'message', message, nowMs: performance.now() })
      if (message.type === 'gone') stream.close()
    },
    link => dispatch({ type: 'link', link }),
  )
  return {
    code,
    state,
    match: seat.now,
    dispatch,
    ask: command =>
      void classDo(code, token, command).then(done => {
        if (done.type === 'refused') dispatch({ type: 'told', text: done.words })
      }),
    close() {
      closed = true
      stream.close()
      seat.take(null)
    },
  }
}
