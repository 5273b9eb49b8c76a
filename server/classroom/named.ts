/** Whom a command names. */
import { enrolled } from '../../shared/classroom/standing.ts'
import type { Group, Student } from '../../shared/classroom/state.ts'
import type { GroupId, StudentId } from '../../shared/wire/classroom.ts'
import { Refusal } from '../rooms/door.ts'
import type { ClassSession } from './session.ts'

export function groupNamed(session: ClassSession, id: GroupId): Group {
  const group = session.state.groups[id]
  if (group === undefined) throw new Refusal('There is no such group.')
  return group
}

export function studentNamed(session: ClassSession, id: StudentId): Student {
  const found = enrolled(session.state).find(one => one.id === id)
  if (found === undefined) throw new Refusal('There is no such student.')
  return found
}
