/** Alone, or one of several, as the settings say. */
import { Kysely } from 'kysely'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { postgresDialect } from '../store/postgres.ts'
import { alone, type Cluster } from './cluster.ts'
import { Holds, type HoldTables } from './holds.ts'
import { LeasedCluster } from './leased.ts'
import { openRedis } from './redis.ts'

/** Connections of its own, so that a busy store holds no renewal up; and none is waited for longer than a lease lasts. */
const POOL = { max: 2, query_timeout: 1500 } as const

export async function openCluster(
  { redisUrl, databaseUrl, peerHost }: Config,
  log: Log,
  metrics: Metrics,
): Promise<Cluster> {
  if (redisUrl === undefined || databaseUrl === undefined) return alone()
  const shared = await openRedis(redisUrl, log)
  const holds = new Holds(new Kysely<HoldTables>({ dialect: postgresDialect(databaseUrl, log, POOL) }))
  return new LeasedCluster({ ...shared, holds, log, metrics, peerHost })
}
