/** Questions before the deed. */
import type { Prediction } from '../../kernel/level.ts'
import type { NodeId } from '../../kernel/protocol.ts'
import type { RaftKit, RaftView, Term } from './words.ts'

interface Asking {
  readonly from: NodeId
  readonly term: Term
}

/** The first who asks for this server's vote, in a term in which it has not voted. */
function asking({ cards, memory }: RaftView): Asking | undefined {
  for (const card of cards) {
    if (card.type !== 'envelope' || card.message.type !== 'RequestVote') continue
    const { term } = card.message
    if (term > memory.term || (term === memory.term && memory.votedFor === null)) return { from: card.from, term }
  }
  return undefined
}

/** Whom the election will make leader. */
export const whoWillLead: Prediction<RaftKit> = {
  id: 'who-will-lead',
  ask: 'A server asks for your vote. Who will lead this term?',
  options: ['The one who asks', 'Somebody else', 'Nobody'],
  when: view => asking(view) !== undefined,
  came(end, _then, view) {
    const candidate = asking(view)
    const leaders = candidate ? (end.ghost.leaders[candidate.term] ?? []) : []
    if (candidate && leaders.includes(candidate.from)) return 0
    return leaders.length > 0 ? 1 : 2
  },
  because:
    'A majority elects at most one server a term. When votes split, the term ends without a leader and another one begins (Raft §5.2).',
}

/** Whether the night will end with two leaders in one term. */
export const twoLeaders: Prediction<RaftKit> = {
  id: 'two-leaders',
  ask: 'A server asks for your vote, and tonight somebody goes dark. Will two servers lead one term?',
  options: ['No', 'Yes'],
  when: view => asking(view) !== undefined,
  came: end => (Object.values(end.ghost.leaders).some(who => who.length > 1) ? 1 : 0),
  because:
    'It takes a server that votes twice in a term. One that had its vote on disk before it answered knows of it when it wakes (Raft §5.2, Figure 2).',
}
