/** The schema, step by step. A step that was released is never changed: what follows is a new step. */
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StoreError } from './store.ts'

/** The columns have the same types in SQLite and in PostgreSQL; times are doubles in both, and come back exactly. */
const MATCHES: Migration = {
  async up(db) {
    await db.schema
      .createTable('matches')
      .addColumn('code', 'text', column => column.primaryKey())
      .addColumn('version', 'text', column => column.notNull())
      .addColumn('protocol', 'text', column => column.notNull())
      .addColumn('level', 'text', column => column.notNull())
      .addColumn('scaffold', 'text', column => column.notNull())
      .addColumn('alone', 'integer', column => column.notNull())
      .addColumn('seed', 'text', column => column.notNull())
      .addColumn('people', 'text', column => column.notNull())
      .addColumn('at_ms', 'double precision', column => column.notNull().defaultTo(0))
      .addColumn('check_inputs', 'integer')
      .addColumn('check_at_ms', 'double precision')
      .addColumn('check_hash', 'text')
      .addColumn('closed', 'text')
      .addColumn('touched_wall_ms', 'double precision', column => column.notNull())
      // Never used: see the next step.
      .addColumn('owner', 'text')
      .addColumn('fence', 'integer', column => column.notNull().defaultTo(0))
      .execute()
    await db.schema.createIndex('matches_touched').on('matches').column('touched_wall_ms').execute()
    await db.schema
      .createTable('inputs')
      .addColumn('code', 'text', column => column.notNull().references('matches.code').onDelete('cascade'))
      .addColumn('n', 'integer', column => column.notNull())
      .addColumn('at_ms', 'double precision', column => column.notNull())
      .addColumn('sim_ms', 'double precision', column => column.notNull())
      .addColumn('what', 'text', column => column.notNull())
      .addColumn('outcome', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('inputs_of_match', ['code', 'n'])
      .execute()
  },
}

/** Sessions, their events, and what is not part of their state. What a session was goes with it, its matches included. */
const CLASSES: Migration = {
  async up(db) {
    await db.schema.alterTable('matches').addColumn('session', 'text').execute()
    await db.schema.alterTable('matches').addColumn('extras', 'text').execute()
    await db.schema.createIndex('matches_session').on('matches').column('session').execute()
    await db.schema
      .createTable('sessions')
      .addColumn('code', 'text', column => column.primaryKey())
      .addColumn('begun_wall_ms', 'double precision', column => column.notNull())
      .execute()
    await db.schema
      .createTable('session_teachers')
      .addColumn('code', 'text', column => column.notNull().references('sessions.code').onDelete('cascade'))
      .addColumn('hash', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('teacher_of_session', ['code', 'hash'])
      .execute()
    await db.schema
      .createTable('session_events')
      .addColumn('code', 'text', column => column.notNull().references('sessions.code').onDelete('cascade'))
      .addColumn('n', 'integer', column => column.notNull())
      .addColumn('what', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('event_of_session', ['code', 'n'])
      .execute()
    await db.schema
      .createTable('session_nights')
      .addColumn('code', 'text', column => column.notNull().references('sessions.code').onDelete('cascade'))
      .addColumn('id', 'text', column => column.notNull())
      .addColumn('record', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('night_of_session', ['code', 'id'])
      .execute()
    await db.schema
      .createTable('session_identifiers')
      .addColumn('code', 'text', column => column.notNull().references('sessions.code').onDelete('cascade'))
      .addColumn('student', 'text', column => column.notNull())
      .addColumn('identifier', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('identifier_in_session', ['code', 'student'])
      .execute()
  },
}

/** For several processes on one store: which rooms they hold, of whatever kind, and what they all must know. */
const CLUSTER: Migration = {
  async up(db) {
    await db.schema.alterTable('matches').dropColumn('owner').execute()
    await db.schema.alterTable('matches').dropColumn('fence').execute()
    await db.schema
      .createTable('processes')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('url', 'text', column => column.notNull())
      .addColumn('until_wall_ms', 'double precision', column => column.notNull())
      .execute()
    await db.schema
      .createTable('holds')
      .addColumn('code', 'text', column => column.primaryKey())
      .addColumn('owner', 'text')
      .addColumn('fence', 'integer', column => column.notNull())
      .addColumn('taken_wall_ms', 'double precision', column => column.notNull())
      .execute()
    await db.schema
      .createTable('secrets')
      .addColumn('name', 'text', column => column.primaryKey())
      .addColumn('value', 'text', column => column.notNull())
      .execute()
  },
}

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-matches': MATCHES,
  '0002-classes': CLASSES,
  '0003-cluster': CLUSTER,
}

/** What has been done to this store and is not known here: a newer version did it. */
async function unknownSteps<T>(db: Kysely<T>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(table => table.name === 'kysely_migration')) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(row => row.name).filter(name => !Object.hasOwn(MIGRATIONS, name))
}

export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const [unknown] = await unknownSteps(db)
  if (unknown !== undefined)
    throw new StoreError(
      `The store was written by a newer version of this server (it has "${unknown}"): start that version, or restore a backup of this one.`,
    )
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
