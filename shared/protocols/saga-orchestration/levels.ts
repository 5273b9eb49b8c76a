import type { Deal, Level, Night, Scope, Weather } from '../../kernel/level.ts'
import { CALM, NO_POWERS, SHIPS } from '../../kernel/parts/sea.ts'
import type { NodeId, Powers } from '../../kernel/protocol.ts'
import { booksLater, paymentUnheard, serviceGoesDark, undoUnheard } from './adversaries.ts'
import { wasItDone } from './predictions.ts'
import { transfer } from './transfer.ts'
import type { Request, SagaKit, SagaRole, Setup } from './words.ts'

const CAST: Readonly<Record<NodeId, SagaRole>> = { n1: 'hotel', n2: 'airline', n3: 'bank', n4: 'hotel', n5: 'bank' }

/** Payment first, then what it pays for. Nobody is its own customer; the airline's journeys are two rooms on foot. */
const ROUTES: Readonly<Record<NodeId, readonly NodeId[]>> = {
  n1: ['n3', 'n4', 'n2'],
  n2: ['n5', 'n1', 'n4'],
  n3: ['n5', 'n1', 'n2'],
  n4: ['n5', 'n1', 'n2'],
  n5: ['n3', 'n4', 'n2'],
}

/** Persons are seated at the listed nodes first. */
function deal(nodes: readonly NodeId[], personsFirst: readonly NodeId[]): Deal<SagaKit> {
  return Object.fromEntries(
    nodes.map(n => [
      n,
      {
        role: CAST[n] ?? 'hotel',
        secret: null,
        chair: personsFirst.includes(n) ? ('person' as const) : ('either' as const),
      },
    ]),
  )
}

const FIVE = Object.keys(CAST)

const setup: Setup = {
  journeys: 5,
  capacity: { n1: 9, n2: 9, n3: 20, n4: 9, n5: 20 },
  locked: {},
  retryMs: [14_000, 18_000],
}

/** Two rooms in each hotel and one seat: journeys collide, and most must go back. */
const crowded: Setup = { ...setup, capacity: { ...setup.capacity, n1: 2, n4: 2, n2: 1 } }

const breeze: Weather = { loss: 0, duplication: 0.08, delayMs: [700, 2_200] }

const chance: Powers = { ...NO_POWERS, drop: 30, duplicate: 20 }

type Visit = { readonly atMs: number; readonly to: NodeId; readonly request: Request }

/**
 * Customers land everywhere at once, so that nobody waits for work; the sixth finds a journey under way and waits for its
 * end. (One after another, the last of five persons had a first card after a minute.)
 */
function customers(ports: readonly NodeId[], count = 6): readonly Visit[] {
  return SHIPS.slice(0, count).map((ship, i) => {
    const to = ports[i % ports.length] ?? 'n1'
    return {
      atMs: 1_200 + Math.floor(i / ports.length) * 3_000,
      to,
      request: { type: 'Journey', ship, steps: ROUTES[to] ?? [] },
    }
  })
}

const night: Night<SagaKit> = {
  title: 'One journey each',
  brief: 'Payment, room, seat: book your customers’ journeys, and serve the others. Tell each how it ended.',
  setup,
  deals: [deal(FIVE, ['n3'])],
  weather: CALM,
  powers: chance,
  requests: customers(['n3', 'n1', 'n2', 'n4', 'n5']),
  setupFor: (own, requests) => ({ ...own, journeys: Math.min(own.journeys, requests.length) }),
  teaches: [],
  lastsMs: 240_000,
  epilogueMs: 4_000,
  darkMs: 6_000,
}

const aJourneyForTwo: Level<SagaKit> = {
  id: 'a-journey-for-two',
  title: 'A journey for two',
  teaches:
    'How a journey over several services ends whole: all steps done, or all undone in reverse. Silence is no answer.',
  fallacies: ['The network is reliable', 'There is one administrator'],
  minutes: 8,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.journey,
  nights: [
    {
      ...night,
      question: {
        ask: 'You asked for a room and heard nothing. What do you know?',
        options: ['It was refused', 'It was booked', 'Nothing: it may be either'],
        right: 2,
        because: 'The request, the service or the answer may be late or lost. Asking again under the same key is safe.',
      },
    },
    {
      ...night,
      title: 'No answer',
      brief: 'An answer will go down tonight. Silence is not a failure: mind the key when you ask again.',
      scaffold: 'practice',
      weather: breeze,
      powers: { ...chance, drop: 40 },
      adversary: paymentUnheard('n3', 2),
      setup: { ...setup, journeys: 5 },
      teaches: ['reply-lost-means-failed', 'step-twice'],
      predictions: [wasItDone],
      question: {
        ask: 'The seat is refused. Payment and room are booked. What is undone first?',
        options: ['The payment', 'The room', 'No matter'],
        right: 1,
        because: 'In reverse order: Cj, ..., C1. A room whose payment went back is held by nobody’s money.',
      },
    },
    {
      ...night,
      title: 'The last seat',
      brief: 'One seat, two rooms a hotel: most journeys must go back. Undo them step by step.',
      deals: [deal(FIVE, ['n4'])],
      scaffold: 'practice',
      setup: { ...crowded, journeys: 4 },
      requests: customers(['n4', 'n1', 'n3', 'n2', 'n5']),
      teaches: ['wrong-undo-order'],
    },
    {
      ...night,
      title: 'Exam',
      brief: 'No help tonight, and the sea does not wait. End every journey whole.',
      scaffold: 'exam',
      weather: breeze,
      powers: { ...chance, drop: 40 },
      adversary: paymentUnheard('n3', 2),
      setup: { ...crowded, journeys: 5 },
      teaches: ['reply-lost-means-failed', 'step-twice'],
    },
  ],
}

const bouncing: Setup = { ...crowded, journeys: 4, capacity: { ...crowded.capacity, n2: 0 }, locked: { n3: 2, n5: 1 } }

const theRefundThatBounced: Level<SagaKit> = {
  id: 'the-refund-that-bounced',
  title: 'The refund that bounced',
  teaches:
    'An undo can be turned back, lost and doubled like any request: repeat it until it is confirmed, and do it once.',
  fallacies: ['The network is reliable'],
  minutes: 5,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.refund,
  nights: [
    {
      ...night,
      title: 'The till is locked',
      brief: 'No ship sails: journeys go back. The banks turn refunds away at first.',
      setup: { ...bouncing, journeys: 3 },
      teaches: ['compensation-cannot-fail'],
      question: {
        ask: 'A refund was turned back twice. What is owed?',
        options: ['Tell the customer it is cancelled', 'Ask again until it is confirmed', 'Book everything after all'],
        right: 1,
        because: 'Until it is confirmed the undo has not happened; a compensation must succeed in the end.',
      },
    },
    {
      ...night,
      title: 'Refunded, and again',
      brief: 'The answers to an undo go down. It will be asked for again. Give back once.',
      deals: [deal(FIVE, ['n5'])],
      scaffold: 'practice',
      setup: { ...bouncing, locked: {} },
      powers: { ...chance, drop: 40 },
      adversary: undoUnheard(['n5'], 2),
      requests: customers(['n4', 'n5', 'n3', 'n1', 'n2']),
      teaches: ['compensate-twice'],
    },
    {
      ...night,
      title: 'Exam',
      brief: 'The same sea, and no words. Give back everything, once, in order.',
      scaffold: 'exam',
      setup: { ...bouncing, locked: { n3: 2 } },
      powers: { ...chance, drop: 40 },
      adversary: undoUnheard(['n3'], 2),
      teaches: ['compensation-cannot-fail'],
    },
  ],
}

const unsendableEmail: Level<SagaKit> = {
  id: 'unsendable-email',
  title: 'Unsendable email',
  teaches: 'What cannot be taken back comes last, and what was answered must be on disk before.',
  fallacies: ['The network is reliable'],
  minutes: 5,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.email,
  nights: [
    {
      ...night,
      title: 'The letter',
      brief: 'Book your customers’ journeys. What one has read cannot be taken back: tell what is certain.',
      deals: [deal(FIVE, ['n1'])],
      scaffold: 'practice',
      setup: { ...crowded, journeys: 4 },
      requests: customers(['n1', 'n3', 'n5', 'n2', 'n4'], 5),
      teaches: ['unsendable-email'],
      question: {
        ask: 'Which step is the pivot?',
        options: ['The first that can be undone', 'The last that can still be refused', 'The letter to the customer'],
        right: 1,
        because: 'Before it everything can be undone; after it nothing can fail for good (Richardson §4.3.2).',
      },
    },
    {
      ...night,
      title: 'The bank goes dark',
      brief: 'You may go dark just after an answer. What will you still know?',
      scaffold: 'practice',
      setup: { ...setup, journeys: 5 },
      powers: { ...chance, crash: 1 },
      adversary: serviceGoesDark('n3'),
      requests: customers(['n1', 'n3', 'n5', 'n2', 'n4']),
      teaches: ['answered-before-disk'],
    },
  ],
}

const betweenTheSteps: Level<SagaKit> = {
  id: 'between-the-steps',
  title: 'Between the steps',
  teaches:
    'Sagas are not isolated: between a step and its undo others have used the same book, so undo is not rollback.',
  fallacies: ['There is one administrator'],
  minutes: 5,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.between,
  nights: [
    {
      ...night,
      title: 'Two in one book',
      brief: 'Others write in your book between a booking and its end. Take back one line only.',
      deals: [deal(FIVE, ['n1'])],
      scaffold: 'practice',
      powers: { ...chance, patience: 40 },
      adversary: booksLater('n2'),
      setup: { ...setup, journeys: 4, capacity: { ...setup.capacity, n2: 0 } },
      requests: customers(['n1', 'n3', 'n4', 'n2', 'n5'], 5),
      teaches: ['compensation-is-rollback'],
    },
    {
      ...night,
      title: 'Exam',
      brief: 'The same book, and no words. Lose nobody’s room.',
      deals: [deal(FIVE, ['n1'])],
      scaffold: 'exam',
      setup: { ...setup, journeys: 4, capacity: { ...setup.capacity, n2: 0 } },
      powers: { ...chance, patience: 40 },
      adversary: booksLater('n2'),
      requests: customers(['n1', 'n3', 'n4', 'n2', 'n5'], 5),
      teaches: ['compensation-is-rollback'],
    },
  ],
}

export const levels: readonly Level<SagaKit>[] = [
  aJourneyForTwo,
  theRefundThatBounced,
  unsendableEmail,
  betweenTheSteps,
]

const everyOne: Setup = { ...setup, journeys: 0, capacity: { n1: 1, n2: 1, n3: 2, n4: 1, n5: 2 } }
const journey = (to: NodeId, ship: string, ...steps: readonly NodeId[]): Omit<Visit, 'atMs'> => ({
  to,
  request: { type: 'Journey', ship, steps },
})
const small: Omit<Scope<SagaKit>, 'id' | 'worlds' | 'powers'> = {
  level: 'a-journey-for-two',
  night: 0,
  setup: everyOne,
  deals: [deal(['n1', 'n2', 'n3', 'n4'], [])],
  requests: [journey('n4', 'Petrel', 'n3', 'n1', 'n2')],
  eager: true,
}

export const scopes: readonly Scope<SagaKit>[] = [
  {
    ...small,
    id: 'unhurried',
    deals: [deal(['n1', 'n3', 'n4'], [])],
    requests: [journey('n4', 'Petrel', 'n3', 'n1')],
    powers: { ...NO_POWERS, fire: 1, crash: 1 },
    eager: false,
    worlds: 948,
  },
  { ...small, id: 'lossy', powers: { ...NO_POWERS, fire: 2, drop: 1, duplicate: 1 }, worlds: 3636 },
  {
    ...small,
    id: 'full',
    level: 'the-refund-that-bounced',
    setup: { ...everyOne, capacity: { ...everyOne.capacity, n2: 0 } },
    powers: { ...NO_POWERS, fire: 2, drop: 1, duplicate: 1 },
    worlds: 15195,
  },
  {
    ...small,
    id: 'bounced',
    level: 'the-refund-that-bounced',
    setup: { ...everyOne, capacity: { ...everyOne.capacity, n2: 0 }, locked: { n3: 1 } },
    powers: { ...NO_POWERS, fire: 2, duplicate: 1 },
    worlds: 10112,
  },
  {
    ...small,
    id: 'crash',
    level: 'unsendable-email',
    powers: { ...NO_POWERS, fire: 2, crash: 1, drop: 1 },
    worlds: 7457,
  },
  {
    ...small,
    id: 'between',
    level: 'between-the-steps',
    setup: { ...everyOne, capacity: { ...everyOne.capacity, n1: 2, n2: 0 } },
    requests: [journey('n4', 'Petrel', 'n1', 'n2'), journey('n3', 'Curlew', 'n1')],
    powers: { ...NO_POWERS, fire: 1, drop: 1 },
    worlds: 2639,
  },
]
