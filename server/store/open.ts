/** The store that the settings ask for. */
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { postgresDialect } from './postgres.ts'
import { openSqlStore } from './sql-store.ts'
import { storeFile } from './sqlite.ts'
import { type Store, StoreError } from './store.ts'
import { openThreadedStore } from './threaded.ts'

export async function openStore({ dataDir, databaseUrl }: Config, log: Log): Promise<Store> {
  const where = databaseUrl === undefined ? storeFile(dataDir) : 'the database of DATABASE_URL'
  try {
    if (databaseUrl === undefined) return await openThreadedStore(storeFile(dataDir))
    return await openSqlStore(postgresDialect(databaseUrl, log))
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(`The store (${where}) cannot be opened: ${error instanceof Error ? error.message : error}`)
  }
}
