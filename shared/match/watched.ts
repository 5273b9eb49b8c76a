/** What an instructor may see of a match while it is played, and what goes into the tables afterwards. */
import type { MoveLine } from '../classroom/state.ts'
import { type Fault, faultWords } from '../kernel/fault.ts'
import type { Row } from '../kernel/present.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { SeaBoat, SeaIsland, SeaSight } from '../wire/classroom.ts'
import type { LogLine, Screen } from '../wire/screen.ts'
import { panelOf } from './knew.ts'
import type { Ledger, MistakeSoFar } from './ledger.ts'
import type { NightRun } from './night-run.ts'
import type { PlayerId, SeatNow } from './port.ts'

/** All of it is about the night that is played now, or was played last, as of the last wake. */
export interface Watched {
  /** The whole sea, as a god sees it. */
  sight(): SeaSight
  panels(): readonly { readonly node: NodeId; readonly panel: readonly Row[] }[]
  /** As this seat is shown it, a bot's too. The same object as before while nothing has changed. */
  screen(node: NodeId): Screen | undefined
  log(node: NodeId, from: number): readonly LogLine[]
  /** What was last put on the record by anybody, in words. */
  lastClaim(): string | null
  /** Oldest first, those that guided play refused included. */
  mistakes(): readonly MistakeSoFar[]
  /** The last move that this player made by hand, in words; empty before the first. */
  lastMove(player: PlayerId): string
  /** What was injected and still holds. */
  inForce(): readonly Fault[]
  /** The same in words. */
  injected(): readonly string[]
  /** Every move and every fault by hand, for a table. */
  moves(): readonly MoveLine[]
}

/** Where a match stands; asked anew each time, for nights come and go. */
export interface Standing<K extends Kit> {
  readonly run: NightRun<K>
  readonly ledger: Ledger
  readonly seats: readonly SeatNow[]
  readonly rate: number
  screen(node: NodeId): Screen | undefined
  log(node: NodeId): readonly LogLine[]
}

export function watchedOf<K extends Kit>(now: () => Standing<K>): Watched {
  return {
    sight: () => sightOf(now()),
    panels: () => {
      const { world, config } = now().run
      return Object.entries(world.nodes).map(([node, state]) => ({ node, panel: panelOf(config.protocol, state) }))
    },
    screen: node => now().screen(node),
    log: (node, from) => now().log(node).slice(from),
    lastClaim: () => lastClaim(now().run),
    mistakes: () => now().ledger.mistakes,
    lastMove: player => now().ledger.lastMove(player),
    inForce: () => inForce(now().run),
    injected: () => inForce(now().run).map(faultWords),
    moves: () => now().ledger.moves,
  }
}

function sightOf<K extends Kit>({ run, seats, rate }: Standing<K>): SeaSight {
  return {
    atMs: Math.round(run.nowMs),
    rate,
    islands: seats.map(seat => islandOf(run, seat)),
    boats: boatsOf(run),
    fog: [
      ...(run.plan.fog ?? [])
        .filter(({ fromMs, toMs }) => fromMs <= run.nowMs && run.nowMs < toMs)
        .map(f => f.sides[0]),
      ...run.injected.channel.walls,
    ],
  }
}

function islandOf<K extends Kit>(run: NightRun<K>, { node, name, player, control }: SeatNow): SeaIsland {
  const up = run.isUp(node)
  return {
    node,
    name,
    who: control === 'person' ? 'person' : player === null ? 'bot' : 'away',
    up,
    mark: up ? run.config.protocol.present.mark(run.view(node)) : { shape: 'none', word: 'crashed' },
  }
}

function boatsOf<K extends Kit>(run: NightRun<K>): readonly SeaBoat[] {
  const { present } = run.config.protocol
  return run.boats().map(({ type, envelope: { id, from, to, message }, leftMs, dueMs }) => {
    const { flag, word } = present.message(message)
    const sinks = type === 'lose' || run.fogBetween(from, to, dueMs)
    return { key: `${id}/${Math.round(leftMs)}`, from, to, flag, word, leftMs, landsMs: dueMs, sinks }
  })
}

function lastClaim<K extends Kit>({ acts, config }: NightRun<K>): string | null {
  const record = acts.findLast(({ claims }) => claims.length > 0)
  const claim = record?.claims.at(-1)
  if (record === undefined || claim === undefined) return null
  return config.protocol.present.claim(claim, record.node ?? '').word
}

/** Of the channel; who is still dark after a crash by hand; clocks that have jumped. */
function inForce<K extends Kit>(run: NightRun<K>): readonly Fault[] {
  const { injected, acts, deal } = run
  const crashed = (node: NodeId): boolean =>
    !run.isUp(node) && acts.findLast(({ act }) => act.type === 'crash' && act.node === node)?.injected === true
  return [
    ...injected.inForce,
    ...Object.keys(deal).flatMap((node): readonly Fault[] => {
      const byMs = injected.skewMs(node)
      return [
        ...(crashed(node) ? [{ type: 'crash' as const, node }] : []),
        ...(byMs === 0 ? [] : [{ type: 'skew' as const, node, byMs }]),
      ]
    }),
  ]
}
