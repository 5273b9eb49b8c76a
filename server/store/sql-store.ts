/** The store in any database that Kysely speaks: one schema and the same queries for SQLite and PostgreSQL. */
import { type Dialect, Kysely, SqliteDialect, sql } from 'kysely'
import * as v from 'valibot'
import { SCAFFOLDS } from '../../shared/kernel/level.ts'
import type { HoldTables } from '../cluster/holds.ts'
import { type ClassTables, classQueries, enter } from './classes.ts'
import { readCall, readExtras, readTable } from './codec.ts'
import { fencedOff } from './fences.ts'
import { migrate } from './migrations.ts'
import {
  type Batch,
  CLOSED,
  type Input,
  type NewMatch,
  OUTCOMES,
  type Standing,
  type Store,
  type StoredMatch,
} from './store.ts'

interface MatchRow {
  readonly code: string
  readonly version: string
  readonly protocol: string
  readonly level: string
  readonly scaffold: string
  readonly alone: number
  readonly seed: string
  readonly people: string
  readonly at_ms: number
  readonly check_inputs: number | null
  readonly check_at_ms: number | null
  readonly check_hash: string | null
  readonly closed: string | null
  readonly touched_wall_ms: number
  readonly session: string | null
  /** What else it was made with, where there is any. */
  readonly extras: string | null
}

interface InputRow {
  readonly code: string
  readonly n: number
  readonly at_ms: number
  readonly sim_ms: number
  readonly what: string
  readonly outcome: string
}

export interface Tables extends ClassTables, HoldTables {
  readonly matches: MatchRow
  readonly inputs: InputRow
}

/** Rows of one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const ROWS_AT_ONCE = 1000
const NO_FENCES: ReadonlyMap<string, number> = new Map()

function newRow({ code, version, options, seed, table }: NewMatch, wallMs: number): MatchRow {
  const { protocol, level, scaffold, alone, session, ...extras } = options
  return {
    ...{ code, version, protocol, level, scaffold, seed },
    alone: alone ? 1 : 0,
    people: JSON.stringify(table),
    at_ms: 0,
    ...{ check_inputs: null, check_at_ms: null, check_hash: null, closed: null },
    touched_wall_ms: wallMs,
    session: session ?? null,
    extras: Object.keys(extras).length === 0 ? null : JSON.stringify(extras),
  }
}

function changes({ atMs, table, check, closed }: Standing): Partial<MatchRow> {
  return {
    ...(atMs !== undefined && { at_ms: atMs }),
    ...(table !== undefined && { people: JSON.stringify(table) }),
    ...(check !== undefined && { check_inputs: check.inputs, check_at_ms: check.atMs, check_hash: check.hash }),
    ...(closed !== undefined && { closed }),
  }
}

function readInput({ at_ms, sim_ms, what, outcome }: InputRow): Input {
  return { atMs: at_ms, simMs: sim_ms, what: readCall(what), outcome: v.parse(v.picklist(OUTCOMES), outcome) }
}

function readMatch(row: MatchRow, inputs: readonly InputRow[]): StoredMatch {
  const { code, version, protocol, level, seed, check_inputs, check_at_ms, check_hash } = row
  const scaffold = v.parse(v.picklist(SCAFFOLDS), row.scaffold)
  return {
    ...{ code, version, seed },
    options: {
      ...{ protocol, level, scaffold, alone: row.alone === 1 },
      ...(row.session !== null && { session: row.session }),
      ...(row.extras !== null && readExtras(row.extras)),
    },
    table: readTable(row.people),
    atMs: row.at_ms,
    inputs: inputs.map(readInput),
    check:
      check_inputs === null || check_at_ms === null || check_hash === null
        ? undefined
        : { inputs: check_inputs, atMs: check_at_ms, hash: check_hash },
    closed: row.closed === null ? undefined : v.parse(v.picklist(CLOSED), row.closed),
  }
}

/** Brings the schema up to date first. `wallNow`: the time of day, for the retention of old matches. */
export async function openSqlStore(dialect: Dialect, wallNow: () => number = Date.now): Promise<Store> {
  const db = new Kysely<Tables>({ dialect })
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  const classes = classQueries(db)
  /** What is erased also stands in the write-ahead log: it is taken into the file, and emptied. */
  const emptyLog = async (): Promise<void> => {
    if (dialect instanceof SqliteDialect) await sql`pragma wal_checkpoint(truncate)`.execute(db)
  }
  return {
    async commit(batch: Batch) {
      const refused = await db.transaction().execute(async transaction => {
        const refused = await fencedOff(transaction, batch.fences ?? NO_FENCES)
        const mine = ({ code }: { readonly code: string }): boolean => !refused.has(code)
        const inputs = batch.inputs.filter(mine)
        const wallMs = wallNow()
        for (const match of batch.made.filter(mine))
          await transaction
            .insertInto('matches')
            .values(newRow(match, wallMs))
            .onConflict(conflict => conflict.column('code').doNothing())
            .execute()
        for (let from = 0; from < inputs.length; from += ROWS_AT_ONCE)
          await transaction
            .insertInto('inputs')
            .values(
              inputs.slice(from, from + ROWS_AT_ONCE).map(({ code, n, input: { atMs, simMs, what, outcome } }) => ({
                ...{ code, n, outcome },
                at_ms: atMs,
                sim_ms: simMs,
                what: JSON.stringify(what),
              })),
            )
            // After a commit whose answer got lost the batch comes again: it is there already.
            .onConflict(conflict => conflict.columns(['code', 'n']).doNothing())
            .execute()
        for (const [code, standing] of batch.standings) {
          if (refused.has(code)) continue
          await transaction
            .updateTable('matches')
            .set({ ...changes(standing), touched_wall_ms: wallMs })
            .where('code', '=', code)
            .execute()
        }
        await enter(transaction, (batch.classes ?? []).filter(mine), wallMs)
        return refused
      })
      const erased = batch.classes?.some(({ code, entry }) => entry.type === 'erase' && !refused.has(code))
      if (erased === true) await emptyLog()
      return [...refused]
    },

    async has(code) {
      const row = await db.selectFrom('matches').select('code').where('code', '=', code).executeTakeFirst()
      return row !== undefined || classes.has(code)
    },

    loadClass: classes.load,
    classFiles: classes.files,
    async forgetClasses(beforeWallMs) {
      const erased = await classes.forget(beforeWallMs)
      if (erased > 0) await emptyLog()
      return erased
    },

    async home(code) {
      const row = await db.selectFrom('matches').select('session').where('code', '=', code).executeTakeFirst()
      return row && (row.session ?? code)
    },

    async load(code) {
      const row = await db.selectFrom('matches').selectAll().where('code', '=', code).executeTakeFirst()
      if (row === undefined) return undefined
      return readMatch(row, await db.selectFrom('inputs').selectAll().where('code', '=', code).orderBy('n').execute())
    },

    async forget(beforeWallMs) {
      const { numDeletedRows } = await db
        .deleteFrom('matches')
        .where('touched_wall_ms', '<', beforeWallMs)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },

    close: () => db.destroy(),
  }
}
