/** A journey, one situation after another: what the paper does, and which rule another move breaks. */
import { describe, expect, it } from 'vitest'
import { mistakes, textbook } from '../../shared/protocols/saga-orchestration/rulebook.ts'
import type { Move, RuleId, SagaView } from '../../shared/protocols/saga-orchestration/words.ts'
import { answers, asks, customer, island, line, ring, told } from './situation.ts'

interface Case {
  readonly when: string
  readonly view: SagaView
  /** What the paper does; undefined: it waits. */
  readonly book: Move | undefined
  readonly wrong?: readonly (readonly [Move, ...RuleId[]])[]
}

const forward: readonly Case[] = [
  {
    when: 'A customer wants a journey, and none is under way.',
    view: island({ cards: [customer] }),
    book: { type: 'start', card: 1 },
    wrong: [[{ type: 'drop', card: 1 }, 'leaves-undone']],
  },
  {
    when: 'A customer wants a journey while another is under way.',
    view: island({ log: ['todo', 'todo', 'todo'], waiting: { step: 0, act: 'do' }, cards: [customer] }),
    book: undefined,
  },
  {
    when: 'The journey is in the log: the payment comes first.',
    view: island({ log: ['todo', 'todo', 'todo'] }),
    book: { type: 'send', step: 0 },
  },
  {
    when: 'The answer it waited for.',
    view: island({
      log: ['done', 'todo', 'todo'],
      waiting: { step: 1, act: 'do' },
      cards: [answers('done', 1)],
    }),
    book: { type: 'note', card: 1 },
  },
  {
    when: 'An answer that comes a second time.',
    view: island({
      log: ['done', 'todo', 'todo'],
      waiting: { step: 1, act: 'do' },
      cards: [answers('done', 0)],
    }),
    book: { type: 'drop', card: 1 },
  },
  {
    when: 'It woke from a crash: the log says that the room is not confirmed, so it asks, with the same key.',
    view: island({ log: ['done', 'todo', 'todo'] }),
    book: { type: 'send', step: 1 },
  },
  {
    when: 'Payment and room are booked, the seat is not.',
    view: island({ log: ['done', 'done', 'todo'] }),
    book: { type: 'send', step: 2 },
    wrong: [
      [{ type: 'tell', outcome: 'done' }, 'unsendable-email'],
      [{ type: 'tell', outcome: 'cancelled' }, 'unsendable-email'],
    ],
  },
  {
    when: 'Everything is confirmed: the customer may know.',
    view: island({ log: ['done', 'done', 'done'] }),
    book: { type: 'tell', outcome: 'done' },
    wrong: [[{ type: 'tell', outcome: 'cancelled' }, 'unsendable-email']],
  },
]

const silence: readonly Case[] = [
  {
    when: 'It asked for the room and heard nothing.',
    view: island({ log: ['done', 'todo', 'todo'], waiting: { step: 1, act: 'do' }, cards: [ring] }),
    book: { type: 'again', card: 1 },
    wrong: [
      [{ type: 'anew', card: 1 }, 'step-twice'],
      [{ type: 'assume', card: 1 }, 'reply-lost-means-failed'],
    ],
  },
  {
    when: 'It asked for the refund and heard nothing.',
    view: island({ log: ['done', 'refused', 'todo'], waiting: { step: 0, act: 'undo' }, cards: [ring] }),
    book: { type: 'again', card: 1 },
    wrong: [[{ type: 'assume', card: 1 }, 'compensation-cannot-fail']],
  },
]

const backward: readonly Case[] = [
  {
    when: 'The seat is refused: the room is the last step that stands.',
    view: island({ log: ['done', 'done', 'refused'] }),
    book: { type: 'take-back', step: 1 },
    wrong: [
      [{ type: 'take-back', step: 0 }, 'wrong-undo-order'],
      [{ type: 'tell', outcome: 'cancelled' }, 'unsendable-email'],
    ],
  },
  {
    when: 'The room is cancelled.',
    view: island({ log: ['done', 'undone', 'refused'] }),
    book: { type: 'take-back', step: 0 },
  },
  {
    when: 'The refund is turned back: not now.',
    view: island({
      log: ['done', 'refused', 'todo'],
      waiting: { step: 0, act: 'undo' },
      cards: [answers('bounced', 0)],
    }),
    book: { type: 'later', card: 1 },
    wrong: [[{ type: 'assume', card: 1 }, 'compensation-cannot-fail']],
  },
  {
    when: 'All that was done is undone.',
    view: island({ log: ['undone', 'refused', 'todo'] }),
    book: { type: 'tell', outcome: 'cancelled' },
    wrong: [[{ type: 'tell', outcome: 'done' }, 'unsendable-email']],
  },
]

const serving: readonly Case[] = [
  {
    when: 'A room is wanted and one is free.',
    view: island({ cards: [asks('Do')] }),
    book: { type: 'do', about: 1 },
    wrong: [
      [{ type: 'reply', card: 1 }, 'answered-before-disk'],
      [{ type: 'drop', card: 1 }, 'leaves-undone'],
    ],
  },
  {
    when: 'It is written down.',
    view: island({ book: [line('Curlew', 1)], cards: [asks('Do')] }),
    book: { type: 'reply', card: 1 },
    wrong: [[{ type: 'do', about: 1 }, 'step-twice']],
  },
  {
    when: 'A room is wanted and none is free.',
    view: island({ rooms: 1, book: [line('Petrel', 1)], cards: [asks('Do')] }),
    book: { type: 'deny', about: 1 },
    wrong: [[{ type: 'reply', card: 1 }, 'answered-before-disk']],
  },
  {
    when: 'It was refused under this key before, and a room is free by now.',
    view: island({ book: [line('Curlew', 0)], cards: [asks('Do')] }),
    book: { type: 'reply', card: 1 },
  },
  {
    when: 'It answered before writing.',
    view: island({ promised: [line('Curlew', 1)] }),
    book: { type: 'save' },
  },
  {
    when: 'A room is to be cancelled; somebody else booked after it.',
    view: island({ book: [line('Curlew', 1), line('Petrel', 1)], cards: [asks('Undo')] }),
    book: { type: 'undo', about: 1 },
    wrong: [
      [{ type: 'restore', about: 1 }, 'compensation-is-rollback'],
      [{ type: 'reply', card: 1 }, 'answered-before-disk'],
    ],
  },
  {
    when: 'It is cancelled already, and the request comes again.',
    view: island({ book: [line('Curlew', 1, 1)], cards: [asks('Undo')] }),
    book: { type: 'reply', card: 1 },
    wrong: [[{ type: 'undo', about: 1 }, 'compensate-twice']],
  },
  {
    when: 'The till is locked.',
    view: island({ locked: 1, book: [line('Curlew', 1)], cards: [asks('Undo')] }),
    book: { type: 'bounce', card: 1 },
  },
  {
    when: 'What is to be undone never came: that is remembered.',
    view: island({ cards: [asks('Undo')] }),
    book: { type: 'undo', about: 1 },
  },
]

describe.each([
  ['going forward', forward],
  ['hearing nothing', silence],
  ['going back', backward],
  ['serving', serving],
])('%s', (_, cases) => {
  describe.each(cases)('$when', ({ view, book, wrong = [] }) => {
    it(book ? `by the book: ${told(book)}` : 'by the book: wait', () => {
      expect(textbook(view)).toEqual(book)
      if (book) expect(mistakes(view, book)).toEqual([])
    })
    for (const [move, ...broken] of wrong)
      it(`${told(move)}: breaks ${broken.join(' and ')}`, () => {
        expect(mistakes(view, move)).toEqual(broken)
      })
  })
})
