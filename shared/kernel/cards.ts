/** Which card a move is about. Numbers are names: where things went otherwise a card is known again by what it says. */
import type { Json } from './json.ts'
import type { AnyMove, Card, Kit } from './protocol.ts'

/** The card that a move answers, or is about and leaves. */
export function cardNumber({ card, about }: AnyMove): number | undefined {
  return card ?? about
}

/** The same move for another card. */
export function forCard<M extends AnyMove>(move: M, card: number): M {
  return move.card === undefined ? { ...move, about: card } : { ...move, card }
}

/** All of a card but its number. */
export function saysOf<K extends Kit>(card: Card<K>): Json {
  const { card: _number, ...says } = card
  return says as Json
}
