/** A process that has lost a room and does not know it (it was stopped, or cut off) must not write to it. See holds.ts. */
import type { Transaction } from 'kysely'
import type { Tables } from './sql-store.ts'

/**
 * The codes that are held by a newer fence than the writer's. The others' rows are locked until the transaction ends: who
 * takes a room over waits for it, and then loads everything that was written.
 */
export async function fencedOff(
  transaction: Transaction<Tables>,
  fences: ReadonlyMap<string, number>,
): Promise<ReadonlySet<string>> {
  if (fences.size === 0) return new Set()
  const rows = await transaction
    .selectFrom('holds')
    .select(['code', 'fence'])
    .where('code', 'in', [...fences.keys()])
    .forShare()
    .execute()
  const newest = new Map(rows.map(({ code, fence }) => [code, fence]))
  return new Set([...fences].filter(([code, fence]) => newest.get(code) !== fence).map(([code]) => code))
}
