/** One room as a page uses it: its state, and what can be sent. */

import { nanoid } from 'nanoid'
import type { CreateOptions, ToServer } from '../../shared/wire/messages.ts'
import { Connection } from './connection.ts'
import { entryKey, type Move } from './outbox.ts'
import { type RoomAction, reduce } from './reduce.ts'
import { NOTHING_YET, type RoomState } from './room-state.ts'
import { createStore, type Store } from './store.ts'
import type { Entry } from './wire.ts'

export interface Session {
  readonly state: Store<RoomState>
  code(): string
  play(entry: Move, filled: Move, word: string): void
  send<Name extends Exclude<keyof ToServer, 'move'>>(name: Name, payload: ToServer[Name]): void
  dispatch(action: RoomAction): void
  /** After another tab took the seat: play it here again. */
  playHere(): void
  /** `farewell`: the seat is given up, unless this is false; then it is kept, as when the connection breaks. */
  leave(farewell?: boolean): void
}

export function createRoom(options: CreateOptions): Promise<Session> {
  return open({ type: 'create', options })
}

/** `word`: the personal one, where there is no token. */
export function joinRoom(code: string, name: string, token: string | null, word = ''): Promise<Session> {
  const options = {
    ...(name === '' ? {} : { name }),
    ...(token === null ? {} : { token }),
    ...(word === '' ? {} : { word }),
  }
  return open({ type: 'join', code, options })
}

/** Resolves once the room is entered; rejects with the reason when the first try fails. */
async function open(entry: Entry): Promise<Session> {
  const state = createStore<RoomState>(NOTHING_YET)
  const dispatch = (action: RoomAction) => state.set(reduce(state.get(), action))
  const connection = new Connection(dispatch, () => state.get().pending)
  await connection.enter(entry)
  return {
    state,
    code: () => connection.code ?? '',
    dispatch,
    play(source, filled, word) {
      const pending = { id: nanoid(), key: entryKey(source), word, move: filled }
      dispatch({ type: 'sent', pending })
      connection.send('move', { id: pending.id, move: pending.move })
    },
    send: (name, payload) => connection.send(name, payload),
    playHere: () => connection.playHere(),
    leave: (farewell = true) => connection.leave(farewell),
  }
}
