/** Two processes behind one proxy: one of them is killed again and again while people play, and the other adopts. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Installation, startInstallation } from '../server/installation.ts'
import { allBack, movesInStore, seat } from './kills.ts'

export interface AdoptionPlan {
  readonly kills: number
  readonly matches: number
  /** The longest time between two kills; each is drawn anew. */
  readonly playMs: number
}

export interface AdoptionReport {
  readonly kills: number
  readonly matches: number
  readonly players: number
  /** Matches that a process held when it was killed, over all kills. */
  readonly orphaned: number
  readonly adopted: number
  readonly diverged: number
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly unseen: readonly string[]
  /** From the kill until the other process went on with a match: its lease, and the first who asked. */
  readonly adoptedMs: readonly number[]
  /** From the kill until a player was back, with a screen. */
  readonly returnsMs: readonly number[]
}

async function heldBy(database: pg.Client, process: string): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ code: string }>('select code from holds where owner = $1', [process])
  return new Set(rows.map(({ code }) => code))
}

/** Far beyond what is allowed, as in kills.ts. */
const ADOPTED_WITHIN_MS = 30_000
const ADOPTED = /"time":(\d+).*"code":"(\w+)".*"adopted":true/g

/** When each match was adopted, by the survivor's log from there on. */
function adoptions(log: string): ReadonlyMap<string, number> {
  return new Map([...log.matchAll(ADOPTED)].map(([, time, code = '']) => [code, Number(time)]))
}

async function killOnce(all: Installation, database: pg.Client, which: 0 | 1) {
  const [, name = ''] = /"process":"([\w-]+)"/.exec(all.processes[which].output) ?? []
  const survivor = all.processes[which === 0 ? 1 : 0]
  const orphans = await heldBy(database, name)
  const from = survivor.output.length
  const killedMs = performance.now()
  const killedWallMs = Date.now()
  await all.processes[which].end('SIGKILL')
  const adopted = (): readonly number[] =>
    [...adoptions(survivor.output.slice(from))].flatMap(([code, atMs]) =>
      orphans.has(code) ? [atMs - killedWallMs] : [],
    )
  /** Its log may come later than its people. */
  const adoptedMs = async (): Promise<readonly number[]> => {
    const untilMs = performance.now() + ADOPTED_WITHIN_MS
    while (adopted().length < orphans.size && performance.now() < untilMs) await sleep(20)
    return adopted()
  }
  return { orphans, killedMs, adoptedMs }
}

export async function killOneOfTwo(plan: AdoptionPlan, tell: (words: string) => void): Promise<AdoptionReport> {
  const all = await startInstallation()
  if (all === undefined) throw new Error('This takes PostgreSQL, Redis and nginx: install them (Debian: see .ci/run).')
  const database = new pg.Client({ connectionString: all.databaseUrl })
  const returnsMs: number[] = []
  const adoptedMs: number[] = []
  let orphaned = 0
  try {
    await database.connect()
    const tables = await seat(all.url, plan.matches)
    const players = tables.flat()
    for (let kill = 0; kill < plan.kills; kill += 1) {
      await sleep(plan.playMs * (0.2 + 0.8 * Math.random()))
      const killed = await killOnce(all, database, kill % 2 === 0 ? 0 : 1)
      const orphans = players.filter(({ code }) => killed.orphans.has(code))
      await sleep(50) // so that everybody knows of it
      await allBack(players)
      orphaned += killed.orphans.size
      adoptedMs.push(...(await killed.adoptedMs()))
      returnsMs.push(...orphans.map(player => (player.backAtMs ?? Number.NaN) - killed.killedMs))
      await all.complete()
      tell(`kill ${kill + 1} of ${plan.kills}`)
    }
    await sleep(plan.playMs)
    for (const player of players) player.leave()
    const codes = tables.flatMap(([host]) => (host === undefined ? [] : [host.code]))
    const stored = await movesInStore({ DATABASE_URL: all.databaseUrl }, codes)
    const acknowledged = players.flatMap(player => [...player.acknowledged])
    const known = new Set(stored)
    return {
      ...{ kills: plan.kills, matches: tables.length, players: players.length, orphaned, adoptedMs, returnsMs },
      adopted: adoptedMs.length,
      diverged: all.logged().split('cannot go on').length - 1,
      acknowledged: acknowledged.length,
      lost: acknowledged.filter(id => !known.has(id)),
      doubled: stored.filter((id, i) => stored.indexOf(id) !== i),
      unseen: players.flatMap(player => player.unseen),
    }
  } finally {
    await database.end()
    await all.end()
  }
}
