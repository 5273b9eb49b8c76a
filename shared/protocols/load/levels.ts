import type { Level, Night, Scope } from '../../kernel/level.ts'
import { NO_POWERS } from '../../kernel/parts/sea.ts'
import type { NodeId } from '../../kernel/protocol.ts'
import { willItRecover } from './predictions.ts'
import {
  atOnce,
  deal,
  FIVE,
  goesDark,
  goodput,
  goodputOf,
  harbour,
  setup,
  slowly,
  steadily,
  type Visit,
} from './rhythm.ts'
import { transfer } from './transfer.ts'
import type { LoadKit, Setup } from './words.ts'

const night: Omit<Night<LoadKit>, 'setup' | 'requests' | 'deals' | 'title' | 'brief'> = {
  weather: harbour,
  powers: NO_POWERS,
  setupFor: ({ offered, wanted, ...own }, requests) => goodputOf(wanted / offered, requests, own),
  teaches: [],
  lastsMs: 130_000,
  epilogueMs: 2_000,
  darkMs: 14_000,
}

const stormOfRetries: Level<LoadKit> = {
  id: 'storm-of-retries',
  title: 'The storm of retries',
  teaches: 'Why a system stays down when its trigger is long over: retries, waves and queues, and what holds them.',
  fallacies: ['Bandwidth is infinite', 'Latency is zero', 'The network is reliable'],
  minutes: 12,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.storm,
  nights: [
    {
      ...night,
      ...goodput(0.85, steadily(1_500, 4_000, 17, 9)),
      title: 'The beat',
      brief: 'Callers come without end and hang up after a while. Take in what you can answer in time.',
      deals: [deal(FIVE, ['n4'])],
      question: {
        ask: 'A service answers 10 callers a beat, and they hang up after 2 beats. How long may its queue usefully be?',
        options: ['10', '20', 'As long as memory lasts'],
        right: 1,
        because:
          '20: the last of them is answered in the second beat. Whoever stands behind them is answered after hanging up (Little: L = λW).',
      },
    },
    {
      ...night,
      ...goodput(0.65, [...steadily(1_500, 4_000, 18, 9), ...atOnce(10_000, 3, 9)], { retries: 3 }),
      title: 'The storm',
      brief: 'A service will go dark for a moment. See to it that the storm does not outlive it.',
      deals: [deal(FIVE, ['n2'])],
      scaffold: 'practice',
      powers: { ...NO_POWERS, crash: 1 },
      adversary: goesDark('n5', 30),
      teaches: ['more-retries'],
      predictions: [willItRecover],
      question: {
        ask: 'The service is back, and the system still answers hardly anybody. Why?',
        options: [
          'The service needs a longer rest',
          'Retries have become the load: they crowd out what could succeed',
          'The network loses the answers',
        ],
        right: 1,
        because:
          'The trigger is gone, and a feedback loop sustains the failure: a metastable failure (Bronson et al., HotOS 2021). Less load ends it.',
      },
    },
    {
      ...night,
      ...goodput(0.7, [...atOnce(3_000, 11, 10), ...steadily(30_000, 8_000, 7, 1)], {
        retries: 5,
        backoffMs: [2_000, 56_000],
      }),
      title: 'Waves',
      brief: 'Everybody calls at one moment, and many are turned away. When do they come back?',
      deals: [deal(FIVE, ['n1'])],
      scaffold: 'practice',
      teaches: ['no-jitter'],
      question: {
        ask: 'All wait 30 s after a rejection instead of 10 s. Are the waves gone?',
        options: ['Yes', 'No, they come later and are as high', 'It depends on the network'],
        right: 1,
        because:
          'A wait that is equal for all moves the crowd and keeps it together. Only chance spreads it (Brooker 2015).',
      },
    },
    {
      ...night,
      ...goodput(0.75, [...steadily(1_500, 4_000, 15), ...atOnce(16_000, 5)], { retries: 5 }),
      title: 'The long queue',
      brief: 'More come than you can answer. How long may your queue be?',
      deals: [deal(FIVE, ['n5'])],
      scaffold: 'practice',
      teaches: ['queue-absorbs'],
      question: {
        ask: 'More callers come than can be answered. What is best for them?',
        options: ['Turn the surplus away at once', 'Queue them all and be fair', 'Answer the newest only'],
        right: 0,
        because:
          'A quick rejection leaves time to try elsewhere or later. Some systems also serve the newest first under overload (Maurer, "Fail at Scale", 2015).',
      },
    },
    {
      ...night,
      ...slowly(2, goodput(0.55, [...steadily(1_500, 4_000, 16), ...atOnce(16_000, 6)], { retries: 3 })),
      title: 'Exam',
      brief: 'The same storm, no words, and the sea does not wait.',
      deals: [deal(FIVE, ['n1'])],
      scaffold: 'exam',
      powers: { ...NO_POWERS, crash: 1 },
      adversary: goesDark('n5', 30),
      lastsMs: 165_000,
      darkMs: 28_000,
      teaches: ['more-retries', 'queue-absorbs'],
    },
  ],
}

/** Two failures open a breaker, so that there is time to see it close. */
const breaker: Partial<Setup> = { trips: 2, silenceMs: 13_000, cold: [2, 5] }

const halfOpen: Level<LoadKit> = {
  id: 'half-open',
  title: 'Half-open',
  teaches: 'What a circuit breaker is for, when it opens, and why one trial call comes before it closes.',
  fallacies: ['The network is reliable', 'Latency is zero'],
  minutes: 9,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.breaker,
  nights: [
    {
      ...night,
      ...goodput(0.75, steadily(1_500, 4_500, 14, 10)),
      title: 'Two queues',
      brief: 'Every batch passes you. Send it where fewer callers wait.',
      deals: [deal(FIVE, ['n3'])],
      teaches: ['one-sided'],
      question: {
        ask: 'Two services, one with 20 callers pending, one with 10. Both answer well. Where does the next batch go?',
        options: ['To the one that answered last', 'To the one with 10', 'To either: they are equal'],
        right: 1,
        because: 'Choosing the shorter of only two queues already cuts the longest ones by far (Mitzenmacher 2001).',
      },
    },
    {
      ...night,
      ...goodput(0.75, steadily(1_500, 6_000, 12, 9), breaker),
      title: 'One breaker each',
      brief: 'One service will fall silent. Count, open its breaker, and try one caller before you close it.',
      deals: [deal(FIVE, ['n3'])],
      powers: { ...NO_POWERS, crash: 1 },
      adversary: goesDark('n4', 10),
      darkMs: 20_000,
      question: {
        ask: 'A service rejects a batch because its queue is full. Is that a failure that should open its breaker?',
        options: [
          'Yes: it did not answer the callers',
          'Here not: a rejection says that it is alive',
          'Only the third time',
        ],
        right: 1,
        because:
          'What counts as a failure is a choice (Fowler 2014). Here silence counts: a full service goes on working, and routing by load already spares it.',
      },
    },
    {
      ...night,
      ...goodput(0.8, steadily(1_500, 6_500, 12, 9), breaker),
      title: 'Back, but slowly',
      brief: 'A service goes dark and comes back cold. Open its breaker in time, and close it with proof.',
      deals: [deal(FIVE, ['n3'])],
      scaffold: 'practice',
      powers: { ...NO_POWERS, crash: 1 },
      adversary: goesDark('n5', 10),
      darkMs: 34_000,
      teaches: ['breaker-flaps'],
      question: {
        ask: 'The trial call is not answered. What now?',
        options: ['Close the breaker and see', 'Open it again and let it cool down', 'Send a larger trial'],
        right: 1,
        because: 'A failed trial puts the breaker back to open until the next time-out (Nygard, Release It! ch. 5).',
      },
    },
    {
      ...night,
      ...slowly(2, goodput(0.8, steadily(1_500, 6_500, 12, 9), breaker)),
      title: 'Exam',
      brief: 'No words tonight. Do not break what is just mending.',
      deals: [deal(FIVE, ['n3'])],
      scaffold: 'exam',
      powers: { ...NO_POWERS, crash: 1 },
      adversary: goesDark('n4', 10),
      lastsMs: 210_000,
      darkMs: 64_000,
      teaches: ['breaker-flaps'],
    },
  ],
}

export const levels: readonly Level<LoadKit>[] = [stormOfRetries, halfOpen]

const small: Setup = { ...setup, offered: 2, work: 1, deadline: 1, trips: 1, retries: 1 }
const three = [deal(['n1', 'n3', 'n4'], [])]
const calls = (to: NodeId, count: number): Omit<Visit, 'atMs'> => ({ to, request: { type: 'Callers', count } })

export const scopes: readonly Scope<LoadKit>[] = [
  {
    id: 'queue',
    level: 'storm-of-retries',
    night: 0,
    setup: { ...small, offered: 3, attempts: 1 },
    deals: three,
    requests: [calls('n1', 1), calls('n1', 1), calls('n1', 1)],
    powers: { ...NO_POWERS, fire: 3 },
    eager: true,
    worlds: 102_233,
  },
  {
    id: 'breaker',
    level: 'half-open',
    night: 0,
    setup: { ...small, offered: 4, work: 2, attempts: 1 },
    deals: three,
    requests: [calls('n1', 2), calls('n1', 2)],
    powers: { ...NO_POWERS, fire: 3 },
    eager: true,
    worlds: 4_814,
  },
  {
    id: 'dark',
    level: 'half-open',
    night: 2,
    setup: { ...small, offered: 1 },
    deals: three,
    requests: [calls('n1', 1)],
    powers: { ...NO_POWERS, fire: 3, crash: 1 },
    eager: true,
    worlds: 1_662,
  },
  {
    id: 'unhurried',
    level: 'storm-of-retries',
    night: 0,
    setup: { ...small, offered: 1, attempts: 2 },
    deals: three,
    requests: [calls('n1', 1)],
    powers: { ...NO_POWERS, fire: 2, crash: 1 },
    eager: false,
    worlds: 483,
  },
]
