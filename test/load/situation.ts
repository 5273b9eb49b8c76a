/** Situations of one node under load, in few words, for tests that read as a tutorial. */
import type { Card } from '../../shared/kernel/protocol.ts'
import { freshBreaker } from '../../shared/protocols/load/balancer.ts'
import { setup as usual } from '../../shared/protocols/load/rhythm.ts'
import type {
  Breaker,
  Client,
  LoadKit,
  LoadView,
  Memory,
  Message,
  Move,
  Service,
  Setup,
  Timer,
} from '../../shared/protocols/load/words.ts'

const cast = { n1: 'client', n3: 'balancer', n4: 'service', n5: 'service' } as const

/** Ten callers a beat, who hang up after two; three tries, two retries in the budget; three failures open a breaker. */
export const setup: Setup = { ...usual, offered: 100, wanted: 80, cold: [2, 5] }

function seat(
  self: keyof typeof cast,
  memory: Memory,
  cards: readonly Card<LoadKit>[],
  armed: readonly Timer[],
): LoadView {
  return { self, cast, setup, secret: null, disk: null, memory, cards, armed }
}

/** A town with one batch of eight on the line, in its `attempt`-th try; `credit` fills its budget by answers. */
export function town(situation: {
  readonly attempt?: number
  readonly credit?: number
  readonly hungUp?: boolean
  readonly cards: readonly Card<LoadKit>[]
}): LoadView {
  const { attempt = 1, credit = 8, hungUp = false, cards } = situation
  const memory: Client = {
    role: 'client',
    taken: 1,
    batches: [{ nth: 1, count: 8, attempt }],
    offered: 8,
    answered: 0,
    failed: 0,
    late: 0,
    credit,
    tallies: [],
  }
  return seat('n1', memory, cards, hungUp ? [] : ['patience 1'])
}

export function balancer(
  breakers: Readonly<Partial<Record<'n4' | 'n5', Partial<Breaker>>>>,
  ...cards: readonly Card<LoadKit>[]
): LoadView {
  const before = (service: 'n4' | 'n5'): Breaker => ({ ...freshBreaker, ...breakers[service] })
  return seat('n3', { role: 'balancer', breakers: { n4: before('n4'), n5: before('n5') } }, cards, [])
}

/** A service with so many callers in its queue, each batch given as [callers, beats it has waited]. */
export function service(
  queue: readonly (readonly [count: number, beats: number])[],
  cards: readonly Card<LoadKit>[],
  more: Partial<Service> = {},
): LoadView {
  const waiting = queue.map(([count, beats], i) => ({
    client: 'n1',
    nth: 90 + i,
    attempt: 1,
    count,
    left: count,
    beats,
  }))
  const memory: Service = { role: 'service', queue: waiting, toll: 0, warm: setup.cold.length, tallies: [], ...more }
  return seat('n4', memory, cards, [])
}

export function pending(batches: number): Pick<Breaker, 'pending'> {
  return { pending: Array.from({ length: batches }, (_, i) => ({ client: 'n1', nth: 50 + i, attempt: 1, count: 8 })) }
}

export function ring(timer: Timer): Card<LoadKit> {
  return { card: 1, type: 'timer', timer }
}

export function lands(type: Message['type'], from: string, more: Partial<Message> = {}): Card<LoadKit> {
  return { card: 1, type: 'envelope', from, message: { client: 'n1', nth: 1, attempt: 1, count: 8, ...more, type } }
}

/** What the balancer's trial call brought. */
export function trialBrings(type: 'Answer' | 'Reject', nth = 1): Card<LoadKit> {
  return lands(type, 'n4', { client: 'n3', nth, count: 1 })
}

export const callers: Card<LoadKit> = { card: 1, type: 'request', request: { type: 'Callers', count: 8 } }

/** "route, card 1, to n4": how a move reads in a test's name. */
export function told(move: Move): string {
  return Object.entries(move)
    .map(([key, value]) => (key === 'type' ? String(value) : `${key} ${value}`))
    .join(', ')
}
