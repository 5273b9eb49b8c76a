/** Entering a room from the harbour: one at a time, with the reason in words when it fails. */
import { useState } from 'preact/hooks'
import type { CreateOptions } from '../../../shared/wire/messages.ts'
import { prefer } from '../../model/preferences.ts'
import { enterRoom } from '../../model/route.ts'
import type { Session } from '../../model/session.ts'
import { type Trouble, troubleOf } from '../../model/trouble.ts'

export type Door = 'first' | 'alone' | 'create' | 'join'

export interface EntryState {
  readonly busy: Door | null
  readonly failed: { readonly door: Door; readonly trouble: Trouble } | null
  create(door: Door, options: CreateOptions): void
  join(code: string, name: string, token: string | null): void
}

export function useEntry(onEnter: (session: Session) => void): EntryState {
  const [busy, setBusy] = useState<Door | null>(null)
  const [failed, setFailed] = useState<EntryState['failed']>(null)

  const enter = async (door: Door, code: string | null, open: () => Promise<Session>) => {
    setBusy(door)
    setFailed(null)
    try {
      const session = await open()
      prefer({ visited: true })
      enterRoom(session.code())
      onEnter(session)
    } catch (error) {
      setFailed({ door, trouble: troubleOf(error, code) })
    } finally {
      setBusy(null)
    }
  }
  // The network code is only loaded when somebody goes to sea.
  return {
    busy,
    failed,
    create: (door, options) =>
      void enter(door, null, async () => (await import('../../model/session.ts')).createRoom(options)),
    join: (code, name, token) =>
      void enter('join', code, async () => (await import('../../model/session.ts')).joinRoom(code, name, token)),
  }
}
