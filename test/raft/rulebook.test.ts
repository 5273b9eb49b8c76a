/** The rules of an election, one situation after another: what the paper does, and which rule another move breaks. */
import { describe, expect, it } from 'vitest'
import { mistakes, textbook } from '../../shared/protocols/raft/rulebook.ts'
import type { Move, RaftView, RuleId } from '../../shared/protocols/raft/words.ts'
import { boat, candidate, leader, ring, server, ship, told } from './situation.ts'

interface Case {
  readonly when: string
  readonly cite: string
  readonly view: RaftView
  /** What the paper does; undefined: it waits. */
  readonly book: Move | undefined
  readonly wrong?: readonly (readonly [Move, ...RuleId[]])[]
  /** Not the book's next move, and yet no mistake. */
  readonly fine?: readonly Move[]
}

const asks = (term: number, from = 'n2') => boat(1, from, { type: 'RequestVote', term })
const beats = (term: number, from = 'n2') => boat(1, from, { type: 'AppendEntries', term })
const vote = (term: number, granted = true) => boat(1, 'n2', { type: 'Vote', term, granted })
const reply = (term: number, ok = true) => boat(1, 'n2', { type: 'AppendReply', term, ok })

const waking: readonly Case[] = [
  {
    when: 'A server wakes and has not chosen its election timeout.',
    cite: '§5.2, randomized election timeouts',
    view: server({ term: 0, candle: 'none', armed: [] }),
    book: { type: 'candle', length: 'draw' },
    wrong: [
      [{ type: 'candle', length: 'short' }, 'same-timeout'],
      [{ type: 'candle', length: 'long' }, 'same-timeout'],
    ],
  },
  {
    when: 'Its timer burns and nobody has written.',
    cite: '§5.2',
    view: server({ term: 0 }),
    book: undefined,
  },
]

const standing: readonly Case[] = [
  {
    when: 'The election timer rings: no leader was heard.',
    cite: '§5.2, "it begins an election to choose a new leader"',
    view: server({ term: 0, armed: [], cards: [ring(1, 'election')] }),
    book: { type: 'stand', card: 1 },
    wrong: [[{ type: 'sleep', card: 1 }, 'leaves-undone']],
  },
  {
    when: 'It stands in term 1 and its own vote is not on disk yet.',
    cite: 'Figure 2, persistent state',
    view: server({ term: 1, role: 'candidate', votedFor: 'n1', disk: { term: 0, votedFor: null } }),
    book: { type: 'write', term: 1, votedFor: 'n1' },
    wrong: [[{ type: 'ask' }, 'vote-in-memory']],
  },
  {
    when: 'Its own vote is on disk.',
    cite: '§5.2, "issues RequestVote RPCs in parallel to each of the other servers"',
    view: server({ term: 1, role: 'candidate', votedFor: 'n1', votes: ['n1'] }),
    book: { type: 'ask' },
    wrong: [[{ type: 'lead' }, 'minority-leads']],
  },
  {
    when: 'It has 2 votes of 5.',
    cite: '§5.2, "a majority of the servers in the full cluster"',
    view: server({ of: 5, term: 1, ...candidate, votes: ['n1', 'n2'] }),
    book: undefined,
    wrong: [[{ type: 'lead' }, 'minority-leads']],
    fine: [{ type: 'ask' }],
  },
  {
    when: 'It has 3 votes of 5.',
    cite: '§5.2',
    view: server({ of: 5, term: 1, ...candidate, votes: ['n1', 'n2', 'n4'] }),
    book: { type: 'lead' },
  },
  {
    when: 'A candidate gave its own vote away by mistake: it has nothing to ask for.',
    cite: '§5.2, a candidate "votes for itself"',
    view: server({ term: 1, role: 'candidate', votedFor: 'n2', votes: ['n1'], cards: [asks(1)] }),
    book: { type: 'grant', card: 1 },
  },
]

const voting: readonly Case[] = [
  {
    when: 'n2 asks for the vote in term 1; this server has voted for nobody.',
    cite: 'Figure 2, RequestVote RPC; persistent state',
    view: server({ term: 0, cards: [asks(1)] }),
    book: { type: 'write', term: 1, votedFor: 'n2', about: 1 },
    wrong: [
      [{ type: 'grant', card: 1 }, 'vote-in-memory'],
      [{ type: 'refuse', card: 1 }, 'leaves-undone'],
      [{ type: 'drop', card: 1 }, 'leaves-undone'],
    ],
  },
  {
    when: 'The vote for n2 is on disk.',
    cite: 'Figure 2, RequestVote RPC, receiver 2',
    view: server({ term: 1, votedFor: 'n2', cards: [asks(1)] }),
    book: { type: 'grant', card: 1 },
  },
  {
    when: 'n2 asks in term 1, but this server has voted for n3 in that term.',
    cite: 'Figure 2, RequestVote RPC, receiver 2, "votedFor is null or candidateId"',
    view: server({ term: 1, votedFor: 'n3', cards: [asks(1)] }),
    book: { type: 'refuse', card: 1 },
    wrong: [
      [{ type: 'write', term: 1, votedFor: 'n2', about: 1 }, 'votes-twice'],
      [{ type: 'grant', card: 1 }, 'votes-twice', 'vote-in-memory'],
    ],
  },
  {
    when: 'n2 asks in term 2; the vote for n3 was for term 1.',
    cite: '§5.1, a newer term',
    view: server({ term: 1, votedFor: 'n3', cards: [asks(2)] }),
    book: { type: 'write', term: 2, votedFor: 'n2', about: 1 },
  },
  {
    when: 'n2 asks in term 1, and this server is in term 2.',
    cite: 'Figure 2, RequestVote RPC, receiver 1',
    view: server({ term: 2, cards: [asks(1)] }),
    book: { type: 'refuse', card: 1 },
    wrong: [[{ type: 'grant', card: 1 }, 'stale-term-obeyed']],
  },
]

const counting: readonly Case[] = [
  {
    when: 'A vote for this term comes in.',
    cite: '§5.2',
    view: server({ term: 1, ...candidate, cards: [vote(1)] }),
    book: { type: 'count', card: 1 },
    wrong: [[{ type: 'drop', card: 1 }, 'leaves-undone']],
  },
  {
    when: 'A vote comes in that was given in the term before.',
    cite: '§5.1',
    view: server({ term: 2, ...candidate, cards: [vote(1)] }),
    book: { type: 'drop', card: 1 },
    wrong: [[{ type: 'count', card: 1 }, 'stale-term-obeyed']],
  },
  {
    when: 'A refusal tells of a newer term.',
    cite: '§5.1, "it immediately reverts to follower state"',
    view: server({ term: 1, ...candidate, cards: [vote(2, false)] }),
    book: { type: 'step-down', card: 1 },
    wrong: [[{ type: 'keep', card: 1 }, 'no-step-down']],
  },
  {
    when: 'A vote comes in after the election is won.',
    cite: '§5.2',
    view: server({ term: 1, ...leader, cards: [vote(1)] }),
    book: { type: 'drop', card: 1 },
  },
]

const leading: readonly Case[] = [
  {
    when: 'The heartbeat timer rings.',
    cite: '§5.2, "leaders send periodic heartbeats"',
    view: server({ term: 1, ...leader, armed: [], cards: [ring(1, 'heartbeat')] }),
    book: { type: 'beat', card: 1 },
    wrong: [[{ type: 'rest', card: 1 }, 'leaves-undone']],
  },
  {
    when: 'A heartbeat of this term arrives at a candidate.',
    cite: '§5.2, "the candidate recognizes the leader as legitimate and returns to follower state"',
    view: server({ term: 1, ...candidate, cards: [beats(1)] }),
    book: { type: 'follow', card: 1 },
    wrong: [
      [{ type: 'reject', card: 1 }, 'leaves-undone'],
      [{ type: 'drop', card: 1 }, 'leaves-undone'],
    ],
  },
  {
    when: 'A heartbeat of an older term arrives.',
    cite: 'Figure 2, AppendEntries RPC, receiver 1',
    view: server({ term: 2, cards: [beats(1)] }),
    book: { type: 'reject', card: 1 },
    wrong: [[{ type: 'follow', card: 1 }, 'stale-term-obeyed']],
  },
  {
    when: 'A leader hears of a newer leader.',
    cite: '§5.1',
    view: server({ term: 1, ...leader, cards: [beats(2)] }),
    book: { type: 'follow', card: 1 },
    wrong: [[{ type: 'keep', card: 1 }, 'no-step-down']],
  },
  {
    when: 'A leader’s heartbeat is rejected with a newer term.',
    cite: '§5.1',
    view: server({ term: 1, ...leader, cards: [reply(2, false)] }),
    book: { type: 'step-down', card: 1 },
    wrong: [[{ type: 'keep', card: 1 }, 'no-step-down']],
  },
]

const ships: readonly Case[] = [
  {
    when: 'A ship asks the leader who leads.',
    cite: '§8',
    view: server({ term: 1, ...leader, cards: [ship(1)] }),
    book: { type: 'answer', card: 1, leader: 'n1' },
    wrong: [[{ type: 'answer', card: 1, leader: null }, 'misdirects']],
  },
  {
    when: 'A ship asks a follower who knows the leader.',
    cite: '§8, "supply information about the most recent leader it has heard from"',
    view: server({ term: 1, leader: 'n2', cards: [ship(1)] }),
    book: { type: 'answer', card: 1, leader: 'n2' },
    wrong: [[{ type: 'answer', card: 1, leader: 'n1' }, 'misdirects']],
  },
]

describe.each([
  ['on waking', waking],
  ['standing for election', standing],
  ['voting', voting],
  ['counting votes', counting],
  ['leading and following', leading],
  ['answering ships', ships],
])('%s', (_, cases) => {
  describe.each(cases)('$when ($cite)', ({ view, book, wrong = [], fine = [] }) => {
    it(book ? `by the book: ${told(book)}` : 'by the book: wait', () => {
      expect(textbook(view)).toEqual(book)
      if (book) expect(mistakes(view, book)).toEqual([])
    })
    for (const [move, ...broken] of wrong)
      it(`${told(move)}: breaks ${broken.join(' and ')}`, () => {
        expect(mistakes(view, move)).toEqual(broken)
      })
    for (const move of fine)
      it(`${told(move)}: breaks nothing`, () => {
        expect(mistakes(view, move)).toEqual([])
      })
  })
})
