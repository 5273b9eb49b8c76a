/** A PostgreSQL of our own for the time of a test, if this machine has one. */
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../bench/server/child.ts'

export interface Postgres {
  readonly url: string
  end(): Promise<void>
}

const DEBIAN = '/usr/lib/postgresql'
const START_WITHIN_MS = 20_000

/** Debian keeps them out of the PATH, one folder a version. */
function programs(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map(version => path.join(DEBIAN, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  return folders.find(folder => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')))
}

/** PostgreSQL refuses to run as root: then it runs as its own user. */
function runAs(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

async function untilReady(url: string): Promise<void> {
  const untilMs = performance.now() + START_WITHIN_MS
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (performance.now() > untilMs) throw error
      await sleep(100)
    }
  }
}

/** `undefined` where there is none to start. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const bin = programs()
  const user = runAs()
  if (bin === undefined || (user !== undefined && !(user.uid > 0))) return undefined
  const folder = mkdtempSync(path.join(os.tmpdir(), 'isles-postgres-'))
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = path.join(folder, 'data')
  const made = spawnSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'isles', '-A', 'trust', '-N'], {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const port = await freePort()
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  })
  const gone = new Promise(resolve => server.once('exit', resolve))
  const end = async (): Promise<void> => {
    server.kill('SIGINT')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `postgres://isles@127.0.0.1:${port}/postgres`
  try {
    await untilReady(url)
    return { url, end }
  } catch (error) {
    await end()
    throw error
  }
}
