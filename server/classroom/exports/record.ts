/** A class as lines of JSON (ndjson.org): first the session, then what its teachers did, then each night, from which that night plays again to the same world. */
import { type ClassRecord, sessionId, studentsOf, timeOf } from './class-record.ts'

const CLASS_FORMAT = 'lossy-isles/class'
const CLASS_FORMAT_VERSION = 1

/** Without a teacher's identifiers: players.csv has those, by the same ids. */
export function recordNdjson({ session, records, code }: ClassRecord): string {
  const { plan, createdMs, deeds, nights } = session
  const pages = new Map(records.map(record => [record.id, record.page]))
  const lines: readonly object[] = [
    {
      type: 'session',
      format: CLASS_FORMAT,
      formatVersion: CLASS_FORMAT_VERSION,
      code,
      id: sessionId(session),
      createdAt: timeOf(createdMs),
      plan,
      players: studentsOf(session).map(({ id, group }) => ({ id, group })),
    },
    ...deeds.map(({ n, atMs, words }) => ({ type: 'deed', n, at: timeOf(atMs), words })),
    ...nights.map(night => ({
      type: 'night',
      id: night.id,
      group: night.group,
      step: night.step,
      protocol: night.protocol,
      level: night.level,
      night: night.night,
      attempt: night.attempt,
      startedAt: timeOf(night.startedMs),
      endedAt: timeOf(night.endedMs),
      seats: night.attempts.map(({ student, node }) => ({ node, player: student })),
      page: pages.get(night.id) ?? null,
    })),
  ]
  return lines.map(line => `${JSON.stringify(line)}\n`).join('')
}
