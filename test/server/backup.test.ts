/** Backup and restore of the embedded store, as an operator runs them. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadSecret } from '../../server/rooms/tokens.ts'
import { openSqlStore } from '../../server/store/sql-store.ts'
import { sqliteDialect, storeFile } from '../../server/store/sqlite.ts'
import type { NewMatch, Store } from '../../server/store/store.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const folder = mkdtempSync(path.join(os.tmpdir(), 'isles-backup-'))
const dataDir = path.join(folder, 'data')
const kept = path.join(folder, 'kept')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(what: string, ...rest: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/keep.ts', what, ...rest], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

const match = (code: string): NewMatch => ({
  code,
  version: 'v1',
  options: { protocol: 'raft', level: 'first-light', scaffold: 'guided', alone: true },
  seed: 's',
  table: { people: [], host: null, entered: true, paused: false, speed: 1, held: false },
})

async function write(store: Store, code: string): Promise<void> {
  await store.commit({ made: [match(code)], inputs: [], standings: new Map() })
}

it('copies a store in use, puts it back when nobody uses it, and says no in words otherwise', async () => {
  expect(run('backup', kept)).toMatchObject({ status: 1, said: expect.stringMatching(/no store/) })
  const secret = loadSecret(dataDir)
  const open = () => openSqlStore(sqliteDialect(storeFile(dataDir)))
  const store = await open()
  await write(store, 'BEFORE')
  expect(run('backup', kept)).toMatchObject({ status: 0 })
  expect(run('backup', kept)).toMatchObject({ status: 1, said: expect.stringMatching(/already/) })
  expect(statSync(storeFile(kept)).mode & 0o777).toBe(0o600)
  await write(store, 'AFTER')
  expect(run('restore', kept)).toMatchObject({ status: 1, said: expect.stringMatching(/Stop the server/) })
  expect(await store.has('AFTER')).toBe(true)
  await store.close()

  writeFileSync(path.join(dataDir, 'secret.key'), 'another secret')
  expect(run('restore', kept)).toMatchObject({ status: 0 })
  expect(loadSecret(dataDir)).toEqual(secret)
  const restored = await open()
  expect([await restored.has('BEFORE'), await restored.has('AFTER')]).toEqual([true, false])
  await restored.close()
  expect(existsSync(`${storeFile(dataDir)}.before-restore`)).toBe(true)

  truncateSync(storeFile(kept), readFileSync(storeFile(kept)).length / 2)
  expect(run('restore', kept)).toMatchObject({ status: 1, said: expect.stringMatching(/^The backup .* is damaged/) })
  expect(run('restore', path.join(folder, 'nowhere')).said).toMatch(/no backup/)
  expect(run('restore').said).toMatch(/npm run restore -- FOLDER/)
})
