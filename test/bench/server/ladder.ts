/** More and more rooms, until the slowest hundredth of the answers takes too long. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CAN_PIN,
  cpuMs,
  end,
  freePort,
  keptWaitingMs,
  LOAD_CORES,
  residentMegabytes,
  SERVER_CORES,
  type Started,
  startNode,
  untilServed,
} from './child.ts'
import type { Kind, Measured } from './load.ts'
import { type Load, startLoad } from './orders.ts'

export const LIMIT_MS = 100
export const MOST_PLAYERS = 16_000
const PER_ROOM = 5
const FIRST_ROOMS = 40
const SETTLE_MS = 1_500
const WINDOW_MS = 4_000
const TRIES = 3
const DISTURBED = 0.03

export interface Rung extends Measured {
  readonly ok: boolean
  /** Share of its core that the server used; null where it cannot be read. */
  readonly serverBusy: number | null
  /** Share of the time in which it wanted its core and other processes had it. */
  readonly serverKeptWaiting: number | null
  readonly serverMegabytes: number | null
}

export interface Ladder {
  readonly kind: Kind
  readonly pinned: boolean
  /** The most players at which the limit held. */
  readonly players: number
  /** Why there was no higher rung. */
  readonly stoppedBy: 'limit' | 'disturbed' | 'most players' | 'time' | 'failure'
  readonly words: string
  readonly rungs: readonly Rung[]
}

const ROOT = resolve(import.meta.dirname, '..', '..', '..')

function startServer(kind: Kind, port: number, dataDir: string): Started {
  const script = kind === 'match' ? join(ROOT, 'server', 'main.ts') : join(import.meta.dirname, 'bare-server.ts')
  const environment = { PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn', DATA_DIR: dataDir }
  return startNode(script, SERVER_CORES, environment)
}

/** Far from its limit a server is given many more rooms at once, near it only a few. */
function moreRooms(rooms: number, { p99Ms, serverBusy }: Rung): number {
  const strained = serverBusy ?? p99Ms / LIMIT_MS
  const factor = strained < 0.35 ? 1.8 : strained < 0.6 ? 1.4 : strained < 0.8 ? 1.2 : 1.1
  return Math.min(MOST_PLAYERS / PER_ROOM, Math.ceil(rooms * factor))
}

export async function climb(kind: Kind, withinMs: number, tell: (words: string) => void): Promise<Ladder> {
  const untilMs = performance.now() + withinMs
  const dataDir = mkdtempSync(join(tmpdir(), 'lossy-isles-bench-'))
  const port = await freePort()
  const server = startServer(kind, port, dataDir)
  const load = startLoad(LOAD_CORES)
  const rungs: Rung[] = []
  const finish = (stoppedBy: Ladder['stoppedBy'], words: string): Ladder => {
    const players = Math.max(0, ...rungs.filter(rung => rung.ok).map(rung => rung.players))
    return { kind, pinned: CAN_PIN, players, stoppedBy, words, rungs }
  }
  try {
    await untilServed(`http://127.0.0.1:${port}/healthz`, 20_000)
    let rooms = 0
    let wanted = FIRST_ROOMS
    let failures = 0
    while (performance.now() < untilMs) {
      if (wanted > rooms) await load.order({ type: 'enter', kind, port, rooms: wanted - rooms })
      rooms = wanted
      await sleep(SETTLE_MS)
      const rung = await measureRung(server, load)
      rungs.push(rung)
      tell(wordsOf(kind, rung))
      if (rung.gone > 0) return finish('failure', `the server closed ${rung.gone} connections`)
      if (!rung.ok) {
        // Other processes share this machine: a limit is believed when the server was left alone, or after some tries.
        failures += 1
        const disturbed = (rung.serverKeptWaiting ?? 0) > DISTURBED
        if (failures >= TRIES)
          return disturbed
            ? finish('disturbed', `at ${rung.players} players other processes had the server's core`)
            : finish('limit', `p99 over ${LIMIT_MS} ms at ${rung.players}, ${TRIES} times`)
        continue
      }
      failures = 0
      if (rooms * PER_ROOM >= MOST_PLAYERS) return finish('most players', 'no more are tried')
      wanted = moreRooms(rooms, rung)
    }
    return finish('time', 'the time was over before a limit was found')
  } catch (error) {
    return finish('failure', error instanceof Error ? error.message : String(error))
  } finally {
    await load.end()
    await end(server)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measureRung(server: Started, load: Load): Promise<Rung> {
  const usage = (): readonly (number | undefined)[] => [cpuMs(server.pid), keptWaitingMs(server.pid)]
  const [[cpuBefore, waitBefore], beganMs] = [usage(), performance.now()]
  const measured = await load.order({ type: 'measure', ms: WINDOW_MS })
  const [[cpuAfter, waitAfter], tookMs] = [usage(), performance.now() - beganMs]
  const share = (from: number | undefined, to: number | undefined): number | null =>
    from === undefined || to === undefined ? null : (to - from) / tookMs
  if (measured === undefined) throw new Error('the load process measured nothing')
  return {
    ...measured,
    ok: measured.p99Ms < LIMIT_MS,
    serverBusy: share(cpuBefore, cpuAfter),
    serverKeptWaiting: share(waitBefore, waitAfter),
    serverMegabytes: residentMegabytes(server.pid) ?? null,
  }
}

function wordsOf(kind: Kind, rung: Rung): string {
  const share = (part: number | null): string => (part === null ? '?' : `${Math.round(part * 100)}%`)
  return `${kind}: ${rung.players} players, p99 ${rung.p99Ms.toFixed(1)} ms of ${rung.count} answers, server ${share(rung.serverBusy)} (kept waiting ${share(rung.serverKeptWaiting)}), load ${share(rung.busy)}`
}
