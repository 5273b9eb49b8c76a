/** The embedded store: one SQLite file in DATA_DIR, by Node's own driver. */
import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Dialect, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'

export const STORE_FILE = 'isles.sqlite'

export function storeFile(dataDir: string): string {
  return path.join(dataDir, STORE_FILE)
}

/** More kinds of statements than there are, but for inserts of very many rows. */
const PREPARED = 100

/** Node's driver in the shape of the one that Kysely's own dialect was written for. Statements are prepared once. */
function asKyselyWants(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  const prepare = (sql: string): SqliteStatement => {
    const statement = database.prepare(sql)
    const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters.map(inputValue)
    return {
      reader: statement.columns().length > 0,
      all: parameters => statement.all(...values(parameters)),
      run: parameters => statement.run(...values(parameters)),
      iterate: parameters => statement.iterate(...values(parameters)),
    }
  }
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql) ?? prepare(sql)
      if (prepared.size < PREPARED) prepared.set(sql, known)
      return known
    },
  }
}

function inputValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  throw new TypeError(`SQLite takes no ${typeof value}`)
}

/**
 * WAL with FULL sync: a transaction that has returned survives a loss of power. `:memory:` is for tests.
 */
export function sqliteDialect(file: string): Dialect {
  return new SqliteDialect({
    database: async () => {
      if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true })
      const database = new DatabaseSync(file)
      // It holds the names of students.
      if (file !== ':memory:') chmodSync(file, 0o600)
      database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000')
      // What is erased is overwritten, and not left lying in pages that are free.
      database.exec('pragma secure_delete = on')
      return asKyselyWants(database)
    },
  })
}
