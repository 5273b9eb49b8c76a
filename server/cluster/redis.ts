/**
 * What Colyseus shares between processes, in Redis: its rooms' listings, and how much each process carries. No seat and no
 * match depends on it: without Redis all goes on, only new matches are no longer spread.
 */
import { matchMaker } from '@colyseus/core'
import { RedisDriver } from '@colyseus/redis-driver'
import { RedisPresence } from '@colyseus/redis-presence'
import { Redis } from 'ioredis'
import type { Log } from '../log.ts'
import { StoreError } from '../store/store.ts'
import type { Cluster } from './cluster.ts'

const WITHIN_MS = 2000

type OrElse = <T>(work: Promise<T>, instead: T) => Promise<T>
type Driver = InstanceType<typeof RedisDriver>
type Presence = InstanceType<typeof RedisPresence>

class Listings extends RedisDriver {
  private readonly orElse: OrElse

  constructor(redis: Redis, orElse: OrElse) {
    super(redis)
    this.orElse = orElse
  }

  override update(...given: Parameters<Driver['update']>): Promise<boolean> {
    return this.orElse(super.update(...given), false)
  }

  override persist(...given: Parameters<Driver['persist']>): Promise<boolean> {
    return this.orElse(super.persist(...given), false)
  }

  override cleanup(process: string): Promise<void> {
    return this.orElse(super.cleanup(process), undefined)
  }

  override remove(roomId: string): Promise<boolean> {
    return this.orElse(this.removeOwn(roomId), false)
  }

  /** A process that has lost a room must not take down the listing of the one that goes on with it. */
  private async removeOwn(roomId: string): Promise<boolean> {
    const listed = await this.findOne({ roomId })
    return listed?.processId === matchMaker.processId && super.remove(roomId)
  }
}

class Channels extends RedisPresence {
  private readonly orElse: OrElse

  constructor(redis: Redis, orElse: OrElse) {
    super(redis)
    this.orElse = orElse
  }

  /** Before the first subscription: commands do not wait for a connection here. */
  async connect(): Promise<void> {
    await this.sub.connect()
  }

  /** What could not be subscribed to is, when Redis is back: see RedisPresence. */
  override subscribe(...given: Parameters<Presence['subscribe']>): Promise<this> {
    return this.orElse(super.subscribe(...given), this)
  }

  override unsubscribe(...given: Parameters<Presence['unsubscribe']>): Promise<this> {
    return this.orElse(super.unsubscribe(...given), this)
  }

  override hdel(...given: Parameters<Presence['hdel']>): Promise<boolean> {
    return this.orElse(super.hdel(...given), false)
  }

  override hset(...given: Parameters<Presence['hset']>): Promise<boolean> {
    return this.orElse(super.hset(...given), false)
  }
}

export interface Shared {
  readonly matchmaking: Cluster['matchmaking']
  readonly close: () => void
}

export async function openRedis(url: string, log: Log): Promise<Shared> {
  const redis = new Redis(url, {
    ...{ lazyConnect: true, enableOfflineQueue: false },
    ...{ connectTimeout: WITHIN_MS, commandTimeout: WITHIN_MS },
  })
  let why = ''
  redis.on('error', error => {
    why = error.message
  })
  const orElse: OrElse = async (work, instead) => {
    try {
      return await work
    } catch (error) {
      log.warn({ err: error }, 'Redis does not answer')
      return instead
    }
  }
  const presence = new Channels(redis, orElse)
  try {
    await redis.connect()
    await presence.connect()
  } catch (error) {
    presence.shutdown()
    throw new StoreError(
      `Redis (REDIS_URL) cannot be reached: ${why || (error instanceof Error ? error.message : error)}`,
    )
  }
  return { matchmaking: { presence, driver: new Listings(redis, orElse) }, close: () => presence.shutdown() }
}
