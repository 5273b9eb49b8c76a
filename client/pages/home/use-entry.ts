/** Entering a room from the harbour: one at a time, with the reason in words when it fails. */
import { useState } from 'preact/hooks'
import type { CreateOptions } from '../../../shared/wire/messages.ts'
import { enterClass, type Newcomer } from '../../model/class-door.ts'
import { prefer } from '../../model/preferences.ts'
import { enterRoom, goToClass } from '../../model/route.ts'
import type { Session } from '../../model/session.ts'
import { type Trouble, troubleOf } from '../../model/trouble.ts'

export type Door = 'first' | 'alone' | 'create' | 'join'

export interface EntryState {
  readonly busy: Door | null
  readonly failed: { readonly door: Door; readonly trouble: Trouble } | null
  create(door: Door, options: CreateOptions): void
  /** A room or a class, whichever has this code. */
  join(code: string, who: Newcomer): void
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
  const join = async (code: string, who: Newcomer) => {
    setBusy('join')
    setFailed(null)
    const found = await enterClass(code, who)
    setBusy(null)
    if (found.type === 'in') {
      prefer({ visited: true })
      goToClass(code)
    } else if (found.type === 'no') setFailed({ door: 'join', trouble: { type: 'refused', words: found.words } })
    else await enter('join', code, async () => (await loadSession()).joinRoom(code, who.name, who.seat, who.word))
  }
  return {
    busy,
    failed,
    create: (door, options) => void enter(door, null, async () => (await loadSession()).createRoom(options)),
    join: (code, who) => void join(code, who),
  }
}

// The network code is only loaded when somebody goes to sea.
const loadSession = () => import('../../model/session.ts')
