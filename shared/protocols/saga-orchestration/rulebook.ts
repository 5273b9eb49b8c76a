/** The law: what the paper does (textbook), which rule a move breaks (mistakes), and the rules in words. */
import type { Card, Rule } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { awaited, bookOf, type EnvelopeCard, envelope, failed, find, free, standing } from './physics.ts'
import type { Journey, Message, Move, RuleId, SagaKit, SagaView } from './words.ts'

export const rules: Readonly<Record<RuleId, Rule>> = {
  'reply-lost-means-failed': {
    cite: 'Richardson, Microservices Patterns §3.2 (partial failure); Saltzer, Reed and Clark, "End-to-End Arguments in System Design", 1984',
    why: 'No answer says nothing about what happened: ask again under the same key, or a charge stays behind that nobody takes back.',
    misconception: 'No answer means that it did not happen.',
    costs: { invariant: 'told-is-so', scope: 'lossy', needs: 'fire' },
  },
  'step-twice': {
    cite: 'Richardson, Microservices Patterns §3.3.6, "Handling duplicate messages" (idempotent handlers, tracking message ids)',
    why: 'A retry is the same wish: it carries the same key, and the service that has seen the key answers from its book and does nothing again.',
    misconception: 'To try again, I ask again.',
    costs: { invariant: 'done-once', scope: 'lossy' },
  },
  'compensate-twice': {
    cite: 'Richardson, Microservices Patterns §3.3.6, "Handling duplicate messages"',
    why: 'An undo can arrive twice like any message: a key that is undone already is answered from the book, or the customer is refunded twice.',
    misconception: 'Giving back once more can do no harm.',
    costs: { invariant: 'undone-once', scope: 'full' },
  },
  'wrong-undo-order': {
    cite: 'Garcia-Molina and Salem, "Sagas", Introduction: T1, T2, ..., Tj, Cj, ..., C2, C1',
    why: 'Undo in reverse: a later step stands on an earlier one, and a room whose payment went back is a room that nobody pays.',
    misconception: 'If everything is undone in the end, the order does not matter.',
    costs: { invariant: 'paid-for', scope: 'full' },
  },
  'compensation-cannot-fail': {
    cite: 'Garcia-Molina and Salem, "Sagas", on errors in compensating transactions; Richardson, Microservices Patterns ch. 4',
    why: 'An undo can be turned back, and its answer lost: it is repeated until it is confirmed, for until then it has not happened.',
    misconception: 'An undo that was sent is an undo that was done.',
    costs: { invariant: 'told-is-so', scope: 'bounced' },
  },
  'compensation-is-rollback': {
    cite: 'Garcia-Molina and Salem, "Sagas", Introduction: a compensation undoes "from a semantic point of view" and need not return to the earlier state',
    why: 'Between a step and its undo others have used the same book: take back your own line, not everything written since.',
    misconception: 'To undo is to put everything back as it was.',
    costs: { invariant: 'told-is-so', scope: 'between' },
  },
  'unsendable-email': {
    cite: 'Richardson, Microservices Patterns §4.3.2 (compensatable, pivot, retriable); Garcia-Molina and Salem, "Sagas", on actions that cannot be undone',
    why: 'What a customer has read cannot be unsent: tell only what the log has confirmed, after the pivot or after the last undo.',
    misconception: 'It will surely work out, so the customer may know already.',
    costs: { invariant: 'told-is-so', scope: 'lossy' },
  },
  'answered-before-disk': {
    cite: 'Richardson, Microservices Patterns §3.3.6 (record the message id in the transaction that does the work)',
    why: 'Write line and key to disk, then answer: a crash erases memory, and the conductor would build on a step that never was.',
    misconception: 'What I have answered I will still know after a crash.',
    costs: { invariant: 'told-is-so', scope: 'crash', needs: 'crash' },
  },
  'leaves-undone': {
    cite: 'Garcia-Molina and Salem, "Sagas", Introduction: either T1...Tn, or T1...Tj, Cj...C1',
    why: 'Silence breaks nothing, but no journey ends by it.',
    costs: 'goal',
    heldBy: 'all',
  },
}

export function mistakes(view: SagaView, move: Move): readonly RuleId[] {
  const { disk, memory } = view
  switch (move.type) {
    case 'save':
    case 'start':
    case 'send':
    case 'deny':
    case 'again':
    case 'later':
    case 'note':
    case 'bounce':
      return []
    case 'tell':
      return disk.journey && move.outcome === ending(disk.journey) ? [] : ['unsendable-email']
    case 'take-back':
      return disk.journey && move.step === standing(disk.journey).at(-1) ? [] : ['wrong-undo-order']
    case 'anew':
      return ['step-twice']
    case 'assume':
      return memory.waiting?.act === 'undo' ? ['compensation-cannot-fail'] : ['reply-lost-means-failed']
    case 'do':
      return find(bookOf(view), envelope(view, move.about).message) ? ['step-twice'] : []
    case 'undo':
      return find(bookOf(view), envelope(view, move.about).message)?.undid ? ['compensate-twice'] : []
    case 'restore':
      return ['compensation-is-rollback']
    case 'reply':
      return settled(view, envelope(view, move.card).message) ? [] : ['answered-before-disk']
    case 'drop': {
      const card = view.cards.find(c => c.card === move.card)
      const owed = card && answer(view, card)
      return owed === undefined || owed.type === 'drop' ? [] : ['leaves-undone']
    }
    default:
      return unreachable(move)
  }
}

/** How the log says that the journey ended, if it has. */
function ending(journey: Journey): 'done' | 'cancelled' | undefined {
  if (journey.states.every(s => s === 'done')) return 'done'
  return failed(journey) && standing(journey).length === 0 ? 'cancelled' : undefined
}

/** What the message asks for is written in the book on disk. */
function settled(view: SagaView, message: Message): boolean {
  const line = find(view.disk.book, message)
  if (!line) return false
  return message.type !== 'Undo' || line.refused || line.undid > 0
}

/** The move of the paper: first what was only promised, then one's own journey, then the oldest card. */
export function textbook(view: SagaView): Move | undefined {
  const { disk, memory } = view
  if (memory.promised.length > 0) return { type: 'save' }
  if (disk.journey && !memory.waiting) return conduct(disk.journey)
  for (const card of view.cards) {
    const move = answer(view, card)
    if (move) return move
  }
  return undefined
}

/** Forward while nothing was refused, then backward: "T1, ..., Tn" or "T1, ..., Tj, Cj, ..., C1". */
function conduct(journey: Journey): Move {
  const outcome = ending(journey)
  if (outcome) return { type: 'tell', outcome }
  const last = standing(journey).at(-1)
  if (failed(journey) && last !== undefined) return { type: 'take-back', step: last }
  return { type: 'send', step: journey.states.indexOf('todo') }
}

function answer(view: SagaView, card: Card<SagaKit>): Move | undefined {
  switch (card.type) {
    case 'request':
      // One journey at a time: the next customer waits.
      return view.disk.journey ? undefined : { type: 'start', card: card.card }
    case 'timer':
      return { type: 'again', card: card.card }
    case 'envelope':
      return answerEnvelope(view, card)
  }
}

function answerEnvelope(view: SagaView, { card, message }: EnvelopeCard): Move {
  const line = find(bookOf(view), message)
  switch (message.type) {
    case 'Do':
      if (line) return { type: 'reply', card }
      return { type: free(view) > 0 ? 'do' : 'deny', about: card }
    case 'Undo':
      if (line && (line.refused || line.undid > 0)) return { type: 'reply', card }
      return line && view.disk.locked > 0 ? { type: 'bounce', card } : { type: 'undo', about: card }
    case 'Reply':
      if (!awaited(view, message)) return { type: 'drop', card }
      return { type: message.result === 'bounced' ? 'later' : 'note', card }
    default:
      return unreachable(message)
  }
}
