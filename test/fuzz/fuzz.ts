/**
 * A real server, a few who play, and many who send it what was never meant to be sent. What is asked: does the process
 * live, do the others stay connected and play on, does anything of the inside show, and does memory come back.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { begin } from '../server/class-pupil.ts'
import { ServerProcess } from '../server/server-process.ts'
import { call } from './caller.ts'
import { harassClasses } from './class-foe.ts'
import { Honest } from './honest.ts'
import { Intruder, type Underworld } from './intruder.ts'
import { Tally } from './tally.ts'

export interface FuzzPlan {
  readonly messages: number
  readonly seed: string
  readonly intruders: number
  /** Wait until the rooms of the hostile have gone to rest, so that memory can be compared. */
  readonly settle: boolean
}

export interface Memory {
  readonly heapMb: number
  readonly residentMb: number
}

export interface FuzzReport {
  readonly seed: string
  readonly sent: number
  readonly overWebSocket: number
  readonly overHttp: number
  /** Frames and answers that came back. */
  readonly heard: number
  readonly hostileConnections: number
  readonly seconds: number
  readonly crashes: number
  readonly honest: number
  readonly honestTurnedAway: number
  readonly honestDisconnects: number
  readonly honestMoves: number
  /** Moves of the honest since half of all messages had been sent: they play on to the end. */
  readonly honestMovesLately: number
  /** Answers and log lines that hold one. */
  readonly stackTraces: readonly string[]
  /** Answers with a status of 500 and more, but for 503. */
  readonly failures: readonly string[]
  /** An instructor's class, of which the hostile know the code, still waits for its start. */
  readonly honestClass: boolean
  readonly before: Memory
  readonly after: Memory | undefined
}

const CALLERS = 4
/** Each runs a class of its own. */
const CLASS_FOES = 3
const TELL_EVERY_MS = 1000
/** An empty room goes to rest after a minute. */
const SETTLE_WITHIN_MS = 80_000
const MB = 1024 * 1024

const COLLECTS = pathToFileURL(path.join(import.meta.dirname, 'collect.ts')).href

async function numbers(url: string): Promise<(name: string) => number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return name => Number(new RegExp(`^isles_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
}

async function memoryOf(server: ServerProcess, url: string): Promise<Memory> {
  // Twice: what the first one frees may hold the last of something else.
  for (let i = 0; i < 2; i += 1) {
    server.child.kill('SIGUSR2')
    await sleep(500)
  }
  const of = await numbers(url)
  const mb = (bytes: number): number => Math.round((bytes / MB) * 10) / 10
  return { heapMb: mb(of('nodejs_heap_size_used_bytes')), residentMb: mb(of('process_resident_memory_bytes')) }
}

async function untilRested(url: string, rooms: number): Promise<void> {
  const untilMs = performance.now() + SETTLE_WITHIN_MS
  while (performance.now() < untilMs && (await numbers(url))('rooms') > rooms) await sleep(1000)
}

export async function fuzz(plan: FuzzPlan, tell: (words: string) => void = () => undefined): Promise<FuzzReport> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'isles-fuzz-'))
  const server = new ServerProcess({
    ...{ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'info' },
    NODE_OPTIONS: `--import=${COLLECTS}`,
  })
  let honest: Honest | undefined
  let alive = true
  void server.exit.then(() => {
    alive = false
  })
  try {
    const url = `http://127.0.0.1:${await server.port()}`
    const playing = new Honest(url)
    honest = playing
    await playing.come()
    const { code } = await begin(url)
    const before = await memoryOf(server, url)
    const tally = new Tally(plan.messages)
    const world: Underworld = { url, seed: plan.seed, tally, targets: playing.codes, codes: [], tokens: [] }
    const beganMs = performance.now()
    let movesAtHalf: number | undefined
    const watch = setInterval(() => {
      if (!alive) tally.stop()
      if (tally.sent * 2 >= plan.messages) movesAtHalf ??= playing.moves
      if (plan.settle) tell(`${tally.sent.toLocaleString('en')} messages, ${playing.moves} moves of the honest`)
    }, TELL_EVERY_MS)
    const intruders = Array.from({ length: plan.intruders }, (_, i) => new Intruder(world, `intruder ${i}`).harass())
    const callers = Array.from({ length: CALLERS }, (_, i) => call(world, `caller ${i}`))
    const foes = Array.from({ length: CLASS_FOES }, (_, i) => harassClasses(world, code, `foe ${i}`))
    await Promise.all([...intruders, ...callers, ...foes, playing.playUntil(() => tally.done)])
    clearInterval(watch)
    const seconds = (performance.now() - beganMs) / 1000
    if (plan.settle && alive) await untilRested(url, playing.codes.length)
    const after = alive ? await memoryOf(server, url) : undefined
    const { phase } = alive ? await (await fetch(`${url}/api/class/${code}`)).json() : { phase: 'gone' }
    const { seated, turnedAway, drops, moves } = playing
    return {
      ...{ seed: plan.seed, sent: tally.sent, overWebSocket: tally.overWebSocket, overHttp: tally.overHttp },
      ...{ heard: tally.heard, hostileConnections: tally.closed, seconds: Math.round(seconds) },
      crashes: alive ? 0 : 1,
      ...{ honest: seated, honestTurnedAway: turnedAway, honestDisconnects: drops, honestMoves: moves },
      honestMovesLately: moves - (movesAtHalf ?? 0),
      stackTraces: [...tally.leaks, ...server.output.split('\n').filter(line => /(\\n|^)\s+at /.test(line))],
      failures: tally.failures,
      honestClass: phase === 'lobby',
      ...{ before, after },
    }
  } finally {
    honest?.go()
    await server.end('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
}
