/** Load, one situation after another: what the books do, and which rule another move breaks. */
import { describe, expect, it } from 'vitest'
import { mistakes, textbook } from '../../shared/protocols/load/rulebook.ts'
import type { LoadView, Move, RuleId } from '../../shared/protocols/load/words.ts'
import { balancer, callers, lands, pending, ring, service, told, town, trialBrings } from './situation.ts'

interface Case {
  readonly when: string
  readonly view: LoadView
  readonly book: Move
  readonly wrong?: readonly (readonly [Move, ...RuleId[]])[]
}

const card = 1

const towns: readonly Case[] = [
  {
    when: 'Callers pick up the phone.',
    view: town({ cards: [callers] }),
    book: { type: 'call', card },
    wrong: [[{ type: 'refuse', card }, 'leaves-undone']],
  },
  {
    when: 'An answer in time: goodput.',
    view: town({ cards: [lands('Answer', 'n3')] }),
    book: { type: 'note', card },
    wrong: [[{ type: 'drop', card }, 'leaves-undone']],
  },
  {
    when: 'An answer to an earlier try: those callers have hung up, and call again already.',
    view: town({ attempt: 2, cards: [lands('Answer', 'n3')] }),
    book: { type: 'drop', card },
  },
  {
    when: 'They were turned away.',
    view: town({ cards: [lands('Reject', 'n3')] }),
    book: { type: 'retry-jitter', card },
    wrong: [
      [{ type: 'retry-now', card }, 'more-retries'],
      [{ type: 'retry-fixed', card }, 'no-jitter'],
      [{ type: 'give-up', card }, 'leaves-undone'],
    ],
  },
  {
    when: 'They hung up without an answer.',
    view: town({ hungUp: true, cards: [ring('patience 1')] }),
    book: { type: 'retry-jitter', card },
    wrong: [[{ type: 'retry-now', card }, 'more-retries']],
  },
  {
    when: 'That was the third try.',
    view: town({ attempt: 3, hungUp: true, cards: [ring('patience 1')] }),
    book: { type: 'give-up', card },
    wrong: [
      [{ type: 'retry-jitter', card }, 'more-retries'],
      [{ type: 'retry-fixed', card }, 'more-retries', 'no-jitter'],
    ],
  },
  {
    when: 'The retry budget is spent: three answers have filled it by three quarters of a retry.',
    view: town({ credit: 3, hungUp: true, cards: [ring('patience 1')] }),
    book: { type: 'give-up', card },
    wrong: [[{ type: 'retry-jitter', card }, 'more-retries']],
  },
  {
    when: 'The random wait is over; the retry is paid for.',
    view: town({ credit: 0, hungUp: true, cards: [ring('backoff 1')] }),
    book: { type: 'again', card },
    wrong: [[{ type: 'give-up', card }, 'leaves-undone']],
  },
]

const services: readonly Case[] = [
  {
    when: 'Ten a beat, two beats: with twelve in the queue there is room for eight.',
    view: service([[12, 0]], [lands('Calls', 'n3')]),
    book: { type: 'accept', card },
    wrong: [[{ type: 'shed', card }, 'leaves-undone']],
  },
  {
    when: 'With thirteen there is not.',
    view: service([[13, 0]], [lands('Calls', 'n3')]),
    book: { type: 'shed', card },
    wrong: [[{ type: 'accept', card }, 'queue-absorbs']],
  },
  {
    when: 'Saying no has cost it five of the next beat.',
    view: service([[8, 0]], [lands('Calls', 'n3')], { toll: 5 }),
    book: { type: 'shed', card },
    wrong: [[{ type: 'accept', card }, 'queue-absorbs']],
  },
  {
    when: 'It has just woken, cold: two in the first beat, five in the second.',
    view: service([], [lands('Calls', 'n3')], { warm: 0 }),
    book: { type: 'shed', card },
    wrong: [[{ type: 'accept', card }, 'queue-absorbs']],
  },
  {
    when: 'A beat, and everybody in the queue is still on the line.',
    view: service([[8, 1]], [ring('beat')]),
    book: { type: 'work', card },
    wrong: [[{ type: 'rest', card }, 'leaves-undone']],
  },
  {
    when: 'A beat, and some have waited two beats already.',
    view: service(
      [
        [8, 2],
        [8, 1],
      ],
      [ring('beat')],
    ),
    book: { type: 'sweep', about: card },
    wrong: [[{ type: 'work', card }, 'queue-absorbs']],
  },
]

const routes: readonly Case[] = [
  {
    when: 'Two batches are pending at one service, one at the other.',
    view: balancer({ n4: pending(2), n5: pending(1) }, lands('Calls', 'n1')),
    book: { type: 'route', card, to: 'n5' },
    wrong: [
      [{ type: 'route', card, to: 'n4' }, 'one-sided'],
      [{ type: 'reject', card }, 'leaves-undone'],
    ],
  },
  {
    when: 'The service with fewer pending callers is behind an open breaker.',
    view: balancer({ n4: pending(2), n5: { state: 'open' } }, lands('Calls', 'n1')),
    book: { type: 'route', card, to: 'n4' },
  },
  {
    when: 'Both breakers are open: it fails at once.',
    view: balancer({ n4: { state: 'open' }, n5: { state: 'half-open' } }, lands('Calls', 'n1')),
    book: { type: 'reject', card },
  },
  {
    when: 'An answer for a town.',
    view: balancer({ n4: pending(1) }, lands('Answer', 'n4')),
    book: { type: 'relay', card },
    wrong: [[{ type: 'drop', card }, 'leaves-undone']],
  },
]

const breakers: readonly Case[] = [
  {
    when: 'A service is silent: one call has failed, and three open the breaker.',
    view: balancer({ n4: pending(1) }, ring('silence n4')),
    book: { type: 'count', card },
    wrong: [[{ type: 'trip', card }, 'breaker-flaps']],
  },
  {
    when: 'It is silent again: two calls more.',
    view: balancer({ n4: { failures: 1, ...pending(2) } }, ring('silence n4')),
    book: { type: 'trip', card },
    wrong: [[{ type: 'count', card }, 'leaves-undone']],
  },
  {
    when: 'The breaker has cooled down.',
    view: balancer({ n4: { state: 'open', blind: 0 } }, ring('cool-down n4')),
    book: { type: 'probe', card },
    wrong: [
      [{ type: 'close', card }, 'breaker-flaps'],
      [{ type: 'wait', card }, 'leaves-undone'],
    ],
  },
  {
    when: 'The trial call is answered.',
    view: balancer({ n4: { state: 'half-open', probes: 1, blind: 0 } }, trialBrings('Answer')),
    book: { type: 'close', card },
    wrong: [[{ type: 'trip', card }, 'breaker-flaps']],
  },
  {
    when: 'The trial call is turned away: it failed.',
    view: balancer({ n4: { state: 'half-open', probes: 1, blind: 0 } }, trialBrings('Reject')),
    book: { type: 'trip', card },
    wrong: [[{ type: 'close', card }, 'breaker-flaps']],
  },
  {
    when: 'The trial call is not answered.',
    view: balancer({ n4: { state: 'half-open', probes: 1, blind: 0 } }, ring('silence n4')),
    book: { type: 'trip', card },
    wrong: [[{ type: 'close', card }, 'breaker-flaps']],
  },
  {
    when: 'An earlier trial call is answered late: this one is still under way.',
    view: balancer({ n4: { state: 'half-open', probes: 2, blind: 0 } }, trialBrings('Answer', 1)),
    book: { type: 'drop', card },
  },
]

describe.each([
  ['a town', towns],
  ['a service', services],
  ['the balancer', routes],
  ['a breaker', breakers],
])('%s', (_, cases) => {
  describe.each(cases)('$when', ({ view, book, wrong = [] }) => {
    it(`by the book: ${told(book)}`, () => {
      expect(textbook(view)).toEqual(book)
      expect(mistakes(view, book)).toEqual([])
    })
    for (const [move, ...broken] of wrong)
      it(`${told(move)}: breaks ${broken.join(' and ')}`, () => {
        expect(mistakes(view, move)).toEqual(broken)
      })
  })
})
