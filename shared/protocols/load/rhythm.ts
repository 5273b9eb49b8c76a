/** What nights and scopes are made of: who is cast, how callers come, what a good night is, and what goes dark. */
import type { Act } from '../../kernel/act.ts'
import type { Deal, Night, Weather } from '../../kernel/level.ts'
import type { NodeId } from '../../kernel/protocol.ts'
import type { World } from '../../kernel/world.ts'
import type { LoadKit, LoadRole, Request, Setup } from './words.ts'

/** How callers come, and what the night wants of it. */
type Rhythm = Pick<Night<LoadKit>, 'requests' | 'setup'>

const CAST: Readonly<Record<NodeId, LoadRole>> = {
  n1: 'client',
  n2: 'client',
  n3: 'balancer',
  n4: 'service',
  n5: 'service',
}
export const FIVE = Object.keys(CAST)

/** Persons are seated at the listed nodes first. */
export function deal(nodes: readonly NodeId[], personsFirst: readonly NodeId[]): Deal<LoadKit> {
  return Object.fromEntries(
    nodes.map(n => [
      n,
      {
        role: CAST[n] ?? 'client',
        secret: null,
        chair: personsFirst.includes(n) ? ('person' as const) : ('either' as const),
      },
    ]),
  )
}

export const setup: Setup = {
  offered: 0,
  wanted: 0,
  patienceMs: 20_000,
  backoffMs: [2_000, 16_000],
  attempts: 3,
  retries: 2,
  retryCosts: 4,
  beatMs: 5_000,
  work: 10,
  cold: [],
  deadline: 2,
  toll: 1,
  trips: 3,
  silenceMs: 14_000,
  coolMs: 8_000,
}

export const harbour: Weather = { loss: 0, duplication: 0, delayMs: [400, 900] }

export type Visit = { readonly atMs: number; readonly to: NodeId; readonly request: Request }

/** Batches of callers at an even pace, in both towns in turn. */
export function steadily(fromMs: number, everyMs: number, batches: number, count = 8): readonly Visit[] {
  return Array.from({ length: batches }, (_, i) => ({
    atMs: fromMs + i * everyMs,
    to: i % 2 === 0 ? 'n1' : 'n2',
    request: { type: 'Callers', count },
  }))
}

/** Many at one moment. */
export function atOnce(atMs: number, batches: number, count = 8): readonly Visit[] {
  return steadily(atMs, 0, batches, count)
}

/** The goal is a share of all who call. */
export function goodput(share: number, requests: readonly Visit[], more: Partial<Setup> = {}): Rhythm {
  return { requests, setup: goodputOf(share, requests, { ...setup, ...more }) }
}

export function goodputOf(share: number, requests: readonly Visit[], rest: Omit<Setup, 'offered' | 'wanted'>): Setup {
  const offered = requests.reduce((sum, { request }) => sum + request.count, 0)
  return { ...rest, offered, wanted: Math.ceil(offered * share) }
}

/** A service goes dark once so many callers have been answered: the trigger, over as soon as it wakes. */
export function goesDark(service: NodeId, answered: number): (world: World<LoadKit>) => Act<LoadKit> | undefined {
  return world =>
    world.spent.crash === 0 && world.ghost.answered >= answered && world.nodes[service]?.up === true
      ? { type: 'crash', node: service }
      : undefined
}

/** For an exam, where the sea does not wait: the same rhythm for hands that take their time. */
export function slowly(times: number, { setup: own, requests }: Rhythm): Rhythm {
  const [fromMs, toMs] = own.backoffMs
  return {
    requests: requests.map(visit => ({ ...visit, atMs: visit.atMs * times })),
    setup: {
      ...own,
      patienceMs: own.patienceMs * times,
      backoffMs: [fromMs * times, toMs * times],
      beatMs: own.beatMs * times,
      silenceMs: own.silenceMs * times,
      coolMs: own.coolMs * times,
    },
  }
}
