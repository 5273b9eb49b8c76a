/** The store that the settings ask for. */
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { postgresDialect } from './postgres.ts'
import { openSqlStore } from './sql-store.ts'
import { sqliteDialect, storeFile } from './sqlite.ts'
import { type Store, StoreError } from './store.ts'

export async function openStore({ dataDir, databaseUrl }: Config, log: Log): Promise<Store> {
  const where = databaseUrl === undefined ? storeFile(dataDir) : 'the database of DATABASE_URL'
  const dialect = databaseUrl === undefined ? sqliteDialect(storeFile(dataDir)) : postgresDialect(databaseUrl, log)
  try {
    return await openSqlStore(dialect)
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(`The store (${where}) cannot be opened: ${error instanceof Error ? error.message : error}`)
  }
}
