/** The rules of OM(1), one situation after another: what the paper does, and which rule another move breaks. */
import { describe, expect, it } from 'vitest'
import { menu } from '../../shared/protocols/byzantine-generals/physics.ts'
import { lawless, mistakes, textbook } from '../../shared/protocols/byzantine-generals/rulebook.ts'
import type { GeneralsView, Move, RuleId, Verdict } from '../../shared/protocols/byzantine-generals/words.ts'
import { general, order, over, relay, told } from './situation.ts'

interface Case {
  readonly when: string
  readonly cite: string
  readonly view: GeneralsView
  /** What the paper does; undefined: it waits. */
  readonly book: Move | undefined
  readonly wrong?: readonly (readonly [Move, RuleId])[]
  /** Not the book's next move, and yet no mistake. */
  readonly fine?: readonly Move[]
}

const obeys = (verdict: Verdict): Move => ({ type: 'decide', commander: 'n1', verdict, card: 1 })

const commanding: readonly Case[] = [
  {
    when: 'A loyal commander wants to attack.',
    cite: '§3, OM(m), step 1',
    view: general({ self: 'n1' }),
    book: { type: 'tell-all', value: 'attack' },
    wrong: [
      [{ type: 'tell-all', value: 'retreat' }, 'relays-otherwise'],
      [{ type: 'tell', to: 'n2', value: 'retreat' }, 'relays-otherwise'],
      [{ type: 'skip', to: 'n2' }, 'keeps-silent'],
    ],
    fine: [{ type: 'tell', to: 'n2', value: 'attack' }],
  },
  {
    when: 'It has told n2 by itself.',
    cite: '§3, OM(m), step 1',
    view: general({ self: 'n1', told: ['n2'] }),
    book: { type: 'tell', to: 'n3', value: 'attack' },
  },
  {
    when: 'It has told everybody.',
    cite: '§3, OM(m), step 1',
    view: general({ self: 'n1', told: ['n2', 'n3', 'n4'] }),
    book: undefined,
  },
]

const relaying: readonly Case[] = [
  {
    when: 'The commander says attack.',
    cite: '§3, OM(m), step 2',
    view: general({ cards: [order('attack')] }),
    book: { type: 'tell-all', value: 'attack', card: 1 },
    wrong: [
      [{ type: 'tell-all', value: 'retreat', card: 1 }, 'relays-otherwise'],
      [{ type: 'skip', to: 'n3', about: 1 }, 'keeps-silent'],
      [{ type: 'obey', about: 1 }, 'first-word-counts'],
    ],
  },
  {
    when: 'It says retreat, and n3 has been told already.',
    cite: '§3, OM(m), step 2',
    view: general({ cards: [order('retreat')], relaying: { '0/n1': ['n3'] } }),
    book: { type: 'tell', to: 'n4', value: 'retreat', card: 1 },
  },
  {
    when: 'With three generals there is one other lieutenant to tell.',
    cite: '§3, OM(m), step 2',
    view: general({ of: 3, cards: [order('attack')] }),
    book: { type: 'tell', to: 'n3', value: 'attack', card: 1 },
  },
  {
    when: 'Another lieutenant says it was told the opposite.',
    cite: '§3, OM(m), step 3: every word counts',
    view: general({ heard: { n1: 'attack' }, cards: [relay('n3', 'retreat')] }),
    book: { type: 'note', card: 1 },
    wrong: [[{ type: 'ignore', card: 1 }, 'trusts-some']],
  },
]

const decidingAtFour: readonly Case[] = [
  {
    when: 'A traitor relays the opposite: two words of three say attack.',
    cite: '§3, Figure 3',
    view: general({ heard: { n1: 'attack', n3: 'retreat', n4: 'attack' }, cards: [over] }),
    book: obeys('attack'),
    wrong: [
      [obeys('retreat'), 'against-majority'],
      [obeys('cannot tell'), 'gives-up'],
    ],
  },
  {
    when: 'The commander told the other two something else.',
    cite: '§3, Figure 4',
    view: general({ heard: { n1: 'attack', n3: 'retreat', n4: 'retreat' }, cards: [over] }),
    book: obeys('retreat'),
    wrong: [[obeys('attack'), 'first-word-counts']],
  },
  {
    when: 'One word never came.',
    cite: '§3, "or else be RETREAT if he receives no value"',
    view: general({ heard: { n1: 'attack', n3: 'retreat' }, cards: [over] }),
    book: obeys('retreat'),
    wrong: [[obeys('attack'), 'first-word-counts']],
  },
  {
    when: 'Nobody said anything.',
    cite: '§3, A3',
    view: general({ cards: [over] }),
    book: obeys('retreat'),
    wrong: [[obeys('attack'), 'against-majority']],
  },
]

const decidingAtThree: readonly Case[] = [
  {
    when: 'The two words agree: whoever lies, obeying them is right.',
    cite: '§2',
    view: general({ of: 3, heard: { n1: 'attack', n3: 'attack' }, cards: [over] }),
    book: obeys('attack'),
    wrong: [
      [obeys('cannot tell'), 'gives-up'],
      [obeys('retreat'), 'against-majority'],
    ],
  },
  {
    when: 'The two words differ.',
    cite: '§2, Figures 1 and 2',
    view: general({ of: 3, heard: { n1: 'attack', n3: 'retreat' }, cards: [over] }),
    book: obeys('cannot tell'),
    wrong: [
      [obeys('attack'), 'three-is-enough'],
      [obeys('retreat'), 'three-is-enough'],
    ],
  },
  {
    when: 'They differ, and it must decide: the algorithm below its bound.',
    cite: '§3, majority, "otherwise the value RETREAT"',
    view: general({ of: 3, doubt: false, heard: { n1: 'attack', n3: 'retreat' }, cards: [over] }),
    book: obeys('retreat'),
    wrong: [[obeys('attack'), 'first-word-counts']],
  },
]

const betraying: readonly Case[] = [
  {
    when: 'A traitor commands: it tells one lieutenant the opposite.',
    cite: '§2, Figure 2; §3, Figure 4',
    view: general({ self: 'n1', traitor: true, told: ['n2'] }),
    book: { type: 'tell', to: 'n3', value: 'retreat' },
    fine: [
      { type: 'tell', to: 'n3', value: 'attack' },
      { type: 'skip', to: 'n3' },
    ],
  },
  {
    when: 'A traitor was told to attack.',
    cite: '§2, Figure 1; §3, Figure 3',
    view: general({ traitor: true, cards: [order('attack')] }),
    book: { type: 'tell-all', value: 'retreat', card: 1 },
    fine: [{ type: 'skip', to: 'n3', about: 1 }],
  },
]

describe.each([
  ['commanding', commanding],
  ['relaying', relaying],
  ['deciding among four', decidingAtFour],
  ['deciding among three', decidingAtThree],
  ['betraying', betraying],
])('%s', (_, cases) => {
  describe.each(cases)('$when ($cite)', ({ view, book, wrong = [], fine = [] }) => {
    it(book ? `by the book: ${told(book)}` : 'by the book: wait', () => {
      expect(textbook(view)).toEqual(book)
      if (book) expect(mistakes(view, book)).toEqual([])
    })
    for (const [move, rule] of wrong)
      it(`${told(move)}: breaks ${rule}`, () => {
        expect(menu(view)).toContainEqual(move)
        expect(mistakes(view, move)).toEqual([rule])
      })
    for (const move of fine)
      it(`${told(move)}: breaks nothing`, () => {
        expect(menu(view)).toContainEqual(move)
        expect(mistakes(view, move)).toEqual([])
      })
  })
})

it('binds no traitor', () => {
  expect(lawless(general({ traitor: true }))).toBe(true)
  expect(lawless(general({}))).toBe(false)
})
