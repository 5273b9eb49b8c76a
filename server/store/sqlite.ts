/** The embedded store: one SQLite file in DATA_DIR, by Node's own driver. */
import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Dialect, type SqliteDatabase, SqliteDialect } from 'kysely'

export const STORE_FILE = 'isles.sqlite'

export function storeFile(dataDir: string): string {
  return path.join(dataDir, STORE_FILE)
}

/** Node's driver in the shape of the one that Kysely's own dialect was written for. */
function asKyselyWants(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql)
      const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters.map(inputValue)
      return {
        reader: statement.columns().length > 0,
        all: parameters => statement.all(...values(parameters)),
        run: parameters => statement.run(...values(parameters)),
        iterate: parameters => statement.iterate(...values(parameters)),
      }
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
      return asKyselyWants(database)
    },
  })
}
