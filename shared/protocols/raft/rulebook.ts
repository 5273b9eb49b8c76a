/** The law: what the paper does (textbook), which rule a move breaks (mistakes), and the rules in words. */
import type { Card, Rule } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { type EnvelopeCard, envelope, needsCandle, quorum, unsaved } from './physics.ts'
import type { Move, RaftKit, RaftView, RuleId } from './words.ts'

export const rules: Readonly<Record<RuleId, Rule>> = {
  'votes-twice': {
    cite: 'Raft §5.2; Figure 2, RequestVote RPC, receiver 2',
    why: 'A server votes for at most one candidate in a term: with two votes from one server, two candidates can both reach a majority.',
    misconception: 'A vote is a favour that can be given to everybody who asks.',
    costs: { invariant: 'election-safety', scope: 'three' },
  },
  'vote-in-memory': {
    cite: 'Raft Figure 2, "Persistent state on all servers (updated on stable storage before responding to RPCs)"',
    why: 'The vote must be on disk before the answer sails: a crash erases memory, and the server would vote again in the same term.',
    misconception: 'What I have answered I will still know after a crash.',
    costs: { invariant: 'election-safety', scope: 'three-crash', needs: 'crash' },
  },
  'stale-term-obeyed': {
    cite: 'Raft §5.1, "If a server receives a request with a stale term number, it rejects the request"',
    why: 'A message of an older term speaks of an election that is over: a vote for then is not a vote for now.',
    misconception: 'A late message is as good as a punctual one.',
    costs: { invariant: 'election-safety', scope: 'three-stale' },
  },
  'no-step-down': {
    cite: 'Raft §5.1, "If a candidate or leader discovers that its term is out of date, it immediately reverts to follower state"',
    why: 'Whoever sees a newer term becomes a follower: leadership was won for the old term only, and the newer one has voters of its own.',
    misconception: 'I was elected, so I only need to catch up with the number.',
    costs: { invariant: 'election-safety', scope: 'three' },
  },
  'same-timeout': {
    cite: 'Raft §5.2, "election timeouts are chosen randomly from a fixed interval"',
    why: 'When all wait equally long, all stand at once, each votes for itself and nobody wins; chance is what breaks the tie.',
    misconception: 'Equal rules for all are the fairest, so everybody should wait equally long.',
    costs: 'goal',
    heldBy: 'all',
  },
  'minority-leads': {
    cite: 'Raft §5.2, "A candidate wins an election if it receives votes from a majority of the servers in the full cluster for the same term"',
    why: 'Only a majority of all servers makes a leader: any two majorities share a voter, and smaller groups need not.',
    misconception: 'Enough of those who answered is enough.',
    costs: { invariant: 'election-safety', scope: 'three' },
  },
  'leaves-undone': {
    cite: 'Raft Figure 2, Rules for Servers',
    why: 'Silence and needless refusals break nothing, but nobody is elected by them.',
    costs: 'goal',
    heldBy: 'all',
  },
  misdirects: {
    cite: 'Raft §8, "the server will reject the client\'s request and supply information about the most recent leader it has heard from"',
    why: 'Tell a ship what you know: yourself if you lead, the leader you last heard from, or that you know none.',
    costs: 'goal',
    heldBy: 'all',
  },
}

/** The vote that this server knows it has given in a term. */
function votedForAnother(view: RaftView, term: number, candidate: string): boolean {
  const { memory } = view
  return memory.term === term && memory.votedFor !== null && memory.votedFor !== candidate
}

export function mistakes(view: RaftView, move: Move): readonly RuleId[] {
  const { disk, memory } = view
  switch (move.type) {
    case 'candle':
      return move.length === 'draw' ? [] : ['same-timeout']
    case 'sleep':
    case 'rest':
      return ['leaves-undone']
    case 'stand':
    case 'beat':
    case 'note':
    case 'step-down':
      return []
    case 'write':
      return move.votedFor !== null && votedForAnother(view, move.term, move.votedFor) ? ['votes-twice'] : []
    case 'ask':
      return disk.term === memory.term && disk.votedFor === view.self ? [] : ['vote-in-memory']
    case 'lead':
      return memory.votes.length >= quorum(view) ? [] : ['minority-leads']
    case 'answer':
      return move.leader === knownLeader(view) ? [] : ['misdirects']
    case 'keep':
      return ['no-step-down']
    case 'grant': {
      const { from, message } = envelope(view, move.card)
      if (message.term < memory.term) return ['stale-term-obeyed']
      const broken: RuleId[] = votedForAnother(view, message.term, from) ? ['votes-twice'] : []
      if (disk.term !== message.term || disk.votedFor !== from) broken.push('vote-in-memory')
      return broken
    }
    case 'refuse': {
      const { from, message } = envelope(view, move.card)
      return message.term < memory.term || votedForAnother(view, message.term, from) ? [] : ['leaves-undone']
    }
    case 'count':
    case 'follow':
      return envelope(view, move.card).message.term < memory.term ? ['stale-term-obeyed'] : []
    case 'reject':
      return envelope(view, move.card).message.term < memory.term ? [] : ['leaves-undone']
    case 'drop': {
      const card = view.cards.find(c => c.card === move.card)
      const owed = card && answer(view, card)
      return owed === undefined || owed.type === 'drop' ? [] : ['leaves-undone']
    }
    default:
      return unreachable(move)
  }
}

function knownLeader(view: RaftView): string | null {
  return view.memory.role === 'leader' ? view.self : view.memory.leader
}

/** The move of the paper: first its own duties, then the oldest card. */
export function textbook(view: RaftView): Move | undefined {
  const { memory } = view
  if (needsCandle(view)) return { type: 'candle', length: 'draw' }
  if (unsaved(view)) return { type: 'write', term: memory.term, votedFor: memory.votedFor }
  // A candidate that has given its own vote away has nothing to ask for.
  if (memory.role === 'candidate' && !memory.asked && memory.votedFor === view.self) return { type: 'ask' }
  if (memory.role === 'candidate' && memory.votes.length >= quorum(view)) return { type: 'lead' }
  const card = view.cards[0]
  return card && answer(view, card)
}

function answer(view: RaftView, card: Card<RaftKit>): Move {
  switch (card.type) {
    case 'timer':
      return { type: card.timer === 'election' ? 'stand' : 'beat', card: card.card }
    case 'request':
      return { type: 'answer', card: card.card, leader: knownLeader(view) }
    case 'envelope':
      return answerEnvelope(view, card)
  }
}

/** Figure 2, receiver implementations, and "All Servers". */
function answerEnvelope(view: RaftView, card: EnvelopeCard): Move {
  const { memory } = view
  const { from, message } = card
  const n = card.card
  switch (message.type) {
    case 'RequestVote':
      if (message.term < memory.term || votedForAnother(view, message.term, from)) return { type: 'refuse', card: n }
      if (message.term === memory.term && memory.votedFor === from) return { type: 'grant', card: n }
      return { type: 'write', term: message.term, votedFor: from, about: n }
    case 'AppendEntries':
      return { type: message.term < memory.term ? 'reject' : 'follow', card: n }
    case 'Vote':
      if (message.term > memory.term) return { type: 'step-down', card: n }
      return {
        type: message.granted && message.term === memory.term && memory.role === 'candidate' ? 'count' : 'drop',
        card: n,
      }
    case 'AppendReply':
      if (message.term > memory.term) return { type: 'step-down', card: n }
      return { type: message.ok && message.term === memory.term && memory.role === 'leader' ? 'note' : 'drop', card: n }
    default:
      return unreachable(message)
  }
}
