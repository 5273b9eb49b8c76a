/**
 * Who holds which room, in the store of all processes. A process has one lease, and holds rooms by it (as etcd attaches
 * keys to a lease). The lease decides only when another may take a room; that the one before can do no more harm comes
 * from the fence, which every taking raises and every write is compared with (see fences.ts). So no clock is trusted with
 * safety. Leases are reckoned by the store's clock alone.
 */
import { type Kysely, sql } from 'kysely'

export interface HoldTables {
  readonly processes: { readonly id: string; readonly url: string; readonly until_wall_ms: number }
  readonly holds: {
    readonly code: string
    /** Null: given back. */
    readonly owner: string | null
    readonly fence: number
    readonly taken_wall_ms: number
  }
}

export interface Holder {
  readonly owner: string | null
  /** Null when its lease has run out. */
  readonly url: string | null
}

const NOW = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`

export class Holds {
  private readonly db: Kysely<HoldTables>

  constructor(db: Kysely<HoldTables>) {
    this.db = db
  }

  async renew(id: string, url: string, leaseMs: number): Promise<void> {
    const until_wall_ms = sql<number>`${NOW} + ${leaseMs}::double precision`
    await this.db
      .insertInto('processes')
      .values({ id, url, until_wall_ms })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ url, until_wall_ms }))
      .execute()
  }

  /** The lease is over, and with it all that was held by it. */
  async leave(id: string): Promise<void> {
    await this.db.deleteFrom('processes').where('id', '=', id).execute()
  }

  /** Those whose leases run. */
  async living(): Promise<readonly { readonly id: string; readonly url: string }[]> {
    return this.db.selectFrom('processes').select(['id', 'url']).where('until_wall_ms', '>', NOW).execute()
  }

  async holder(code: string): Promise<Holder> {
    const row = await this.db
      .selectFrom('holds')
      .leftJoin('processes', join =>
        join.onRef('processes.id', '=', 'holds.owner').on('processes.until_wall_ms', '>', NOW),
      )
      .select(['holds.owner', 'processes.url'])
      .where('holds.code', '=', code)
      .executeTakeFirst()
    return row ?? { owner: null, url: null }
  }

  /** The new fence; undefined when another holds it whose lease runs. One statement, so two who try do not both get it. */
  async take(code: string, owner: string): Promise<number | undefined> {
    const row = await this.db
      .insertInto('holds')
      .values({ code, owner, fence: 1, taken_wall_ms: NOW })
      .onConflict(conflict =>
        conflict
          .column('code')
          .doUpdateSet({ owner, fence: sql<number>`holds.fence + 1`, taken_wall_ms: NOW })
          .where(({ or, eb, not, exists, selectFrom }) =>
            or([
              eb('holds.owner', 'is', null),
              eb('holds.owner', '=', owner),
              not(
                exists(
                  selectFrom('processes')
                    .select('processes.id')
                    .whereRef('processes.id', '=', 'holds.owner')
                    .where('processes.until_wall_ms', '>', NOW),
                ),
              ),
            ]),
          ),
      )
      .returning('fence')
      .executeTakeFirst()
    return row?.fence
  }

  async release(code: string, owner: string, fence: number): Promise<void> {
    await this.db
      .updateTable('holds')
      .set({ owner: null })
      .where('code', '=', code)
      .where('owner', '=', owner)
      .where('fence', '=', fence)
      .execute()
  }

  async heldBy(owner: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.selectFrom('holds').select(['code', 'fence']).where('owner', '=', owner).execute()
    return new Map(rows.map(({ code, fence }) => [code, fence]))
  }

  /** A fence must outlive whoever could still write by an older one: only what is long over is removed. */
  async forget(beforeWallMs: number): Promise<void> {
    await this.db.deleteFrom('processes').where('until_wall_ms', '<', beforeWallMs).execute()
    await this.db
      .deleteFrom('holds')
      .where('taken_wall_ms', '<', beforeWallMs)
      .where(({ or, eb, not, exists, selectFrom }) =>
        or([
          eb('owner', 'is', null),
          not(exists(selectFrom('processes').select('processes.id').whereRef('processes.id', '=', 'holds.owner'))),
        ]),
      )
      .execute()
  }

  close(): Promise<void> {
    return this.db.destroy()
  }
}
