/** The embedded store and the secret of the seat tokens, in one folder. PostgreSQL has tools of its own for this. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SECRET_FILE } from '../rooms/tokens.ts'
import { STORE_FILE } from './sqlite.ts'
import { StoreError } from './store.ts'

const PRIVATE = 0o600

/** While the server runs, too: the copy is of one moment. */
export function backUp(dataDir: string, folder: string): void {
  const from = path.join(dataDir, STORE_FILE)
  const to = path.join(folder, STORE_FILE)
  if (!existsSync(from)) throw new StoreError(`There is no store in ${dataDir}.`)
  if (existsSync(to)) throw new StoreError(`There is a backup in ${folder} already.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(from, { timeout: 5000 })
  try {
    database.prepare('vacuum into ?').run(to)
  } finally {
    database.close()
  }
  chmodSync(to, PRIVATE)
  copyPrivately(path.join(dataDir, SECRET_FILE), path.join(folder, SECRET_FILE))
}

/** The server must not run. The store that was there before is kept beside the new one until the next restore. */
export function restore(dataDir: string, folder: string): void {
  const from = path.join(folder, STORE_FILE)
  if (!existsSync(from)) throw new StoreError(`There is no backup in ${folder}.`)
  refuseDamaged(from)
  const to = path.join(dataDir, STORE_FILE)
  mkdirSync(dataDir, { recursive: true })
  const fresh = `${to}.restored`
  rmSync(fresh, { force: true })
  copyPrivately(from, fresh)
  if (existsSync(to)) {
    foldTogether(to)
    renameSync(to, `${to}.before-restore`)
  }
  renameSync(fresh, to)
  copyPrivately(path.join(folder, SECRET_FILE), path.join(dataDir, SECRET_FILE))
}

function copyPrivately(from: string, to: string): void {
  if (!existsSync(from)) return
  copyFileSync(from, to)
  chmodSync(to, PRIVATE)
}

function refuseDamaged(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true })
  let verdict: unknown
  try {
    ;[verdict] = Object.values(database.prepare('pragma integrity_check').get() ?? {})
  } catch (error) {
    verdict = error instanceof Error ? error.message : error
  } finally {
    database.close()
  }
  if (verdict !== 'ok') throw new StoreError(`The backup ${file} is damaged: ${verdict}`)
}

/** Takes the write-ahead log into the file, which only works when nobody else has it open. */
function foldTogether(file: string): void {
  const database = new DatabaseSync(file)
  try {
    database.exec('pragma journal_mode = delete')
  } catch (error) {
    if (error instanceof Error && /locked/.test(error.message))
      throw new StoreError('The store is in use. Stop the server first.')
    throw error
  } finally {
    database.close()
  }
}
