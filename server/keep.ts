/** `npm run backup -- FOLDER` and `npm run restore -- FOLDER`. */
import path from 'node:path'
import { ConfigError, readConfig } from './config.ts'
import { backUp, restore } from './store/backup.ts'
import { StoreError } from './store/store.ts'

const USAGE = `npm run backup -- FOLDER    copies the store and the secret of DATA_DIR to FOLDER; the server may run
npm run restore -- FOLDER   puts them back; the server must not run`

function main([what, folder]: readonly string[]): string {
  if ((what !== 'backup' && what !== 'restore') || folder === undefined) throw new StoreError(USAGE)
  const { dataDir, databaseUrl } = readConfig(process.env)
  if (databaseUrl !== undefined) throw new StoreError('DATABASE_URL is set: use pg_dump and pg_restore.')
  const place = path.resolve(folder)
  if (what === 'backup') backUp(dataDir, place)
  else restore(dataDir, place)
  return what === 'backup' ? `${dataDir} is backed up in ${place}.` : `${dataDir} is restored from ${place}.`
}

try {
  console.log(main(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof StoreError || error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
