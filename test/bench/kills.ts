/** Kills a real server again and again while people play, and counts what that does to them. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { readConfig } from '../../server/config.ts'
import { openStore } from '../../server/store/open.ts'
import type { Input } from '../../server/store/store.ts'
import type { CreateOptions } from '../../shared/wire/messages.ts'
import { ReturningPlayer } from '../server/returning-player.ts'
import { ServerProcess } from '../server/server-process.ts'
import { freePort } from './server/child.ts'

const LEVELS = [
  { protocol: 'raft', level: 'first-light' },
  { protocol: 'saga-orchestration', level: 'a-journey-for-two' },
] as const
/** Far beyond what is allowed: a report that says how long it took is better than none. */
const BACK_WITHIN_MS = 30_000

export interface KillReport {
  readonly kills: number
  readonly matches: number
  readonly players: number
  readonly acknowledged: number
  /** Moves that were acknowledged and are not in the store, or that were made more than once. */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** What somebody had been shown, and was otherwise after a return. */
  readonly unseen: readonly string[]
  /** Matches that a restarted server went on with: it has compared the world's hash with what the killed one had stored. */
  readonly resumed: number
  readonly diverged: number
  /** From the new server's first word until the player is back, with a screen. */
  readonly returnsMs: readonly number[]
  /** Of those who play alone: nobody else can have gone on before they were back. */
  readonly jumpsMs: readonly number[]
}

export async function seat(url: string, matches: number): Promise<readonly (readonly ReturningPlayer[])[]> {
  const tables: ReturningPlayer[][] = []
  for (let i = 0; i < matches; i += 1) {
    const alone = i % 2 === 0
    const options: CreateOptions = { ...(LEVELS[(i >> 1) % 2] ?? LEVELS[0]), scaffold: 'guided', alone, name: 'Ann' }
    const host = new ReturningPlayer(url)
    tables.push([host])
    await host.create(options)
    if (alone) continue
    const guest = new ReturningPlayer(url)
    await guest.join(host.code, { name: 'Bob' })
    tables.at(-1)?.push(guest)
    host.say('start', {})
  }
  return tables
}

export async function allBack(players: readonly ReturningPlayer[]): Promise<void> {
  const untilMs = performance.now() + BACK_WITHIN_MS
  while (!players.every(player => player.here)) {
    if (performance.now() > untilMs) throw new Error('somebody did not come back')
    await sleep(5)
  }
}

export async function movesInStore(settings: Settings, codes: readonly string[]): Promise<readonly string[]> {
  const store = await openStore(readConfig(settings), pino({ level: 'silent' }))
  const matches = await Promise.all(codes.map(code => store.load(code)))
  await store.close()
  const made = ({ what, outcome }: Input): string[] => (what.type === 'move' && outcome === 'done' ? [what.id] : [])
  return matches.flatMap(match => match?.inputs.flatMap(made) ?? [])
}

type Settings = Readonly<Record<string, string>>

export interface KillPlan {
  readonly kills: number
  readonly matches: number
  /** The longest time between two kills; each is drawn anew. */
  readonly playMs: number
  /** PostgreSQL instead of the embedded store. */
  readonly databaseUrl?: string
}

export async function killAgainAndAgain(
  plan: KillPlan,
  tell: (words: string) => void = () => undefined,
): Promise<KillReport> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'isles-kills-'))
  const port = await freePort()
  const settings: Settings = {
    ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'info' },
    ...(plan.databaseUrl !== undefined && { DATABASE_URL: plan.databaseUrl }),
  }
  const start = (): ServerProcess => new ServerProcess(settings)
  let server = start()
  let logged = ''
  const returnsMs: number[] = []
  try {
    await server.port()
    const tables = await seat(`http://127.0.0.1:${port}`, plan.matches)
    const players = tables.flat()
    for (let kill = 0; kill < plan.kills; kill += 1) {
      await sleep(plan.playMs * (0.2 + 0.8 * Math.random()))
      await server.end('SIGKILL')
      logged += server.output
      server = start()
      await server.port()
      const listensMs = performance.now()
      await allBack(players)
      returnsMs.push(...players.map(player => Math.max(0, (player.backAtMs ?? Number.NaN) - listensMs)))
      tell(`kill ${kill + 1} of ${plan.kills}`)
    }
    await sleep(plan.playMs)
    for (const player of players) player.leave()
    await server.end('SIGTERM')
    logged += server.output
    const stored = await movesInStore(
      settings,
      tables.flatMap(([host]) => (host === undefined ? [] : [host.code])),
    )
    const acknowledged = players.flatMap(player => [...player.acknowledged])
    const known = new Set(stored)
    return {
      kills: plan.kills,
      matches: tables.length,
      players: players.length,
      acknowledged: acknowledged.length,
      lost: acknowledged.filter(id => !known.has(id)),
      doubled: stored.filter((id, i) => stored.indexOf(id) !== i),
      unseen: players.flatMap(player => player.unseen),
      resumed: logged.split('"match goes on"').length - 1,
      diverged: logged.split('cannot go on').length - 1,
      returnsMs,
      jumpsMs: tables.flatMap(table => (table.length === 1 ? table.flatMap(player => player.jumpsMs) : [])),
    }
  } finally {
    await server.end('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
}
