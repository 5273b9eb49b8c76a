/** Situations of one island, conductor and service at once, in few words, for tests that read as a tutorial. */
import type { Card } from '../../shared/kernel/protocol.ts'
import type {
  Entry,
  Journey,
  Memory,
  Message,
  Move,
  Result,
  SagaKit,
  SagaView,
  StepState,
} from '../../shared/protocols/saga-orchestration/words.ts'

const cast = { n1: 'hotel', n2: 'airline', n3: 'bank' } as const
/** Payment at n3, then a room at n1, then a seat with n2. */
const steps = ['n3', 'n1', 'n2'] as const

export interface Situation extends Partial<Memory> {
  readonly self?: keyof typeof cast
  /** How far the journey of the Petrel is, by its log. */
  readonly log?: readonly StepState[]
  readonly book?: readonly Entry[]
  readonly rooms?: number
  readonly locked?: number
  readonly cards?: readonly Card<SagaKit>[]
}

export function island(situation: Situation): SagaView {
  const { self = 'n1', log, book = [], rooms = 2, locked = 0, cards = [], waiting = null, promised = [] } = situation
  const journey: Journey | null = log ? { ship: 'Petrel', steps, states: log, nth: [1, 1, 1] } : null
  return {
    self,
    cast,
    setup: { journeys: 1, capacity: { [self]: rooms }, locked: {}, retryMs: [14_000, 18_000] },
    secret: null,
    disk: { journey, finished: 0, book, locked },
    memory: { waiting, promised },
    cards,
    armed: [],
  }
}

export function line(ship: string, did: number, undid = 0, step = 1): Entry {
  return { ship, step, nth: 1, did, undid, refused: did === 0 }
}

function boat(from: string, message: Message): Card<SagaKit> {
  return { card: 1, type: 'envelope', from, message }
}

export function asks(type: 'Do' | 'Undo', ship = 'Curlew'): Card<SagaKit> {
  return boat('n2', { type, ship, step: 1, nth: 1, thing: 'room' })
}

export function answers(result: Result, step: number): Card<SagaKit> {
  const thing = (['payment', 'room', 'seat'] as const)[step] ?? 'seat'
  return boat(steps[step] ?? 'n2', { type: 'Reply', ship: 'Petrel', step, nth: 1, thing, result })
}

export const customer: Card<SagaKit> = {
  card: 1,
  type: 'request',
  request: { type: 'Journey', ship: 'Petrel', steps },
}

export const ring: Card<SagaKit> = { card: 1, type: 'timer', timer: 'retry' }

/** "take-back, step 1": how a move reads in a test's name. */
export function told(move: Move): string {
  return Object.entries(move)
    .map(([key, value]) => (key === 'type' ? String(value) : `${key} ${value}`))
    .join(', ')
}
