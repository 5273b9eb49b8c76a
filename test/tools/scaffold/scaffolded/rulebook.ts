/** The law: what the paper does (textbook), which rule a move breaks (mistakes), and the rules in words. */
import type { Card, Rule } from '../../../../shared/kernel/protocol.ts'
import type { Move, RuleId, ScaffoldedKit, ScaffoldedView } from './words.ts'

export const rules: Readonly<Record<RuleId, Rule>> = {
  'counts-twice': {
    cite: 'Saltzer, Reed and Clark 1984, "Duplicate message suppression"',
    why: 'The same echo can come twice: only the node that called can tell a copy from news, by what it has noted.',
    misconception: 'Each boat that lands brings something new.',
    costs: { invariant: 'counted-once', scope: 'two-copies', needs: 'duplicate' },
  },
  'gives-up': {
    cite: 'Saltzer, Reed and Clark 1984, "Delivery guarantees"',
    why: 'A boat can sink unseen: only the echo proves that a word arrived, so call until you hear it, and answer who calls.',
    misconception: 'What I have sent has arrived.',
    costs: 'goal',
  },
}

export function mistakes(view: ScaffoldedView, move: Move): readonly RuleId[] {
  const card = view.cards.find(c => c.card === move.card)
  if (card === undefined || move.type === answer(view, card)) return []
  return [move.type === 'count' ? 'counts-twice' : 'gives-up']
}

/** The oldest card first. */
export function textbook(view: ScaffoldedView): Move | undefined {
  const card = view.cards[0]
  return card && { type: answer(view, card), card: card.card }
}

function answer(view: ScaffoldedView, card: Card<ScaffoldedKit>): Move['type'] {
  switch (card.type) {
    case 'request':
      return 'call'
    case 'timer':
      return 'again'
    case 'envelope':
      if (card.message.type === 'Call') return 'echo'
      return view.disk.heard.includes(card.message.word) ? 'drop' : 'count'
  }
}
