/** What was learnt, met again outside the game: one question after each level. */
import type { Transfer } from '../../kernel/level.ts'

export const transfer = {
  three: {
    type: 'bug',
    excerpt:
      'In July 2008 a storage service was down for hours. A few of the messages by which its servers told each other about their ' +
      'state had a single bit wrong: still readable, but false. The false state was believed and passed on.',
    ask: 'No server was malicious. Is this a crash or a Byzantine failure?',
    options: [
      'A crash: the hardware was at fault',
      'Byzantine: a node said false things and others believed them',
      'Neither: corrupted messages count as lost',
    ],
    right: 1,
    because:
      'Byzantine means arbitrary, not wicked. A checksum on those messages would have turned it into an omission, which is far cheaper to bear.',
    cite: 'Amazon Web Services, “Amazon S3 Availability Event: July 20, 2008”',
  },
  cannotTell: {
    type: 'bug',
    excerpt:
      'In November 2020 a network switch failed in part: some of its links worked and others did not. Of three members of a cluster ' +
      'one could reach only one of the others, and the members disagreed about who could be reached and who led.',
    ask: 'Each member reported honestly what it saw. Why could none of them say what was broken?',
    options: [
      'Because each had only its own view, and the views fitted more than one truth',
      'Because their clocks differed',
      'Because three members are too few to elect a leader',
    ],
    right: 0,
    because:
      'What a node sees may fit several worlds at once. As long as it cannot tell them apart it must act so that it is right in all of them.',
    cite: 'Cloudflare, “A Byzantine failure in the real world”, 2020',
  },
  four: {
    type: 'code',
    excerpt:
      'reports = ask(all_replicas)         // 3 f + 1 of them, f may lie\n' +
      'values  = first(reports, 2 * f + 1) // do not wait for the liars\n' +
      'return majority(values)',
    ask: 'How many of these 2 f + 1 reports are surely from honest replicas?',
    options: ['All of them', 'At least f + 1', 'At least f'],
    right: 1,
    because:
      'At most f of any set may lie, so at least f + 1 of 2 f + 1 are honest: that is what makes a majority of them meaningful, if the honest ones agree.',
    cite: 'Lamport, Shostak and Pease, TOPLAS 1982, §3; Castro and Liskov, OSDI 1999',
  },
} as const satisfies Record<string, Transfer>
