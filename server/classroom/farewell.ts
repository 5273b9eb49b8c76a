/** What somebody is told who has no part in a class any more: at once, and whenever they try again. */
import type { Student } from '../../shared/classroom/state.ts'

export const REMOVED = 'The instructor has removed you from this class.'
export const LEFT = 'You have left this class.'

export function farewell(student: Student | undefined): string | undefined {
  if (student === undefined || student.leftMs === null) return undefined
  return student.removed ? REMOVED : LEFT
}
