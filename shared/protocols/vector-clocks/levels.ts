import type { Deal, Level, LocalClock, Night, Scaffold } from '../../kernel/level.ts'
import { CALM, NO_POWERS } from '../../kernel/parts/sea.ts'
import type { NodeId } from '../../kernel/protocol.ts'
import { overtaken } from './adversaries.ts'
import { willTheWallsTell } from './predictions.ts'
import { type Task, tasksOf, timetable } from './timetable.ts'
import { transfer } from './transfer.ts'
import type { ClocksKit, Setup } from './words.ts'

export const THREE: readonly NodeId[] = ['n1', 'n2', 'n3']
const FOUR: readonly NodeId[] = [...THREE, 'n4']
const FIVE: readonly NodeId[] = [...FOUR, 'n5']

/** A person is seated first where the night shows best what it teaches. */
export function deal(nodes: readonly NodeId[], person?: NodeId): Deal<ClocksKit> {
  return Object.fromEntries(
    nodes.map(node => {
      const chair = node === person ? ('person' as const) : ('either' as const)
      return [node, { role: 'island' as const, secret: null, chair }]
    }),
  )
}

const to = (distance: number): Task => ({ to: distance })
const compare = (a: number, b: number): Task => ({ compare: [a, b] })

interface Plan {
  readonly kind: Setup['kind']
  readonly nodes: readonly NodeId[]
  readonly line: readonly Task[]
  readonly person: NodeId
  readonly ahead?: Readonly<Record<NodeId, number>>
  readonly clocks?: Readonly<Record<NodeId, LocalClock>>
  readonly everyMs?: number
}

type Words = Pick<Night<ClocksKit>, 'title' | 'brief' | 'teaches'> &
  Partial<Pick<Night<ClocksKit>, 'question' | 'adversary' | 'predictions'>> & { readonly scaffold?: Scaffold }

function night({ kind, nodes, line, person, ahead, clocks, everyMs }: Plan, words: Words): Night<ClocksKit> {
  const requests = timetable(nodes, line, ahead, everyMs)
  return {
    setup: { kind, wall: clocks !== undefined, tasks: tasksOf(nodes, requests) },
    deals: [deal(nodes, person)],
    weather: CALM,
    powers: words.adversary ? { ...NO_POWERS, patience: 60 } : NO_POWERS,
    requests,
    setupFor: (setup, others) => ({ ...setup, tasks: tasksOf(nodes, others) }),
    ...(clocks && { clocks }),
    lastsMs: 240_000,
    epilogueMs: 2_000,
    darkMs: 0,
    ...words,
  }
}

const level = {
  chairs: ['node'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
} as const satisfies Partial<Level<ClocksKit>>

/**
 * Round the ring, twice one way and twice back: what an island leaves out of its stamps, its neighbours hear of from
 * nobody else, so that a wrong stamp spreads on both sides of it.
 */
const ROUND: readonly Task[] = ['event', to(1), to(1), 'event', to(-1), to(-1), 'event', to(1), 'event', 'lodge']

/**
 * Two questions for each island. Of the first two letters neither writer had heard of the other's: concurrent, and their
 * numbers lie far apart. Then the one before the last writes to the last, which writes on: in order for certain.
 */
const ASKING: readonly Task[] = [
  to(1),
  'event',
  to(2),
  compare(-1, -2),
  to(1),
  'event',
  to(1),
  compare(-2, -1),
  'event',
  'lodge',
]

/** Customs first, then a question: a wrong stamp is found in the logs before it misleads anybody. */
const READING: readonly Task[] = [to(1), 'event', to(1), 'event', to(2), to(1), to(1), 'lodge', compare(-2, -1)]

const numbers = { kind: 'lamport', nodes: FIVE } as const
const BUSY = { n1: 2, n3: 3 } as const
/** So far ahead that the first letter of this island bears the number of the one it is compared with. */
const EVEN = 3

const stampDuty: Level<ClocksKit> = {
  ...level,
  id: 'stamp-duty',
  transfer: transfer.stampDuty,
  title: 'Stamp duty',
  teaches: 'One number an island is enough that no effect is stamped before its cause; it does not tell causes.',
  fallacies: ['Latency is zero', 'There is one administrator'],
  minutes: 8,
  nights: [
    night(
      { ...numbers, line: ROUND, person: 'n2', ahead: BUSY },
      {
        title: 'One number each',
        brief: 'Stamp every event: more than your last number, and more than the letter’s.',
        teaches: [],
        question: {
          ask: 'Your clock shows 4. A letter lands that bears 9. What may its landing be stamped?',
          options: ['5: my clock goes on', '9: the same letter', '10, or any number above'],
          right: 2,
          because: 'More than one’s own and more than the letter’s is all that is asked (Lamport, IR1 and IR2).',
        },
      },
    ),
    night(
      { ...numbers, line: ROUND, person: 'n1', ahead: { n2: 2, n4: 3 } },
      {
        title: 'On customs day',
        brief: 'Write the numbers yourself. A wrong one sails on, and the customs read all logs.',
        scaffold: 'practice',
        teaches: ['no-max', 'no-increment', 'takes-theirs'],
        question: {
          ask: 'n2’s letter bears 3, n5’s bears 8. What do you know?',
          options: ['n2’s was written first', 'n5’s did not lead to n2’s', 'They are concurrent'],
          right: 1,
          because: 'What leads to another has the smaller number. A smaller number need not have led to anything.',
        },
      },
    ),
    night(
      { ...numbers, line: ASKING, person: 'n4', ahead: { n3: EVEN } },
      {
        title: 'Which was first?',
        brief: 'Stamp, and say what the numbers tell. “Cannot tell” is an answer.',
        scaffold: 'practice',
        teaches: ['smaller-means-before', 'guesses-concurrent'],
        question: {
          ask: 'Two letters from different islands bear the same number. What do you know?',
          options: ['Nothing', 'Neither could know of the other', 'They were written at the same time'],
          right: 1,
          because: 'Had one led to the other, its number would be smaller. Of the time of day it says nothing.',
        },
      },
    ),
    night(
      { ...numbers, line: ASKING, person: 'n1', ahead: { n5: EVEN } },
      {
        title: 'Exam',
        brief: 'No help tonight, and the sea does not wait. Keep a true log.',
        scaffold: 'exam',
        teaches: ['no-max', 'smaller-means-before'],
      },
    ),
  ],
}

const vectors: Level<ClocksKit> = {
  ...level,
  id: 'vectors',
  transfer: transfer.vectors,
  title: 'Vectors',
  teaches:
    'A number for every island tells what each had heard of: smaller in all of them means before, and only that.',
  fallacies: ['Latency is zero', 'There is one administrator'],
  minutes: 10,
  nights: [
    night(
      { kind: 'vector', nodes: THREE, line: ROUND, person: 'n1' },
      {
        title: 'A number for each',
        brief: 'Your own number counts your events; the others, what you have heard of theirs.',
        teaches: [],
        question: {
          ask: 'You are n1 at (3, 1, 0). A letter from n2 bears (1, 4, 2). How is its landing stamped?',
          options: ['(4, 4, 2)', '(4, 5, 2)', '(4, 1, 0)', '(3, 4, 2)'],
          right: 0,
          because: 'The larger in every place, (3, 4, 2); then one more for the landing itself, in your own.',
        },
      },
    ),
    night(
      { kind: 'vector', nodes: THREE, line: ROUND, person: 'n2', ahead: { n1: 1 } },
      {
        title: 'It sails on',
        brief: 'Write the stamps yourself. A wrong one is in every letter that follows it.',
        scaffold: 'practice',
        teaches: ['no-max', 'no-increment', 'sums', 'ticks-all', 'takes-theirs'],
        question: {
          ask: '(2, 0, 1) and (1, 3, 1): which event came first?',
          options: ['The first', 'The second', 'Neither: they are concurrent'],
          right: 2,
          because: 'One is larger in the first place, the other in the second: neither had heard of the other.',
        },
      },
    ),
    night(
      { kind: 'vector', nodes: THREE, line: ASKING, person: 'n3' },
      {
        title: 'Now they tell',
        brief: 'Compare letters number by number: before, after or concurrent.',
        scaffold: 'practice',
        teaches: ['sums', 'gives-up'],
        question: {
          ask: 'What do vectors tell that a single number does not?',
          options: ['The time of day', 'When two events are concurrent', 'Which letter comes first'],
          right: 1,
          because: 'Before if and only if smaller: so neither smaller means concurrent (Mattern 1989, Fidge 1988).',
        },
      },
    ),
    night(
      { kind: 'vector', nodes: THREE, line: READING, person: 'n1', ahead: { n3: 1 } },
      {
        title: 'Exam',
        brief: 'No help tonight, and the sea does not wait. Keep a true log.',
        scaffold: 'exam',
        teaches: ['no-max', 'ticks-all', 'gives-up'],
      },
    ),
  ],
}

const MINUTE_MS = 60_000
const clock = (minutesPastNine: number, drift: number): LocalClock => ({
  showsMs: (9 * 60 + minutesPastNine) * MINUTE_MS,
  drift,
})

/** Minutes apart, and in each ring somebody’s clock is far ahead of the next island's. */
const WALLS: Readonly<Record<NodeId, LocalClock>> = {
  n1: clock(14, 0.02),
  n2: clock(3, -0.01),
  n3: clock(21, 0.03),
  n4: clock(9, 0),
}

const OTHER_WALLS: typeof WALLS = { ...WALLS, n2: clock(30, 0.01), n3: clock(2, -0.02) }

/** The reply comes first: a letter to the second-next, then one to the next, which writes on. */
const REPLYING: readonly Task[] = [
  to(2),
  to(1),
  to(1),
  compare(-2, -1),
  to(-1),
  compare(1, -1),
  'event',
  to(1),
  compare(-2, -1),
  'lodge',
]

/** Where routine stamps itself, there is less to do and so no reason to wait. */
const walled = { kind: 'vector', nodes: FOUR, everyMs: 4_000 } as const

const beforeAfterBeside: Level<ClocksKit> = {
  ...level,
  id: 'before-after-beside',
  transfer: transfer.beforeAfter,
  title: 'Before, after or beside?',
  teaches: 'Order is what could have been known: not what a clock on a wall shows, nor what comes first.',
  fallacies: ['Latency is zero', 'There is one administrator', 'The network is homogeneous'],
  minutes: 8,
  nights: [
    night(
      { ...walled, line: ASKING, person: 'n1', clocks: WALLS },
      {
        title: 'Clocks on the wall',
        brief: 'Letters bear a time now. No two clocks agree. Answer by the stamps.',
        teaches: ['concurrent-means-same-time'],
        predictions: [willTheWallsTell],
        question: {
          ask: 'Two events are concurrent. When did they happen?',
          options: ['At the same time', 'Minutes apart at most', 'Nothing is said of that'],
          right: 2,
          because: 'Neither could know of the other: they may be a moment apart or a day (Lamport 1978).',
        },
      },
    ),
    night(
      { ...walled, line: REPLYING, person: 'n3', clocks: WALLS },
      {
        title: 'The reply comes first',
        brief: 'Some letters are overtaken by what they led to. What came first?',
        scaffold: 'practice',
        adversary: overtaken(FOUR, 2),
        teaches: ['wall-clock-order'],
        question: {
          ask: 'n2’s letter says 09:03, n1’s 09:14. n1’s stamp is smaller. What do you believe?',
          options: ['The clocks: n2’s was first', 'The stamps: n1’s was first', 'Neither'],
          right: 1,
          because: 'n2 had heard of n1’s letter: its stamp counts it. The clocks are wrong, as clocks are.',
        },
      },
    ),
    night(
      { ...walled, line: REPLYING, person: 'n4', clocks: OTHER_WALLS },
      {
        title: 'Exam',
        brief: 'No help tonight, and the sea does not wait. Before, after or beside?',
        scaffold: 'exam',
        adversary: overtaken(FOUR, 2),
        teaches: ['wall-clock-order', 'concurrent-means-same-time'],
      },
    ),
  ],
}

export const levels: readonly Level<ClocksKit>[] = [stampDuty, vectors, beforeAfterBeside]
