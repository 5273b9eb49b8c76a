import type { Deal, Level, Night, Scope, Weather } from '../../kernel/level.ts'
import { CALM, NO_POWERS, SHIPS } from '../../kernel/parts/sea.ts'
import type { NodeId, Powers } from '../../kernel/protocol.ts'
import { amnesia, leaderGoesDark, rivalsThenChallenge, slowSea, staleVote } from './adversaries.ts'
import { twoLeaders, whoWillLead } from './predictions.ts'
import { transfer } from './transfer.ts'
import type { RaftKit, Request, Setup } from './words.ts'

const FIVE = ['n1', 'n2', 'n3', 'n4', 'n5'] as const

/** Persons are seated at the listed nodes first. */
function deal(nodes: readonly NodeId[], personsFirst: readonly NodeId[]): Deal<RaftKit> {
  return Object.fromEntries(
    nodes.map(n => [
      n,
      {
        role: 'server' as const,
        secret: null,
        chair: personsFirst.includes(n) ? ('person' as const) : ('either' as const),
      },
    ]),
  )
}

const setup: Setup = { electionMs: [10_000, 36_000], heartbeatMs: 6_000, ships: 2 }
const noShips: Setup = { ...setup, ships: 0 }

const breeze: Weather = { loss: 0.06, duplication: 0.04, delayMs: [700, 2_400] }
const swell: Weather = { loss: 0, duplication: 0.03, delayMs: [1_500, 3_000] }

const chance: Powers = { ...NO_POWERS, drop: 30, duplicate: 20 }

type Visit = { readonly atMs: number; readonly to: NodeId; readonly request: Request }

/** A ship asks at one island after another: clients talk to any server (§8). */
function ships(fromMs: number, everyMs: number, ports: readonly NodeId[]): readonly Visit[] {
  return SHIPS.map((name, i) => ({
    atMs: fromMs + i * everyMs,
    to: ports[i % ports.length] ?? 'n1',
    request: { type: 'WhoLeads', ship: name },
  }))
}

const night: Night<RaftKit> = {
  title: 'A quiet night',
  brief: 'Nobody leads. Elect one leader by vote: no more than one in a term.',
  setup,
  deals: [deal(FIVE, ['n3'])],
  weather: CALM,
  powers: chance,
  requests: [],
  setupFor: (own, requests) => ({ ...own, ships: Math.min(own.ships, requests.length) }),
  teaches: [],
  lastsMs: 180_000,
  epilogueMs: 8_000,
  darkMs: 9_000,
}

const firstLight: Level<RaftKit> = {
  id: 'first-light',
  title: 'First light',
  teaches: 'How servers that hear only messages elect one leader, and why a majority and one vote a term suffice.',
  fallacies: ['The network is reliable', 'Latency is zero'],
  minutes: 8,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.firstLight,
  nights: [
    {
      ...night,
      title: 'The candle',
      brief: 'Nobody leads. Elect one leader by vote. First: how long do you wait before you stand?',
      requests: ships(9_000, 5_000, ['n3', 'n1', 'n2', 'n4', 'n5']),
      predictions: [whoWillLead],
      question: {
        ask: 'Five servers. How many votes make a leader?',
        options: ['2, if nobody has more', '3', '5'],
        right: 1,
        because:
          'A majority of all five. Two groups of three always share a server, and that one votes once a term (Raft §5.2).',
      },
    },
    {
      ...night,
      title: 'The leader goes dark',
      brief: 'The leader will go dark. Elect another, and tell every ship what you know.',
      setup: { ...setup, ships: 3 },
      deals: [deal(FIVE, ['n2'])],
      weather: breeze,
      powers: { ...chance, crash: 1 },
      adversary: leaderGoesDark,
      teaches: ['misdirects'],
      requests: ships(12_000, 4_500, ['n2', 'n4', 'n1', 'n3', 'n5']),
      question: {
        ask: 'The old leader wakes. How does it learn that it no longer leads?',
        options: ['It sees a newer term in a message', 'It asks the ships', 'It cannot learn it'],
        right: 0,
        because:
          'Every message carries a term; whoever sees a newer one becomes a follower (Raft §5.1). Here it also forgot its role in the crash.',
      },
    },
    {
      ...night,
      title: 'Rivals',
      brief: 'Two islands stand at once. Your vote decides. One leader a term, no more.',
      epilogueMs: 25_000,
      deals: [deal(FIVE, ['n3'])],
      scaffold: 'practice',
      weather: CALM,
      powers: { ...chance, drop: 40, fire: 3, patience: 60 },
      adversary: rivalsThenChallenge,
      requests: ships(14_000, 5_000, ['n3', 'n2', 'n1', 'n4', 'n5']),
      teaches: ['votes-twice', 'no-step-down', 'minority-leads', 'leaves-undone'],
      question: {
        ask: 'A server in term 4 receives a vote that was granted in term 3. What is it worth?',
        options: ['One vote', 'Nothing', 'It depends on who sent it'],
        right: 1,
        because: 'It was given in an election that is over. Stale terms are rejected (Raft §5.1).',
      },
    },
    {
      ...night,
      title: 'Exam',
      brief: 'No help tonight, and the sea does not wait. Elect a leader; lose no ship.',
      epilogueMs: 25_000,
      deals: [deal(FIVE, ['n1'])],
      scaffold: 'exam',
      weather: CALM,
      powers: { ...chance, drop: 40, fire: 3, patience: 60 },
      adversary: rivalsThenChallenge,
      requests: ships(16_000, 6_000, ['n1', 'n2', 'n3', 'n4', 'n5']),
      teaches: ['votes-twice', 'no-step-down'],
    },
  ],
}

const splitVote: Level<RaftKit> = {
  id: 'split-vote',
  title: 'Split vote',
  teaches: 'Why election timeouts are random, and what a vote from an older term is worth.',
  fallacies: ['Latency is zero', 'The network is homogeneous'],
  minutes: 5,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.splitVote,
  nights: [
    {
      ...night,
      title: 'Equal candles',
      brief: 'All islands run the same code: as you choose, the bots choose. Elect a leader.',
      weather: swell,
      powers: { ...chance, patience: 12 },
      adversary: slowSea,
      requests: ships(14_000, 5_000, ['n3', 'n1', 'n2', 'n4', 'n5']),
      teaches: ['same-timeout'],
      predictions: [whoWillLead],
      question: {
        ask: 'Everybody waits exactly 10 s, for ever. What breaks?',
        options: ['Two leaders in one term', 'Nothing is unsafe, but perhaps nobody is ever elected', 'Nothing'],
        right: 1,
        because:
          'One vote a term keeps it safe; endless split votes only cost the goal. Random timeouts make them rare (Raft §5.2, §9.3).',
      },
    },
    {
      ...night,
      title: 'The late vote',
      brief: 'Votes are late tonight. Mind the term on every boat. One leader a term.',
      deals: [deal(FIVE, ['n5'])],
      scaffold: 'practice',
      powers: { ...chance, drop: 40, fire: 4, patience: 60 },
      epilogueMs: 15_000,
      adversary: staleVote,
      requests: ships(14_000, 5_000, ['n5', 'n2', 'n1', 'n3', 'n4']),
      teaches: ['stale-term-obeyed'],
    },
  ],
}

const amnesiaLevel: Level<RaftKit> = {
  id: 'amnesia',
  title: 'Amnesia',
  teaches: 'Why a vote is on disk before its answer sails: a crash erases memory.',
  fallacies: ['The network is reliable'],
  minutes: 5,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: transfer.amnesia,
  nights: [
    {
      ...night,
      title: 'One vote, one crash',
      brief: 'Two islands want your vote, and your own may go dark. One leader a term.',
      deals: [deal(FIVE, ['n3'])],
      powers: { ...chance, drop: 40, fire: 2, crash: 1, patience: 90 },
      epilogueMs: 20_000,
      darkMs: 6_000,
      adversary: amnesia,
      requests: ships(16_000, 5_000, ['n3', 'n2', 'n1', 'n5', 'n4']),
      teaches: ['vote-in-memory'],
      predictions: [twoLeaders],
      question: {
        ask: 'A server saved its term before the crash, but not its vote. Was that enough?',
        options: ['Yes: it knows the term', 'No: it would vote again in that term'],
        right: 1,
        because: 'currentTerm and votedFor are both persistent state, updated before responding (Raft Figure 2).',
      },
    },
    {
      ...night,
      title: 'Exam',
      brief: 'The same sea, and no words. Elect a leader; keep it the only one.',
      deals: [deal(FIVE, ['n2'])],
      scaffold: 'exam',
      powers: { ...chance, drop: 40, fire: 2, crash: 1, patience: 90 },
      epilogueMs: 20_000,
      darkMs: 6_000,
      adversary: amnesia,
      requests: ships(18_000, 6_000, ['n2', 'n3', 'n1', 'n5', 'n4']),
      teaches: ['vote-in-memory'],
    },
  ],
}

export const levels: readonly Level<RaftKit>[] = [firstLight, splitVote, amnesiaLevel]

const three = [deal(['n1', 'n2', 'n3'], [])]
const small: Omit<Scope<RaftKit>, 'id' | 'worlds' | 'powers'> = {
  level: 'first-light',
  night: 0,
  setup: noShips,
  deals: three,
  eager: true,
}

/** `worlds: 0`: too large to be searched to the end. It is searched as deep as the witness of what it prices. */
export const scopes: readonly Scope<RaftKit>[] = [
  {
    ...small,
    id: 'two-unhurried',
    deals: [deal(['n1', 'n2'], [])],
    powers: { ...NO_POWERS, fire: 1, crash: 1 },
    eager: false,
    worlds: 320,
  },
  { ...small, id: 'three', powers: { ...NO_POWERS, fire: 2 }, worlds: 229_675 },
  { ...small, id: 'three-crash', level: 'amnesia', powers: { ...NO_POWERS, fire: 2, crash: 1 }, worlds: 2_262_630 },
  {
    ...small,
    id: 'three-lossy',
    level: 'split-vote',
    night: 1,
    powers: { ...NO_POWERS, fire: 2, drop: 1 },
    worlds: 712_612,
  },
  {
    ...small,
    id: 'three-copied',
    level: 'amnesia',
    powers: { ...NO_POWERS, fire: 1, drop: 1, duplicate: 1, crash: 1 },
    worlds: 105_990,
  },
  { ...small, id: 'three-stale', level: 'split-vote', night: 1, powers: { ...NO_POWERS, fire: 3 }, worlds: 0 },
]
