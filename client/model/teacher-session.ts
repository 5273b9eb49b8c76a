/** An instructor's hold on one session: its state as it comes, and what can be asked of it. */
import type { TeacherCommand, TeacherKeys, ToTeacher } from '../../shared/wire/classroom.ts'
import { classDo, type Done, openClassStream } from './class-stream.ts'
import { createStore, type Store } from './store.ts'
import { NO_CLASS_YET, reduceTeacher, type TeacherState } from './teacher.ts'

/** What was asked and is not answered yet, and the last refusal. */
export interface Asked {
  readonly busy: readonly string[]
  readonly refused: string | null
  /** The session was erased from here: nothing is left to come back to. */
  readonly erased: boolean
  /** The links have new keys, and this session's is an old one. */
  readonly renewed: TeacherKeys | null
}

export interface TeacherSession {
  readonly code: string
  readonly token: string
  readonly state: Store<TeacherState>
  readonly asked: Store<Asked>
  /** True when it was done. */
  ask(command: TeacherCommand): Promise<boolean>
  /** New keys for both teachers' links. */
  renew(): Promise<void>
  forget(): void
  close(): void
}

/** Names what a command is about: the same asked again while it is under way is not sent twice. */
export function askKey(command: TeacherCommand): string {
  return JSON.stringify(command)
}

export function teach(code: string, token: string): TeacherSession {
  const state = createStore<TeacherState>(NO_CLASS_YET)
  const asked = createStore<Asked>({ busy: [], refused: null, erased: false, renewed: null })
  const keys: TeacherKeys = { teacher: newKey(), coTeacher: newKey() }
  const stream = openClassStream<ToTeacher>(
    code,
    'stream',
    token,
    message => state.set(reduceTeacher(state.get(), { type: 'message', message, nowMs: performance.now() })),
    link => state.set(reduceTeacher(state.get(), { type: 'link', link })),
  )
  const change = (part: Partial<Asked>): void => asked.set({ ...asked.get(), ...part })
  /** True when it was done; the same is not asked twice at a time. */
  const during = async (command: TeacherCommand, work: () => Promise<Done>): Promise<boolean> => {
    const key = askKey(command)
    if (asked.get().busy.includes(key)) return false
    change({ busy: [...asked.get().busy, key], refused: null })
    const done = await work()
    change({ busy: asked.get().busy.filter(one => one !== key) })
    if (done.type === 'refused') change({ refused: done.words })
    return done.type === 'done'
  }
  return {
    code,
    token,
    state,
    asked,
    async ask(command) {
      const done = await during(command, () => classDo(code, token, command))
      if (done && command.type === 'erase') {
        change({ erased: true })
        stream.close()
      }
      return done
    },
    async renew() {
      const command = { type: 'rekey', ...keys } as const
      const done = await during(command, async () => {
        const first = await classDo(code, token, command)
        if (first.type === 'done') return first
        // An answer may be lost on the way: then the new key opens already.
        const again = await classDo(code, keys.teacher, command)
        return again.type === 'done' ? again : first
      })
      if (done) change({ renewed: keys })
    },
    forget: () => change({ refused: null }),
    close: () => stream.close(),
  }
}

/** 192 bits, in letters that an address can carry. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
