/** What was learnt, met again outside the game: one question after each level. */
import type { Transfer } from '../../kernel/level.ts'

export const transfer = {
  firstLight: {
    type: 'bug',
    excerpt:
      'A search engine of 2012 elects a master when a node sees at least minimum_master_nodes others. Nodes a, b and c, ' +
      'and the minimum is 2. The link between a and b fails; both still see c. Now a is master of {a, c}, b is master of {b, c}, ' +
      'and c goes along with both.',
    ask: 'Which rule of an election would have stopped this?',
    options: [
      'A minimum of 3 instead of 2',
      'c gives one vote for each term, and a term has one master',
      'Shorter timeouts between a and b',
    ],
    right: 1,
    because:
      'Both sets of two are majorities and share c. A majority protects only if the node in the intersection votes for one candidate a term.',
    cite: 'Elasticsearch issue 2488, “minimum_master_nodes does not prevent split-brain if splits are intersecting”',
  },
  splitVote: {
    type: 'log',
    excerpt:
      '10.000 n1 campaigns for term 4    10.001 n3 campaigns for term 4\n' +
      '10.150 n1 campaigns for term 5    10.151 n3 campaigns for term 5\n' +
      '10.300 n1 campaigns for term 6    10.301 n3 campaigns for term 6',
    ask: 'Three nodes, no message is lost, and nobody is elected. What would you change?',
    options: ['Add a fourth node', 'Draw each election timeout from a wide span', 'Let a candidate vote for a rival'],
    right: 1,
    because:
      'Nothing is unsafe here, only slow: equal timeouts keep them in step. In the measurements of the paper a few milliseconds of randomness were enough to end elections that had taken more than ten seconds.',
    cite: 'Ongaro and Ousterhout, Raft, USENIX ATC 2014, §5.2 and §9.3',
  },
  amnesia: {
    type: 'code',
    excerpt:
      'on RequestVote(term, candidate):\n' +
      '  if term > currentTerm: currentTerm = term; votedFor = null\n' +
      '  if term == currentTerm and votedFor in (null, candidate):\n' +
      '    votedFor = candidate\n' +
      '    reply(granted)\n' +
      '    save(currentTerm, votedFor)',
    ask: 'The log is compared elsewhere. What is wrong with these lines?',
    options: [
      'Nothing: save is called for every vote',
      'The reply must come after save has returned',
      'votedFor must not be reset for a newer term',
    ],
    right: 1,
    because:
      'A crash between the last two lines leaves a vote in the world that the disk does not know of, and the node votes again in the same term.',
    cite: 'Raft Figure 2: persistent state is “updated on stable storage before responding to RPCs”',
  },
} as const satisfies Record<string, Transfer>
