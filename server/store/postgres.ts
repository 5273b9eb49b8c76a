/** PostgreSQL, when DATABASE_URL says where. */
import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'

/** One writes, the others read matches that come back. */
const CONNECTIONS = 4
const CONNECT_WITHIN_MS = 5000

export function postgresDialect(url: string, log: Log, options: pg.PoolConfig = {}): Dialect {
  const pool = new pg.Pool({
    ...{ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_WITHIN_MS },
    ...options,
  })
  // An idle connection that breaks is no error of anybody's: the next query opens another one.
  pool.on('error', error => log.warn({ err: error }, 'a connection to the database broke'))
  return new PostgresDialect({ pool })
}
