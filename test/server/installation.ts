/** Everything that several processes need: PostgreSQL, Redis, nginx before them, and two of the real server. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../bench/server/child.ts'
import { hasNginx, startNginx } from './nginx.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import { ServerProcess } from './server-process.ts'

export interface Installation {
  /** The proxy's: the only address that a player knows. */
  readonly url: string
  readonly databaseUrl: string
  readonly redis: { end(): Promise<void> }
  /** Each behind the proxy, in their order. */
  readonly processes: [ServerProcess, ServerProcess]
  readonly ports: readonly [number, number]
  /** What all of them have logged, those that are gone included. */
  logged(): string
  /** Starts those that have ended. */
  complete(): Promise<void>
  end(): Promise<void>
}

/** `undefined` where a part of it cannot be started. */
export async function startInstallation(): Promise<Installation | undefined> {
  if (!hasNginx()) return undefined
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()])
  if (postgres === undefined || redis === undefined) {
    await Promise.all([postgres?.end(), redis?.end()])
    return undefined
  }
  const ports = [await freePort(), await freePort()] as const
  const folder = mkdtempSync(path.join(os.tmpdir(), 'isles-processes-'))
  // Of one they share nothing on disk.
  const start = (port: number): ServerProcess =>
    new ServerProcess({
      ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: path.join(folder, String(port)) },
      ...{ DATABASE_URL: postgres.url, REDIS_URL: redis.url },
    })
  const processes: [ServerProcess, ServerProcess] = [start(ports[0]), start(ports[1])]
  let earlier = ''
  const nginx = await startNginx(ports)
  const end = async (): Promise<void> => {
    for (const process of processes) await process.end('SIGKILL')
    await nginx.end()
    await redis.end()
    await postgres.end()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    for (const process of processes) await process.port()
  } catch (error) {
    await end()
    throw error
  }
  return {
    ...{ url: nginx.url, databaseUrl: postgres.url, redis, processes, ports, end },
    logged: () => earlier + processes.map(({ output }) => output).join(''),
    async complete() {
      for (const which of [0, 1] as const) {
        const { child, output } = processes[which]
        if (child.exitCode === null && child.signalCode === null) continue
        earlier += output
        processes[which] = start(ports[which])
        await processes[which].port()
      }
    },
  }
}
