/** What each command of a student does. */
import type { Student } from '../../shared/classroom/state.ts'
import type { StudentCommand } from '../../shared/wire/classroom.ts'
import { LEFT } from './farewell.ts'
import { freeName } from './joining.ts'
import type { ClassSession } from './session.ts'

type OfType<K> = Extract<StudentCommand, { readonly type: K }>
type ForStudents = {
  readonly [K in StudentCommand['type']]: (session: ClassSession, command: OfType<K>, student: Student) => void
}

export const FOR_STUDENTS: ForStudents = {
  help(session, { on }, { id, helpSinceMs }) {
    if (on !== (helpSinceMs !== null)) session.happened({ type: 'help', student: id, on })
  },

  name(session, { name: wanted }, { id, name: before }) {
    const name = freeName(session.state, wanted, id)
    if (name !== before) session.happened({ type: 'renamed', student: id, name })
  },

  leave(session, _command, { id }) {
    session.happened({ type: 'left', student: id, removed: false })
    session.audience.dismiss(id, LEFT)
  },
}

export function runForStudent<K extends StudentCommand['type']>(
  session: ClassSession,
  command: OfType<K> & { readonly type: K },
  student: Student,
): void {
  FOR_STUDENTS[command.type](session, command, student)
}
