/**
 * An act told by what it is about. Envelope ids and card numbers are names, and a schedule from which an act was taken
 * gives them to others; what a boat carries and what a card says is still the same.
 */
import type { Act } from '../kernel/act.ts'
import { cardNumber, forCard, saysOf } from '../kernel/cards.ts'
import { type Json, sameJson } from '../kernel/json.ts'
import type { Kit } from '../kernel/protocol.ts'
import { findEnvelope, nodeOf } from '../kernel/step.ts'
import type { Envelope, World } from '../kernel/world.ts'

export interface Told<K extends Kit> {
  readonly act: Act<K>
  /** What the envelope, or the card that the move answers or is about, says; undefined for acts that name neither. */
  readonly says: Json | undefined
}

/** The act as it would be told of this world, where it is possible. */
export function tell<K extends Kit>(world: World<K>, act: Act<K>): Told<K> {
  if ('envelope' in act) return { act, says: onBoard(findEnvelope(world, act.envelope)) }
  if (act.type !== 'move') return { act, says: undefined }
  const number = cardNumber(act.move)
  const card = nodeOf(world, act.node).view.cards.find(c => c.card === number)
  return { act, says: card && saysOf(card) }
}

/** The act with this world's names; undefined when there is no such boat or card here. The same name is preferred. */
export function retell<K extends Kit>(world: World<K>, { act, says }: Told<K>): Act<K> | undefined {
  if (says === undefined) return act
  if ('envelope' in act) {
    const alike = world.channel.filter(e => sameJson(onBoard(e), says))
    const found = alike.find(e => e.id === act.envelope) ?? alike[0]
    return found && { ...act, envelope: found.id }
  }
  if (act.type !== 'move') return act
  const number = cardNumber(act.move)
  const alike = nodeOf(world, act.node).view.cards.filter(c => sameJson(saysOf(c), says))
  const found = alike.find(c => c.card === number) ?? alike[0]
  return found && { ...act, move: forCard(act.move, found.card) }
}

function onBoard<K extends Kit>({ from, to, message }: Envelope<K>): Json {
  return { from, to, message: message as Json }
}
