/** The rules of logical clocks, one situation after another: what the papers do, and which rule another move breaks. */
import { describe, expect, it } from 'vitest'
import { admits, apply, menu } from '../../shared/protocols/vector-clocks/physics.ts'
import { mistakes, textbook } from '../../shared/protocols/vector-clocks/rulebook.ts'
import type { ClocksView, Move, RuleId } from '../../shared/protocols/vector-clocks/words.ts'
import { answers, customs, island, lamp, lands, letter, stamps, told, which, write } from './situation.ts'

interface Case {
  readonly when: string
  readonly cite: string
  readonly view: ClocksView
  /** What the papers do; undefined: nothing is owed yet. */
  readonly book: Move | undefined
  readonly wrong?: readonly (readonly [Move, RuleId])[]
  /** Not the book's next move, and yet no mistake. */
  readonly fine?: readonly Move[]
}

const number = 'lamport'

const oneNumber: readonly Case[] = [
  {
    when: 'Something happens, and the clock shows 4.',
    cite: 'Lamport 1978, IR1',
    view: island({ kind: number, clock: 4, cards: [lamp] }),
    book: stamps(5),
    wrong: [
      [stamps(4), 'no-increment'],
      [stamps(3), 'misstamps'],
    ],
    fine: [stamps(6), stamps(40)],
  },
  {
    when: 'A letter from ahead lands: 4 here, 9 there.',
    cite: 'Lamport 1978, IR2(b)',
    view: island({ kind: number, clock: 4, cards: [lands(9)] }),
    book: stamps(10),
    wrong: [
      [stamps(5), 'no-max'],
      [stamps(8), 'no-max'],
      [stamps(9), 'no-increment'],
      [stamps(4), 'misstamps'],
    ],
    fine: [stamps(13), stamps(14)],
  },
  {
    when: 'A letter from behind lands: 7 here, 2 there.',
    cite: 'Lamport 1978, IR2(b)',
    view: island({ kind: number, clock: 7, cards: [lands(2)] }),
    book: stamps(8),
    wrong: [
      [stamps(3), 'takes-theirs'],
      [stamps(7), 'no-increment'],
      [stamps(1), 'misstamps'],
    ],
    fine: [stamps(9)],
  },
]

const vectors: readonly Case[] = [
  {
    when: 'The very first event.',
    cite: 'Raynal and Singhal 1996, R1',
    view: island({ cards: [lamp] }),
    book: stamps([1, 0, 0]),
    wrong: [
      [stamps([0, 0, 0]), 'no-increment'],
      [stamps([1, 1, 1]), 'ticks-all'],
      [stamps([0, 1, 0]), 'misstamps'],
    ],
    fine: [stamps([2, 0, 0])],
  },
  {
    when: 'A letter is written: its sending is an event.',
    cite: 'Raynal and Singhal 1996, R1',
    view: island({ clock: [2, 0, 1], cards: [write] }),
    book: stamps([3, 0, 1]),
    wrong: [
      [stamps([2, 0, 1]), 'no-increment'],
      [stamps([3, 1, 2]), 'ticks-all'],
      [stamps([3, 1, 1]), 'misstamps'],
    ],
  },
  {
    when: 'A letter lands, and each side knows something that the other does not.',
    cite: 'Fidge 1988; Mattern 1989; Raynal and Singhal 1996, R2',
    view: island({ clock: [3, 1, 0], cards: [lands([1, 4, 2])] }),
    book: stamps([4, 4, 2]),
    wrong: [
      [stamps([4, 1, 0]), 'no-max'],
      [stamps([3, 4, 2]), 'no-increment'],
      [stamps([2, 4, 2]), 'takes-theirs'],
      [stamps([5, 5, 2]), 'sums'],
      [stamps([4, 5, 2]), 'sums'],
      [stamps([4, 5, 3]), 'ticks-all'],
      [stamps([4, 4, 0]), 'misstamps'],
    ],
    fine: [stamps([6, 4, 2])],
  },
  {
    when: 'An old letter lands: it says nothing new, and still its landing is an event.',
    cite: 'Raynal and Singhal 1996, R2',
    view: island({ clock: [3, 4, 1], cards: [lands([0, 2, 0])] }),
    book: stamps([4, 4, 1]),
    wrong: [
      [stamps([3, 4, 1]), 'no-increment'],
      [stamps([1, 2, 0]), 'takes-theirs'],
      [stamps([4, 6, 1]), 'sums'],
    ],
  },
]

const readingNumbers: readonly Case[] = [
  {
    when: 'Two letters, 3 and 8.',
    cite: 'Lamport 1978, Clock Condition: its converse does not hold',
    view: island({ kind: number, letters: [letter('n2.3', 3), letter('n3.5', 8)], cards: [which] }),
    book: answers('cannot-tell'),
    wrong: [
      [answers('before'), 'smaller-means-before'],
      [answers('concurrent'), 'guesses-concurrent'],
      [answers('after'), 'misreads'],
    ],
  },
  {
    when: 'The same the other way round.',
    cite: 'Lamport 1978, Clock Condition',
    view: island({ kind: number, letters: [letter('n2.5', 8), letter('n3.3', 3)], cards: [which] }),
    book: answers('cannot-tell'),
    wrong: [
      [answers('after'), 'smaller-means-before'],
      [answers('before'), 'misreads'],
    ],
  },
  {
    when: 'Two letters with the same number.',
    cite: 'Lamport 1978, Clock Condition',
    view: island({ kind: number, letters: [letter('n2.3', 4), letter('n3.4', 4)], cards: [which] }),
    book: answers('concurrent'),
    wrong: [
      [answers('cannot-tell'), 'gives-up'],
      [answers('before'), 'misreads'],
    ],
  },
  {
    when: 'Numbers next to each other: a landing between the two letters would need one of its own.',
    cite: 'Lamport 1978, IR1 and IR2',
    view: island({ kind: number, letters: [letter('n2.3', 4), letter('n3.4', 5)], cards: [which] }),
    book: answers('cannot-tell'),
    wrong: [[answers('before'), 'smaller-means-before']],
    fine: [answers('concurrent')],
  },
]

const readingVectors: readonly Case[] = [
  {
    when: 'n3 had heard of n2’s letter, and its clock on the wall is behind.',
    cite: 'Fidge 1988; Mattern 1989',
    view: island({ letters: [letter('n2.1', [0, 1, 0], 14), letter('n3.4', [0, 2, 4], 3)], cards: [which] }),
    book: answers('before'),
    wrong: [
      [answers('after'), 'wall-clock-order'],
      [answers('concurrent'), 'misreads'],
      [answers('cannot-tell'), 'gives-up'],
    ],
  },
  {
    when: 'The same, and the two clocks show the same time.',
    cite: 'Lamport 1978, "The Partial Ordering"',
    view: island({ letters: [letter('n2.1', [0, 1, 0], 14), letter('n3.4', [0, 2, 4], 14)], cards: [which] }),
    book: answers('before'),
    wrong: [
      [answers('concurrent'), 'concurrent-means-same-time'],
      [answers('after'), 'misreads'],
    ],
  },
  {
    when: 'Neither had heard of the other, and the clocks are minutes apart.',
    cite: 'Lamport 1978, "The Partial Ordering"',
    view: island({ letters: [letter('n2.2', [0, 2, 1], 3), letter('n3.4', [4, 1, 4], 21)], cards: [which] }),
    book: answers('concurrent'),
    wrong: [
      [answers('before'), 'concurrent-means-same-time'],
      [answers('after'), 'misreads'],
      [answers('cannot-tell'), 'gives-up'],
    ],
  },
  {
    when: 'Letters that bear no time.',
    cite: 'Fidge 1988; Mattern 1989',
    view: island({ letters: [letter('n2.9', [6, 9, 4]), letter('n3.4', [4, 0, 1])], cards: [which] }),
    book: answers('after'),
    wrong: [
      [answers('before'), 'misreads'],
      [answers('concurrent'), 'misreads'],
    ],
  },
  {
    when: 'One of the letters has not come.',
    cite: 'reading is no event, and it can wait',
    view: island({ cards: [which] }),
    book: undefined,
  },
]

const lodging: readonly Case[] = [
  {
    when: 'The customs come, and everything is stamped.',
    cite: 'here',
    view: island({ clock: [2, 0, 1], cards: [customs] }),
    book: { type: 'lodge', card: 1 },
  },
  {
    when: 'The customs come, and a letter lies unstamped: first that.',
    cite: 'here',
    view: island({ clock: [2, 0, 1], cards: [customs, lands([0, 1, 0], 2)] }),
    book: { ...stamps([3, 1, 1]), card: 2 },
  },
]

describe.each([
  ['stamping one number', oneNumber],
  ['stamping vectors', vectors],
  ['reading numbers', readingNumbers],
  ['reading vectors', readingVectors],
  ['lodging', lodging],
])('vector-clocks, %s', (_, cases) => {
  describe.each(cases)('$when ($cite)', ({ view, book, wrong = [], fine = [] }) => {
    it(book ? `by the book: ${told(book)}` : 'by the book: wait', () => {
      expect(textbook(view)).toEqual(book)
      if (!book) return
      expect(menu(view)).toContainEqual(book)
      expect(mistakes(view, book)).toEqual([])
    })
    for (const [move, rule] of wrong)
      it(`${told(move)}: breaks ${rule}`, () => {
        expect(admits(view, move)).toBe(true)
        expect(mistakes(view, move)).toEqual([rule])
      })
    for (const move of fine)
      it(`${told(move)}: breaks nothing`, () => {
        expect(admits(view, move)).toBe(true)
        expect(mistakes(view, move)).toEqual([])
      })
  })
})

describe('vector-clocks, what a hand may write', () => {
  const view = island({ clock: [2, 0, 1], cards: [write] })
  const typed = (numbers: Readonly<Record<string, number>>): Move => ({ type: 'stamp', card: 1, typed: numbers })

  it('is any whole numbers under the right names', () => {
    expect(admits(view, stamps([0, 999, 17]))).toBe(true)
    for (const numbers of [
      {},
      { n1: 3, n2: 0 },
      { n1: 3, n2: 0, n3: 1, n4: 0 },
      { n1: 3, n2: 0, x: 1 },
      { n1: 3, n2: -1, n3: 1 },
      { n1: 3, n2: 0.5, n3: 1 },
      { n1: 3, n2: 0, n3: 1_000 },
      { n1: Number.NaN, n2: 0, n3: 1 },
    ])
      expect(admits(view, typed(numbers)), JSON.stringify(numbers)).toBe(false)
    expect(admits(view, { ...stamps([3, 0, 1]), card: 2 })).toBe(false)
  })

  it('leaves room for the right number, however high the clocks have been driven', () => {
    const high = island({ kind: number, clock: 999, cards: [lands(1_200)] })
    expect(textbook(high)).toEqual(stamps(1_201))
    expect(admits(high, stamps(1_201))).toBe(true)
  })

  it('sails as it is written', () => {
    const { disk, effects } = apply(view, stamps([3, 9, 1]), 5_000)
    expect(disk.log.at(-1)).toMatchObject({ event: 'n1.2', stamp: { n1: 3, n2: 9, n3: 1 } })
    expect(effects).toContainEqual({
      type: 'send',
      to: 'n2',
      message: { type: 'Letter', event: 'n1.2', stamp: { n1: 3, n2: 9, n3: 1 }, wallMs: 5_000 },
    })
  })
})
