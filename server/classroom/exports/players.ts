import { type ClassRecord, nightsOf, scoreSum, seconds, sessionId, studentsOf, timeOf } from './class-record.ts'
import { csvOf } from './table.ts'

const COLUMNS = [
  'session_id',
  'player_id',
  'display_name',
  'teacher_identifier',
  'group',
  'node',
  'joined_at',
  'left_at',
  'connected_s',
  'bot_controlled_s',
  'levels_completed',
  'score',
  'score_max',
] as const

export function playersCsv({ session, identifiers, nowMs }: ClassRecord): string {
  const rows = studentsOf(session).map(student => {
    const nights = nightsOf(session, student.id)
    const { score, scoreMax } = scoreSum(nights)
    const completed = new Set(
      nights
        .filter(({ night, attempt }) => night.night + 1 === night.of && attempt.outcome !== 'unfinished')
        .map(({ night }) => night.step),
    )
    return [
      sessionId(session),
      student.id,
      student.name,
      identifiers[student.id] ?? null,
      student.group,
      nights.at(-1)?.attempt.node ?? null,
      timeOf(student.joinedMs),
      student.leftMs === null ? null : timeOf(student.leftMs),
      seconds(soFar(student.connectedMs, student.connectedSinceMs, nowMs)),
      seconds(soFar(student.botMs, student.botSinceMs, nowMs)),
      completed.size,
      score,
      scoreMax,
    ]
  })
  return csvOf([COLUMNS, ...rows])
}

function soFar(sumMs: number, sinceMs: number | null, nowMs: number): number {
  return sinceMs === null ? sumMs : sumMs + nowMs - sinceMs
}
