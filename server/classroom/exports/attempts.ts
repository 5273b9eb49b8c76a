import { type ClassRecord, levelIdOf, nightsOf, sessionId, studentsOf, timeOf } from './class-record.ts'
import { csvOf } from './table.ts'

const COLUMNS = [
  'session_id',
  'player_id',
  'level_id',
  'attempt',
  'started_at',
  'ended_at',
  'outcome',
  'score',
  'score_max',
  'hints',
  'mistakes',
  'bot_moves',
  'misconceptions',
] as const

/** A night of a level is one attempt. */
export function attemptsCsv({ session }: ClassRecord): string {
  const rows = studentsOf(session).flatMap(student =>
    nightsOf(session, student.id).map(({ night, attempt }) => [
      sessionId(session),
      student.id,
      levelIdOf(night),
      night.attempt,
      timeOf(night.startedMs),
      timeOf(night.endedMs),
      attempt.outcome,
      attempt.score,
      attempt.scoreMax,
      attempt.hints,
      attempt.mistakes,
      attempt.botMoves,
      attempt.misconceptions.join('; '),
    ]),
  )
  return csvOf([COLUMNS, ...rows])
}
