import type { Deal, Level, Night, Scope, Twins, Weather } from '../../kernel/level.ts'
import { NO_POWERS } from '../../kernel/parts/sea.ts'
import type { NodeId, Powers } from '../../kernel/protocol.ts'
import { willTheyAgree } from './predictions.ts'
import { transfer } from './transfer.ts'
import type { GeneralsKit, Setup, Value } from './words.ts'

const THREE = ['n1', 'n2', 'n3'] as const
const FOUR = ['n1', 'n2', 'n3', 'n4'] as const

/** What the n-th general's own orders are, round by round. */
type Orders = (nth: number) => readonly Value[]

function deal(
  nodes: readonly NodeId[],
  traitor: NodeId,
  person: NodeId | undefined,
  orders: Orders,
  excuse?: readonly Value[],
): Deal<GeneralsKit> {
  return Object.fromEntries(
    nodes.map((node, nth) => [
      node,
      {
        role: 'general' as const,
        secret: { traitor: node === traitor, sees: (node === traitor ? excuse : undefined) ?? orders(nth) },
        chair: node === person ? ('person' as const) : ('either' as const),
      },
    ]),
  )
}

/** Every traitor with every plan of orders. `excuse`: what the traitor would order if it were loyal, when that matters. */
function deals(
  nodes: readonly NodeId[],
  person: NodeId,
  traitors: readonly NodeId[],
  plans: readonly Orders[],
  excuse?: readonly Value[],
): readonly Deal<GeneralsKit>[] {
  return traitors.flatMap(traitor => plans.map(plan => deal(nodes, traitor, person, plan, excuse)))
}

const ATTACK_FIRST = ['attack', 'retreat'] as const
const RETREAT_FIRST = ['retreat', 'attack'] as const
/** Each general gives both orders in two rounds, and neighbours differ or agree. */
const MIXED: readonly Orders[] = [
  nth => (nth % 2 === 0 ? ATTACK_FIRST : RETREAT_FIRST),
  nth => (nth % 2 === 0 ? RETREAT_FIRST : ATTACK_FIRST),
  nth => (nth < 2 ? ATTACK_FIRST : RETREAT_FIRST),
  nth => (nth < 2 ? RETREAT_FIRST : ATTACK_FIRST),
]
/** As long as all want to retreat, the default hides the lie. */
const ATTACK_LAST: readonly Orders[] = [
  () => ['retreat', 'retreat', 'attack'],
  nth => ['retreat', 'retreat', nth === 1 ? 'retreat' : 'attack'],
]

/** A1: "Every message that is sent is delivered correctly." */
const fair: Weather = { loss: 0, duplication: 0, delayMs: [600, 1_600] }
const rounds: Powers = { ...NO_POWERS, timing: 'synchronous' }

const three: Setup = { rounds: 2, roundMs: 7_000, traitors: 1, commanders: THREE, doubt: true }
const four: Setup = { ...three, commanders: FOUR }

const night: Omit<Night<GeneralsKit>, 'deals' | 'title' | 'brief'> = {
  setup: three,
  weather: fair,
  powers: rounds,
  requests: [],
  teaches: [],
  lastsMs: 600_000,
  epilogueMs: 3_000,
  darkMs: 0,
}

/**
 * §2: the commander n2 lies (Figure 2), or its lieutenant n3 does (Figure 1). The loyal n1 is told the same words, and
 * would have to obey them differently: with a loyal commander IC2 wants its order obeyed.
 */
const eitherLies: Twins<GeneralsKit> = {
  node: 'n1',
  setup: { ...three, rounds: 1, commanders: ['n2'], doubt: false },
  nights: [
    { title: 'The commander n2 lies', deal: deal(THREE, 'n2', undefined, () => ['attack']) },
    { title: 'The lieutenant n3 lies', deal: deal(THREE, 'n3', undefined, () => ['attack']) },
  ],
  cite: 'Lamport, Shostak, Pease §2, Figures 1 and 2',
}

const shared = {
  fallacies: ['There is one administrator', 'The network is secure'],
  chairs: ['node'],
  without: [],
} as const

const atThree: Level<GeneralsKit> = {
  ...shared,
  id: 'traitor-at-three',
  title: 'Traitor at three',
  teaches: 'Three generals, one traitor: follow the algorithm to the letter, and watch it fail.',
  minutes: 5,
  lawful: 'breakable',
  calm: 'may block',
  transfer: transfer.three,
  nights: [
    {
      ...night,
      title: 'Two words',
      brief: 'One of the three lies. Give your own order, then decide on theirs.',
      setup: { ...three, rounds: 3, doubt: false },
      deals: deals(THREE, 'n1', ['n2', 'n3'], ATTACK_LAST),
      twins: eitherLies,
      predictions: [willTheyAgree],
      question: {
        ask: 'n2 orders you to attack. n3 says: “n2 told me retreat.” Which rule for these two words keeps all loyal generals together, whoever lies?',
        options: ['Attack: obey the commander', 'Retreat: there is no majority', 'Impossible: there is none'],
        right: 2,
        because:
          'You receive the same two words in both nights. Whatever you choose breaks something in one of them (§2, Figures 1 and 2).',
      },
    },
    {
      ...night,
      title: 'Behind the mask',
      brief: 'One of three lies, and it may be you. See how little it takes.',
      setup: { ...three, rounds: 3, doubt: false },
      deals: deals(THREE, 'n2', ['n2', 'n1', 'n3'], ATTACK_LAST),
      question: {
        ask: 'How many generals bear one traitor?',
        options: ['3: two honest ones outvote it', '4', '2, if they trust each other'],
        right: 1,
        because: 'More than 3m generals for m traitors, and with oral messages not one fewer (§2, §3 Theorem 1).',
      },
    },
  ],
}

const cannotTell: Level<GeneralsKit> = {
  ...shared,
  id: 'cannot-tell',
  title: 'Who can tell?',
  teaches: 'With three generals the honest answer to two words that differ is: nobody can know.',
  minutes: 4,
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.cannotTell,
  nights: [
    {
      ...night,
      title: 'Two stories',
      brief: 'One of the three lies. You may decide, or say that nobody can tell.',
      deals: deals(THREE, 'n1', ['n2', 'n3'], MIXED),
      teaches: ['three-is-enough'],
      question: {
        ask: 'Everybody said “cannot tell”, and nothing broke. Was the problem solved?',
        options: ['Yes: nobody did anything wrong', 'No: a loyal commander was not obeyed'],
        right: 1,
        because: 'Nothing bad happened, and nothing good: the conditions ask that its order is obeyed (§1, IC2).',
      },
    },
    {
      ...night,
      title: 'Exam',
      brief: 'No help tonight. One of the three lies.',
      deals: deals(THREE, 'n3', ['n1', 'n2'], MIXED),
      scaffold: 'exam',
      teaches: ['three-is-enough'],
    },
  ],
}

const atFour: Level<GeneralsKit> = {
  ...shared,
  id: 'traitor-at-four',
  title: 'Traitor at four',
  teaches: 'A fourth general and one round of asking around: now a single traitor is outvoted.',
  minutes: 8,
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.four,
  nights: [
    {
      ...night,
      title: 'Ask around',
      brief: 'One of the four lies. Give your order, relay theirs, then count.',
      setup: four,
      deals: deals(FOUR, 'n3', ['n1', 'n2', 'n4'], MIXED),
      teaches: ['first-word-counts', 'gives-up'],
      predictions: [willTheyAgree],
      question: {
        ask: 'The commander is the traitor. What do the three loyal lieutenants end with?',
        options: [
          'The same three words, so the same majority',
          'What each was told itself',
          'Nothing: there is no order',
        ],
        right: 0,
        because: 'They are loyal to each other: each hears what all three were told, and counts alike (§3, Figure 4).',
      },
    },
    {
      ...night,
      title: 'Behind the mask',
      brief: 'One of four lies, and it may be you. Can you still divide them?',
      setup: four,
      deals: deals(FOUR, 'n2', ['n2', 'n1', 'n3'], MIXED, ['retreat', 'retreat']),
      scaffold: 'practice',
      teaches: ['relays-otherwise', 'keeps-silent', 'trusts-some'],
      question: {
        ask: 'Two traitors: how many generals, and how many rounds of messages?',
        options: ['6 generals, 2 rounds', '7 generals, 3 rounds', '5 generals, 5 rounds'],
        right: 1,
        because: 'OM(2) needs more than 3 × 2 generals and asks around twice: m + 1 rounds (§3, Theorem 1; §6).',
      },
    },
    {
      ...night,
      title: 'Exam',
      brief: 'No help tonight. One of the four lies.',
      setup: four,
      deals: deals(FOUR, 'n4', ['n1', 'n2', 'n3'], MIXED),
      scaffold: 'exam',
      teaches: ['first-word-counts'],
    },
  ],
}

export const levels: readonly Level<GeneralsKit>[] = [atThree, cannotTell, atFour]

/** One order of n1. The names are only names, so two places for the traitor stand for all. */
function oneOrder(nodes: readonly NodeId[], traitors: readonly NodeId[]): readonly Deal<GeneralsKit>[] {
  return traitors.flatMap(traitor =>
    (traitor === 'n1' ? (['attack'] as const) : (['attack', 'retreat'] as const)).map(order =>
      deal(nodes, traitor, undefined, () => [order]),
    ),
  )
}

const one: Setup = { ...three, rounds: 1, commanders: ['n1'] }
const small = { night: 0, powers: { ...rounds, fire: 4 }, eager: true } as const

/**
 * One round, a ring for everybody. A search knows no durations: it would ring the end of one general's second round before
 * another's first, which a synchronous sea never does.
 */
export const scopes: readonly Scope<GeneralsKit>[] = [
  {
    ...small,
    id: 'three-forced',
    level: 'traitor-at-three',
    setup: { ...one, doubt: false },
    deals: oneOrder(THREE, ['n1', 'n2']),
    worlds: 266,
  },
  { ...small, id: 'three', level: 'cannot-tell', setup: one, deals: oneOrder(THREE, ['n1', 'n2']), worlds: 266 },
  {
    ...small,
    id: 'three-unhurried',
    level: 'cannot-tell',
    setup: one,
    deals: oneOrder(THREE, ['n1', 'n2']),
    eager: false,
    worlds: 332,
  },
  {
    ...small,
    id: 'four-commander',
    level: 'traitor-at-four',
    setup: one,
    deals: oneOrder(FOUR, ['n1']),
    worlds: 6_213,
  },
  {
    ...small,
    id: 'four-lieutenant',
    level: 'traitor-at-four',
    setup: one,
    deals: oneOrder(FOUR, ['n2']),
    worlds: 5_752,
  },
]
