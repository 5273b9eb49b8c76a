/** All that leaves the house of a class session, and what several of its forms need. */
import type { Attempt, NightDone, NightRecord, SessionState, Student } from '../../../shared/classroom/state.ts'
import type { StudentId } from '../../../shared/wire/classroom.ts'

export interface ClassRecord {
  readonly session: SessionState
  readonly records: readonly NightRecord[]
  /** What their teacher's own list calls them. Kept apart from play, and joined to it only here. */
  readonly identifiers: Readonly<Record<StudentId, string>>
  readonly nowMs: number
  /** The version of the rules that it was played by; other code may play it otherwise. */
  readonly code: string
  /** Where this house stands: names things for others. */
  readonly origin: string
}

/** Codes are given again one day; a code and its day are not. */
export function sessionId({ code, createdMs }: SessionState): string {
  return `${code}-${timeOf(createdMs).slice(0, 10)}`
}

/** ISO 8601, in UTC. */
export function timeOf(ms: number): string {
  return new Date(ms).toISOString()
}

export function seconds(ms: number): number {
  return Math.round(ms / 1000)
}

/** In the order in which they came. Bots that rehearse stand for students in a rehearsal, and nowhere else. */
export function studentsOf({ students, rehearsal }: SessionState): readonly Student[] {
  return Object.values(students)
    .filter(({ rehearsed }) => rehearsal || !rehearsed)
    .sort((a, b) => a.joinedMs - b.joinedMs || (a.id < b.id ? -1 : 1))
}

export interface NightOf {
  readonly night: NightDone
  readonly attempt: Attempt
}

/** What one student has done, oldest first. */
export function nightsOf({ nights }: SessionState, student: StudentId): readonly NightOf[] {
  return nights.flatMap(night => night.attempts.filter(a => a.student === student).map(attempt => ({ night, attempt })))
}

/** The night's place in the house: protocol, level and which night of it. */
export function levelIdOf({ protocol, level, night }: NightDone): string {
  return `${protocol}/${level}/${night + 1}`
}

/** In tenths, as they are given. */
export function scoreSum(nights: readonly NightOf[]): Pick<Attempt, 'score' | 'scoreMax'> {
  const sum = (key: 'score' | 'scoreMax') =>
    Math.round(10 * nights.reduce((all, { attempt }) => all + attempt[key], 0)) / 10
  return { score: sum('score'), scoreMax: sum('scoreMax') }
}
