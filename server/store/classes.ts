/** How a class session is kept: its events, and apart from them what is too much for its state, and what is nobody else's business. */
import type { Kysely, Transaction } from 'kysely'
import * as v from 'valibot'
import type { SessionEvent } from '../../shared/classroom/session.ts'
import type { NightRecord } from '../../shared/classroom/state.ts'
import type { StudentId } from '../../shared/wire/classroom.ts'
import type { Tables } from './sql-store.ts'

/** A teacher's token is kept as a hash only: who reads the store cannot teach. */
export type ClassEntry =
  | { readonly type: 'begun'; readonly teachers: readonly string[] }
  /** In the place of those before. */
  | { readonly type: 'teachers'; readonly teachers: readonly string[] }
  | { readonly type: 'event'; readonly n: number; readonly event: SessionEvent }
  | { readonly type: 'night'; readonly record: NightRecord }
  /** What the teacher's own list calls a student. */
  | { readonly type: 'identifier'; readonly student: StudentId; readonly identifier: string }
  /** The session, and every match that was played in it, at once. */
  | { readonly type: 'erase' }

export interface StoredClass {
  readonly events: readonly SessionEvent[]
  readonly teachers: readonly string[]
}

export interface ClassFiles {
  readonly nights: readonly NightRecord[]
  readonly identifiers: Readonly<Record<StudentId, string>>
}

export interface ClassTables {
  readonly sessions: { readonly code: string; readonly begun_wall_ms: number }
  readonly session_teachers: { readonly code: string; readonly hash: string }
  readonly session_events: { readonly code: string; readonly n: number; readonly what: string }
  readonly session_nights: { readonly code: string; readonly id: string; readonly record: string }
  readonly session_identifiers: { readonly code: string; readonly student: string; readonly identifier: string }
}

type Db = Kysely<Tables>
type Entered = readonly { readonly code: string; readonly entry: ClassEntry }[]

/** The rows are ours: they are only looked at for damage. */
const tagged = (value: unknown): boolean => typeof value === 'object' && value !== null && 'type' in value
const EVENT = v.custom<SessionEvent>(tagged)
const NIGHT = v.custom<NightRecord>(value => typeof value === 'object' && value !== null && 'moves' in value)

/** An entry of a session that is gone is left out: whatever was under way when it was erased must not come back. */
export async function enter(db: Transaction<Tables>, entries: Entered, wallMs: number): Promise<void> {
  const known = new Set<string>()
  for (const { code, entry } of entries) {
    if (entry.type === 'begun') {
      await begin(db, code, entry.teachers, wallMs)
      known.add(code)
    } else if (known.has(code) || (await hasClass(db, code))) {
      known.add(code)
      if (entry.type === 'erase') known.delete(code)
      await write(db, code, entry)
    }
  }
}

async function begin(db: Db, code: string, teachers: readonly string[], wallMs: number): Promise<void> {
  await db
    .insertInto('sessions')
    .values({ code, begun_wall_ms: wallMs })
    .onConflict(conflict => conflict.column('code').doNothing())
    .execute()
  await addTeachers(db, code, teachers)
}

async function addTeachers(db: Db, code: string, teachers: readonly string[]): Promise<void> {
  await db
    .insertInto('session_teachers')
    .values(teachers.map(hash => ({ code, hash })))
    .onConflict(conflict => conflict.columns(['code', 'hash']).doNothing())
    .execute()
}

async function write(db: Db, code: string, entry: Exclude<ClassEntry, { type: 'begun' }>): Promise<void> {
  switch (entry.type) {
    case 'teachers':
      await db.deleteFrom('session_teachers').where('code', '=', code).execute()
      await addTeachers(db, code, entry.teachers)
      return
    case 'event':
      await db
        .insertInto('session_events')
        .values({ code, n: entry.n, what: JSON.stringify(entry.event) })
        .onConflict(conflict => conflict.columns(['code', 'n']).doNothing())
        .execute()
      return
    case 'night':
      await db
        .insertInto('session_nights')
        .values({ code, id: entry.record.id, record: JSON.stringify(entry.record) })
        .onConflict(conflict => conflict.columns(['code', 'id']).doNothing())
        .execute()
      return
    case 'identifier':
      await db
        .insertInto('session_identifiers')
        .values({ code, student: entry.student, identifier: entry.identifier })
        .onConflict(conflict => conflict.columns(['code', 'student']).doUpdateSet({ identifier: entry.identifier }))
        .execute()
      return
    case 'erase':
      await db.deleteFrom('matches').where('session', '=', code).execute()
      await db.deleteFrom('sessions').where('code', '=', code).execute()
  }
}

async function hasClass(db: Db, code: string): Promise<boolean> {
  return (await db.selectFrom('sessions').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
}

/** The queries about sessions, over the same database as the matches. */
export function classQueries(db: Db) {
  return {
    has: (code: string): Promise<boolean> => hasClass(db, code),

    async load(code: string): Promise<StoredClass | undefined> {
      if (!(await hasClass(db, code))) return undefined
      const events = await db
        .selectFrom('session_events')
        .select('what')
        .where('code', '=', code)
        .orderBy('n')
        .execute()
      const teachers = await db.selectFrom('session_teachers').select('hash').where('code', '=', code).execute()
      return {
        events: events.map(row => v.parse(EVENT, JSON.parse(row.what))),
        teachers: teachers.map(row => row.hash),
      }
    },

    async files(code: string): Promise<ClassFiles> {
      const nights = await db.selectFrom('session_nights').select('record').where('code', '=', code).execute()
      const names = await db.selectFrom('session_identifiers').selectAll().where('code', '=', code).execute()
      return {
        nights: nights.map(row => v.parse(NIGHT, JSON.parse(row.record))),
        identifiers: Object.fromEntries(names.map(row => [row.student, row.identifier])),
      }
    },

    /** Sessions have their time from the beginning on, however much they are used; how many were erased. */
    async forget(beforeWallMs: number): Promise<number> {
      const old = await db.selectFrom('sessions').select('code').where('begun_wall_ms', '<', beforeWallMs).execute()
      for (const { code } of old)
        await db.transaction().execute(transaction => write(transaction, code, { type: 'erase' }))
      return old.length
    },
  }
}
