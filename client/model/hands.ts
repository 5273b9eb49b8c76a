/** What lies before the player: each card with its moves, and last the moves that answer no card. */
import type { CardScreen, MoveScreen, Screen } from '../../shared/wire/screen.ts'
import { entryKey } from './outbox.ts'

export interface Hand {
  readonly key: string
  readonly card: CardScreen | null
  readonly moves: readonly MoveScreen[]
}

export const FREE = 'free'

export function cardKey(card: number): string {
  return `card-${card}`
}

export function handsOf(screen: Screen): readonly Hand[] {
  const cards: readonly Hand[] = screen.cards.map(card => ({ key: cardKey(card.card), card, moves: card.moves }))
  return screen.moves.length === 0 ? cards : [...cards, { key: FREE, card: null, moves: screen.moves }]
}

export function hintedHand(hands: readonly Hand[], screen: Screen): Hand | undefined {
  const { hint } = screen
  if (hint === null) return undefined
  const wanted = entryKey(hint.move)
  return hands.find(hand => hand.moves.some(entry => entryKey(entry.move) === wanted))
}

/** The hand that is open: the player's choice while it lasts, else where the guide points, else the first. */
export function openHand(hands: readonly Hand[], screen: Screen, chosen: string | null): Hand | undefined {
  return hands.find(hand => hand.key === chosen) ?? hintedHand(hands, screen) ?? hands[0]
}

export function neighbour(hands: readonly Hand[], open: Hand | undefined, step: 1 | -1): Hand | undefined {
  const at = hands.findIndex(hand => hand.key === open?.key)
  return hands[Math.max(0, Math.min(hands.length - 1, at + step))]
}
