/** The law: what the papers do (textbook), which rule a move breaks (mistakes), and the rules in words. */
import type { Card, Rule } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { asked, cardOf, clockOf, kindOf, type Pair, pairOf } from './physics.ts'
import { at, highest, less, make, namesOf, ownName, told } from './stamp.ts'
import { wallSays } from './wall.ts'
import type { Answer, ClocksKit, ClocksView, Kind, Letter, Move, RuleId, Stamp } from './words.ts'

export const rules: Readonly<Record<RuleId, Rule>> = {
  'no-max': {
    cite: 'Lamport 1978, IR2(b); Raynal and Singhal 1996, R2: the maximum of both, then R1',
    why: 'Who receives a letter knows what its writer knew: take the larger of the two in every component, then count the landing.',
    misconception: 'My clock counts what happens here; what others count is their affair.',
    costs: { invariant: 'true-log', scope: 'vectors' },
  },
  'no-increment': {
    cite: 'Lamport 1978, IR1; Raynal and Singhal 1996, R1: before every event, sent, received or internal',
    why: 'Every event gets a stamp of its own, a landing too: otherwise what came before it looks like the same event.',
    misconception: 'Only sending counts; receiving or looking on takes no time.',
    costs: { invariant: 'true-log', scope: 'vectors' },
  },
  'takes-theirs': {
    cite: 'Lamport 1978, IR2(b): "greater than or equal to its present value"; Raynal and Singhal 1996, R2',
    why: 'A letter does not know what happened here since: to take over its clock is to forget that, and a clock never goes back.',
    misconception: 'The letter brings the newer clock, so I set mine by it.',
    costs: { invariant: 'true-log', scope: 'vectors' },
  },
  sums: {
    cite: 'Fidge 1988; Mattern 1989; Raynal and Singhal 1996, R2: the maximum, component by component',
    why: 'A sum counts twice what both knew, and so it claims events that nobody here has heard of.',
    misconception: 'To join two counts I add them.',
    costs: { invariant: 'true-log', scope: 'vectors' },
  },
  'ticks-all': {
    cite: 'Fidge 1988; Mattern 1989; Raynal and Singhal 1996, R1: a process raises its own component only',
    why: 'A component counts the events of its own island: to raise another’s says that something happened there, and that you know it.',
    misconception: 'Time passes for everybody, so every number goes up.',
    costs: { invariant: 'true-log', scope: 'vectors' },
  },
  misstamps: {
    cite: 'Lamport 1978, IR1 and IR2; Fidge 1988; Mattern 1989; Raynal and Singhal 1996, R1 and R2',
    why: 'The larger of the two in every component, then one more in your own: this is neither.',
    costs: { invariant: 'true-log', scope: 'vectors' },
  },
  'smaller-means-before': {
    cite: 'Lamport 1978, Clock Condition: "we cannot expect the converse condition to hold as well"',
    why: 'A smaller number says only that the other did not come first. It may have come before the other, or neither before either.',
    misconception: 'The smaller number came first.',
    costs: { invariant: 'true-relation', scope: 'numbers' },
  },
  'guesses-concurrent': {
    cite: 'Lamport 1978, Clock Condition and Figure 1',
    why: 'That the numbers do not say which came first does not say that neither did: the smaller one may have led to the other.',
    misconception: 'What I cannot put in order has no order.',
    costs: { invariant: 'true-relation', scope: 'numbers' },
  },
  'concurrent-means-same-time': {
    cite: 'Lamport 1978, "The Partial Ordering": concurrent if neither can causally affect the other',
    why: 'Concurrent means that neither could know of the other, whatever the clocks on the walls showed.',
    misconception: 'Concurrent means at the same time.',
    costs: { invariant: 'true-relation', scope: 'wall' },
  },
  'wall-clock-order': {
    cite: 'Lamport 1978, "The Partial Ordering": real clocks "do not keep precise physical time"',
    why: 'Clocks on walls disagree by minutes and drift: what bears the later time came first, and the stamps show it.',
    misconception: 'The earlier time came first.',
    costs: { invariant: 'true-relation', scope: 'wall' },
  },
  misreads: {
    cite: 'Lamport 1978, Clock Condition; Fidge 1988; Mattern 1989: e before f if and only if V(e) < V(f)',
    why: 'The stamps say otherwise: compare them component by component.',
    costs: { invariant: 'true-relation', scope: 'wall' },
  },
  'gives-up': {
    cite: 'Fidge 1988; Mattern 1989: e before f if and only if V(e) < V(f); Lamport 1978, Clock Condition',
    why: 'The stamps tell: vectors always, and equal numbers of two islands belong to concurrent events.',
    misconception: 'Without a common clock nothing can be known.',
    costs: 'goal',
  },
}

const NONE: readonly RuleId[] = []

export function mistakes(view: ClocksView, move: Move): readonly RuleId[] {
  const card = cardOf(view, move.card)
  switch (move.type) {
    case 'stamp': {
      const kind = kindOf(card)
      return kind ? wrongStamp(view, kind, move.typed) : NONE
    }
    case 'relate': {
      const pair = pairOf(view, card)
      return pair ? wrongAnswer(view, pair, move.answer) : NONE
    }
    case 'lodge':
      return NONE
    default:
      return unreachable(move)
  }
}

/** The larger of one's own clock and the letter's, component by component; without a letter one's own. */
function known(view: ClocksView, kind: Kind): Stamp {
  const own = clockOf(view)
  if (kind.type !== 'receive') return own
  const theirs = kind.letter.stamp
  return make(namesOf(view), n => Math.max(at(own, n), at(theirs, n)))
}

/**
 * The own component may go up by more than one: Lamport only asks for a greater number (IR2), and vectors hold for any
 * d > 0 as well (Raynal and Singhal 1996, R1).
 */
function ticked(view: ClocksView, from: Stamp, stamp: Stamp): boolean {
  const me = ownName(view.setup, view.self)
  return namesOf(view).every(n => (n === me ? at(stamp, n) > at(from, n) : at(stamp, n) === at(from, n)))
}

/** The first belief that explains what was written, so that each wrong stamp breaks one rule. */
function wrongStamp(view: ClocksView, kind: Kind, stamp: Stamp): readonly RuleId[] {
  const merged = known(view, kind)
  const names = namesOf(view)
  const is = (value: (name: string) => number): boolean => names.every(n => at(stamp, n) === value(n))
  if (ticked(view, merged, stamp)) return NONE
  if (is(n => at(merged, n))) return ['no-increment']
  if (kind.type === 'receive') {
    const [own, theirs] = [clockOf(view), kind.letter.stamp]
    const sum = make(names, n => at(own, n) + at(theirs, n))
    if (ticked(view, own, stamp)) return ['no-max']
    if (ticked(view, theirs, stamp)) return ['takes-theirs']
    if (ticked(view, sum, stamp) || is(n => at(sum, n))) return ['sums']
  }
  return is(n => at(merged, n) + 1) ? ['ticks-all'] : ['misstamps']
}

/** Beliefs about numbers, then beliefs about clocks on walls; what no belief explains is a slip. */
function wrongAnswer({ setup }: ClocksView, { a, b }: Pair, answer: Answer): readonly RuleId[] {
  const right = told(setup.kind, a.stamp, b.stamp)
  if (answer === right || (answer === 'concurrent' && adjacent(setup.kind, a, b))) return NONE
  if (answer === 'cannot-tell') return ['gives-up']
  if (right === 'cannot-tell') {
    if (answer === 'concurrent') return ['guesses-concurrent']
    return [(answer === 'before') === less(a.stamp, b.stamp) ? 'smaller-means-before' : 'misreads']
  }
  if (answer !== wallSays(a, b)) return ['misreads']
  return [right === 'concurrent' || answer === 'concurrent' ? 'concurrent-means-same-time' : 'wall-clock-order']
}

/**
 * Two letters from different islands, their numbers next to each other: had one led to the other, a landing would lie
 * between them and need a number of its own. Who sees that may call them concurrent.
 */
function adjacent(kind: 'lamport' | 'vector', a: Letter, b: Letter): boolean {
  return kind === 'lamport' && Math.abs(highest(a.stamp) - highest(b.stamp)) === 1
}

/** IR1 and IR2 with steps of one, on the oldest card that can be answered. */
export function textbook(view: ClocksView): Move | undefined {
  for (const card of view.cards) {
    const move = answer(view, card)
    if (move) return move
  }
  return undefined
}

function answer(view: ClocksView, held: Card<ClocksKit>): Move | undefined {
  const { card } = held
  const kind = kindOf(held)
  if (kind) {
    const [merged, me] = [known(view, kind), ownName(view.setup, view.self)]
    return { type: 'stamp', card, typed: make(namesOf(view), n => at(merged, n) + (n === me ? 1 : 0)) }
  }
  const pair = pairOf(view, held)
  if (pair) return { type: 'relate', card, answer: told(view.setup.kind, pair.a.stamp, pair.b.stamp) }
  const lodges = asked(held)?.type === 'Lodge' && !view.cards.some(c => kindOf(c))
  return lodges ? { type: 'lodge', card } : undefined
}
