import { type ClassRecord, sessionId } from './class-record.ts'
import { csvOf } from './table.ts'

const COLUMNS = ['session_id', 'group', 'at_ms', 'node', 'actor', 'move', 'args_json', 'mistake', 'latency_ms'] as const

/** Night after night, as they were over; within a night in its own time, which begins at 0. */
export function movesCsv({ session, records }: ClassRecord): string {
  const rows = records.flatMap(({ group, moves }) =>
    moves.map(({ atMs, node, actor, move, args, mistake, latencyMs }) => [
      sessionId(session),
      group,
      Math.round(atMs),
      node,
      actor,
      move,
      JSON.stringify(args),
      mistake,
      latencyMs === null ? null : Math.round(latencyMs),
    ]),
  )
  return csvOf([COLUMNS, ...rows])
}
