/**
 * The key that signs seats, in the database, so that every process has the same. One that was kept in DATA_DIR by a
 * version before goes on there, so that everybody keeps their seat.
 */
import { Kysely } from 'kysely'
import type { Log } from '../log.ts'
import { postgresDialect } from './postgres.ts'

interface SecretTables {
  readonly secrets: { readonly name: string; readonly value: string }
}

const SEATS = 'seats'

/** `ours` becomes the key unless there is one. */
export async function seatKeyInDatabase(url: string, ours: Buffer, log: Log): Promise<Buffer> {
  const db = new Kysely<SecretTables>({ dialect: postgresDialect(url, log, { max: 1 }) })
  try {
    await db
      .insertInto('secrets')
      .values({ name: SEATS, value: ours.toString('base64') })
      .onConflict(conflict => conflict.column('name').doNothing())
      .execute()
    const { value } = await db.selectFrom('secrets').select('value').where('name', '=', SEATS).executeTakeFirstOrThrow()
    return Buffer.from(value, 'base64')
  } finally {
    await db.destroy()
  }
}
