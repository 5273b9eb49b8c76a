/** The process that plays all the clients. It does what its parent tells it, and answers every order. */
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { BarePlayer } from './bare-player.ts'
import { MatchPlayer, PLAYERS } from './match-player.ts'
import { type Latencies, Stopwatch } from './stopwatch.ts'

export type Kind = 'match' | 'bare'

export type Order =
  | { readonly type: 'enter'; readonly kind: Kind; readonly port: number; readonly rooms: number }
  /** The oldest rooms' people go for good. */
  | { readonly type: 'leave'; readonly rooms: number }
  | { readonly type: 'measure'; readonly ms: number }

export interface Measured extends Latencies {
  readonly players: number
  /** Connections that the server closed. */
  readonly gone: number
  readonly refused: number
  readonly messagesPerSecond: number
  readonly bytesPerSecondPerPlayer: number
  /** How busy this process was itself, 0 to 1. */
  readonly busy: number
}

/** `why`: the order could not be carried out. */
export type Answer = { readonly ok: true; readonly measured?: Measured } | { readonly ok: false; readonly why: string }

const ENTERING_AT_ONCE = 6
/** How long answers are waited for that were asked for at the end of the window. */
const GRACE_MS = 500

const stopwatch = new Stopwatch()
const players: (MatchPlayer | BarePlayer)[] = []

async function enter(kind: Kind, port: number, rooms: number): Promise<void> {
  let left = rooms
  const oneAfterAnother = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      players.push(
        ...(await (kind === 'match' ? MatchPlayer.match(port, stopwatch) : BarePlayer.room(port, stopwatch))),
      )
    }
  }
  await Promise.all(Array.from({ length: ENTERING_AT_ONCE }, oneAfterAnother))
}

function leave(rooms: number): void {
  for (const player of players.splice(0, rooms * PLAYERS)) player.leave()
}

function sum(of: (player: MatchPlayer | BarePlayer) => number): number {
  return players.reduce((total, player) => total + of(player), 0)
}

async function measure(ms: number): Promise<Measured> {
  const before = { bytes: sum(p => p.receivedBytes), moves: sum(p => p.moves), refused: sum(p => p.refused) }
  const idle = performance.eventLoopUtilization()
  const beganMs = performance.now()
  stopwatch.begin()
  await sleep(ms)
  stopwatch.stop()
  const seconds = (performance.now() - beganMs) / 1000
  const bytes = sum(p => p.receivedBytes) - before.bytes
  const moves = sum(p => p.moves) - before.moves
  const { utilization } = performance.eventLoopUtilization(idle)
  await sleep(GRACE_MS)
  return {
    ...stopwatch.result(),
    players: players.length,
    gone: sum(p => Number(p.gone)),
    refused: sum(p => p.refused) - before.refused,
    messagesPerSecond: moves / seconds,
    bytesPerSecondPerPlayer: bytes / seconds / players.length,
    busy: utilization,
  }
}

async function obey(order: Order): Promise<Answer> {
  try {
    if (order.type === 'measure') return { ok: true, measured: await measure(order.ms) }
    if (order.type === 'leave') leave(order.rooms)
    else await enter(order.kind, order.port, order.rooms)
    return { ok: true }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}

process.on('message', (order: Order) => {
  obey(order).then(answer => process.send?.(answer))
})
process.on('disconnect', () => process.exit(0))
