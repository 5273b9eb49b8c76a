/** The keyboard of a dashboard. Keys typed into a field, or with a dialog open, are left alone. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ClassHead } from '../../../shared/wire/classroom.ts'
import type { TeacherSession } from '../../model/teacher-session.ts'
import type { Over } from './dialogs/dialogs.tsx'

interface Key {
  readonly key: string
  readonly word: string
  readonly when: readonly ClassHead['phase'][]
  readonly press: (tools: Tools) => void
}

interface Tools {
  readonly head: ClassHead
  readonly session: TeacherSession
  readonly open: (over: Over) => void
}

const ALWAYS = ['lobby', 'playing', 'between', 'ended'] as const
const UNDER_WAY = ['playing', 'between'] as const

/** The parts of the page that a key goes to, by the id of their headings. */
const goTo = (id: string) => (): void => document.getElementById(id)?.focus()

/** In the order in which the help lists them. */
export const CLASS_KEYS: readonly Key[] = [
  { key: 'b', word: 'begin the class', when: ['lobby'], press: ({ open }) => open({ type: 'start' }) },
  { key: 'r', word: 'rehearse with a class of bots', when: ['lobby'], press: ({ open }) => open({ type: 'rehearse' }) },
  {
    key: 'f',
    word: 'freeze everybody, or let go',
    when: UNDER_WAY,
    press: ({ head, session, open }) =>
      head.frozen === null ? open({ type: 'freeze', group: null }) : void session.ask({ type: 'thaw', group: null }),
  },
  { key: 'n', word: 'next level', when: UNDER_WAY, press: ({ open }) => open({ type: 'next' }) },
  {
    key: 'm',
    word: 'say a line to all',
    when: ALWAYS.slice(0, 3),
    press: ({ open }) => open({ type: 'say', to: null }),
  },
  { key: 'p', word: 'projector and links', when: ALWAYS, press: ({ open }) => open({ type: 'projector' }) },
  {
    key: 'u',
    word: 'undo',
    when: ALWAYS,
    press: ({ head, session }) => {
      if (head.undo !== null) void session.ask({ type: 'undo' })
    },
  },
  { key: 'e', word: 'end the class', when: ALWAYS.slice(0, 3), press: ({ open }) => open({ type: 'end' }) },
  { key: 'g', word: 'go to the groups', when: UNDER_WAY, press: goTo('groups') },
  { key: 's', word: 'go to the students', when: UNDER_WAY, press: goTo('students') },
  { key: 'w', word: 'go to the group that is watched', when: UNDER_WAY, press: goTo('watch') },
  { key: 'i', word: 'go to the faults', when: UNDER_WAY, press: goTo('faults') },
  { key: '?', word: 'these keys', when: ALWAYS, press: ({ open }) => open({ type: 'help' }) },
]

/** `open` null: something is open already. */
export function useClassKeys(
  head: ClassHead,
  session: TeacherSession,
  open: ((over: Over) => void) | null,
  leave: () => void,
): void {
  const latest = useRef({ head, session, open, leave })
  latest.current = { head, session, open, leave }
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return
      if (now.open === null || isTyping(event.target)) return
      if (event.key === 'Escape') {
        now.leave()
        return
      }
      const found = CLASS_KEYS.find(one => one.key === event.key.toLowerCase() && one.when.includes(now.head.phase))
      if (found === undefined) return
      event.preventDefault()
      found.press({ head: now.head, session: now.session, open: now.open })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLInputElement && target.type !== 'radio') ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  )
}
