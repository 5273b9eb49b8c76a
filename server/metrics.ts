/** What an operator wants to see of the server, for Prometheus. No names, codes or addresses are in it. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const MOVE_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const COMMIT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

export type Metrics = ReturnType<typeof createMetrics>

/** What is counted only when it is asked for. */
export interface Population {
  readonly rooms: number
  readonly seats: number
  /** New matches are refused. */
  readonly full: boolean
}

export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'isles_' })
  const rooms = new Gauge({ name: 'isles_rooms', help: 'Matches held in memory', registers })
  const seats = new Gauge({ name: 'isles_seats', help: 'Connected players', registers })
  const full = new Gauge({
    name: 'isles_full',
    help: '1: new matches are refused, because there is no time to spare',
    registers,
  })
  return {
    moveSeconds: new Histogram({
      name: 'isles_move_seconds',
      help: 'From a move that arrived to its answer, which leaves when the move is durable',
      buckets: MOVE_SECONDS,
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'isles_store_commit_seconds',
      help: 'One transaction of the store, all retries left out',
      buckets: COMMIT_SECONDS,
      registers,
    }),
    drops: new Counter({ name: 'isles_drops_total', help: 'Connections lost without a farewell', registers }),
    recovered: new Counter({
      name: 'isles_recovered_total',
      help: 'Matches woken from the store',
      labelNames: ['how'] as const,
      registers,
    }),
    fenced: new Counter({ name: 'isles_fenced_total', help: 'Matches that another process has taken over', registers }),
    process: new Gauge({
      name: 'isles_process',
      help: 'The name of this process among several',
      labelNames: ['process'] as const,
      registers,
    }),
    forgotten: new Counter({ name: 'isles_forgotten_total', help: 'Old matches removed from the store', registers }),
    contentType: registry.contentType,
    text(now: Population): Promise<string> {
      rooms.set(now.rooms)
      seats.set(now.seats)
      full.set(now.full ? 1 : 0)
      return registry.metrics()
    },
  }
}
