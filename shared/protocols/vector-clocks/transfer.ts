/** What was learnt, met again outside the game: one question after each level. */
import type { Transfer } from '../../kernel/level.ts'

export const transfer = {
  stampDuty: {
    type: 'log',
    excerpt:
      '[41] config: flag "new checkout" switched off\n' +
      '[57] checkout: error rate above 5 %\n' +
      '(numbers in brackets are Lamport clocks, carried by every call)',
    ask: 'What may the report of this incident say?',
    options: [
      'Switching the flag led to the errors',
      'The errors did not lead to switching the flag',
      'The two have nothing to do with each other',
    ],
    right: 1,
    because:
      'What leads to another bears the smaller number, so 57 did not lead to 41. Whether 41 led to 57 the numbers do not say: look for the chain of calls.',
    cite: 'Lamport, CACM 1978, Clock Condition',
  },
  vectors: {
    type: 'code',
    excerpt:
      'on replica received(key, value, version):   // version: a count for each replica\n' +
      '  if sum(version) > sum(stored[key].version):\n' +
      '    stored[key] = (value, version)',
    ask: 'Stored is a cart with version (0, 1, 0); in comes another with (2, 0, 0). What happens?',
    options: [
      'The newer cart replaces the older',
      'A cart that nobody had seen is thrown away',
      'Nothing: (0, 1, 0) is not smaller',
    ],
    right: 1,
    because:
      'Neither version is smaller in every place: the carts are concurrent. Both must be kept, until somebody who has seen both merges them.',
    cite: 'DeCandia and others, “Dynamo: Amazon’s Highly Available Key-value Store”, SOSP 2007, §4.4',
  },
  beforeAfter: {
    type: 'log',
    excerpt:
      'client writes x = 1 by server a   stamped 12:00:05 by a\n' +
      'client reads  x = 1\n' +
      'client writes x = 2 by server b   stamped 12:00:02 by b\n' +
      'client reads  x = 1',
    ask: 'Both writes were acknowledged, and the later time wins. What went wrong?',
    options: [
      'Server b was slow to store the second write',
      'The second write knew of the first, and a clock on a wall put it before',
      'The two writes were concurrent, so either may win',
    ],
    right: 1,
    because:
      'The client had read 1 before it wrote 2, so there is an order, and it is not that of the clocks. The write is lost without a word.',
    cite: 'Kingsbury, “The trouble with timestamps”, 2013; Lamport, CACM 1978',
  },
} as const satisfies Record<string, Transfer>
