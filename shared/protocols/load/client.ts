/** A town of callers: what it can do with a batch, and what then happens. */
import { unreachable } from '../../kernel/unreachable.ts'
import {
  balancerOf,
  cardOf,
  type LoadCard,
  type LoadEffect,
  type LoadOutcome,
  messageOn,
  outcome,
  subject,
  tallied,
} from './cards.ts'
import { type Batch, type Client, type ClientMove, type LoadView, type Message, type Move, RETRIES } from './words.ts'

export function clientMenu(view: LoadView, client: Client, card: LoadCard): readonly Move[] {
  const n = card.card
  const onceMore = [...RETRIES, 'give-up' as const].map((type): Move => ({ type, card: n }))
  switch (card.type) {
    case 'request':
      return [
        { type: 'call', card: n },
        { type: 'refuse', card: n },
      ]
    case 'timer':
      return card.timer.startsWith('patience')
        ? onceMore
        : [
            { type: 'again', card: n },
            { type: 'give-up', card: n },
          ]
    case 'envelope':
      if (!awaited(view, client, card.message)) return [{ type: 'drop', card: n }]
      return card.message.type === 'Reject'
        ? onceMore
        : [
            { type: 'note', card: n },
            { type: 'drop', card: n },
          ]
  }
}

/** The callers of this very attempt are still on the line. Once their patience has rung, they have hung up. */
export function awaited(view: LoadView, client: Client, { nth, attempt }: Message): boolean {
  return view.armed.includes(`patience ${nth}`) && client.batches.some(b => b.nth === nth && b.attempt === attempt)
}

/** The batch that a card is about: an answer's, or that of a timer. */
export function batchOn(view: LoadView, client: Client, n: number): Batch {
  const card = cardOf(view, n)
  const nth = card.type === 'envelope' ? card.message.nth : card.type === 'timer' ? Number(subject(card.timer)) : 0
  const found = client.batches.find(b => b.nth === nth)
  if (!found) throw new Error(`card ${n} is about no batch`)
  return found
}

export function clientApply(view: LoadView, client: Client, move: ClientMove): LoadOutcome {
  const { setup } = view
  switch (move.type) {
    case 'call':
    case 'refuse': {
      const card = cardOf(view, move.card)
      if (card.type !== 'request') throw new Error(`card ${move.card} is not a request`)
      const { count } = card.request
      const batch: Batch = { nth: client.taken + 1, count, attempt: 1 }
      const asked = {
        ...client,
        taken: batch.nth,
        offered: client.offered + count,
        tallies: tallied([...client.tallies, { came: 0, answered: 0 }], { came: count }),
      }
      return move.type === 'call' ? send(view, asked, batch) : failed(asked, batch)
    }
    case 'retry-now':
      return again(view, paid(client, view), batchOn(view, client, move.card))
    case 'again':
      return again(view, client, batchOn(view, client, move.card))
    case 'retry-fixed':
    case 'retry-jitter': {
      const { nth } = batchOn(view, client, move.card)
      const afterMs = move.type === 'retry-jitter' ? setup.backoffMs : fixedMs(setup.backoffMs)
      return outcome(paid(client, view), [
        { type: 'disarm', timer: `patience ${nth}` },
        { type: 'arm', timer: `backoff ${nth}`, afterMs },
      ])
    }
    case 'give-up':
      return failed(client, batchOn(view, client, move.card))
    case 'note': {
      const { nth, count } = messageOn(view, move.card)
      const answered: Client = {
        ...client,
        batches: client.batches.filter(b => b.nth !== nth),
        answered: client.answered + count,
        credit: Math.min(client.credit + 1, setup.retries * setup.retryCosts),
        tallies: tallied(client.tallies, { answered: count }),
      }
      return outcome(answered, [
        { type: 'claim', claim: { type: 'answered', count } },
        { type: 'disarm', timer: `patience ${nth}` },
      ])
    }
    default:
      return unreachable(move)
  }
}

/** Late answers are counted: somebody worked for them. */
export function clientDrop(client: Client, { type, count }: Message): LoadOutcome {
  return outcome(type === 'Answer' ? { ...client, late: client.late + count } : client)
}

/** The middle of the span, so that a fixed wait is as long as a random one on average. */
export function fixedMs([fromMs, toMs]: readonly [number, number]): number {
  return (fromMs + toMs) / 2
}

function paid(client: Client, { setup }: LoadView): Client {
  return { ...client, credit: Math.max(0, client.credit - setup.retryCosts) }
}

function again(view: LoadView, client: Client, batch: Batch): LoadOutcome {
  const others = { ...client, batches: client.batches.filter(b => b.nth !== batch.nth) }
  return send(view, others, { ...batch, attempt: batch.attempt + 1 })
}

function send(view: LoadView, client: Client, batch: Batch): LoadOutcome {
  const call: LoadEffect = {
    type: 'send',
    to: balancerOf(view),
    message: { type: 'Calls', client: view.self, ...batch },
  }
  return outcome({ ...client, batches: [...client.batches, batch] }, [
    call,
    { type: 'arm', timer: `patience ${batch.nth}`, afterMs: view.setup.patienceMs },
  ])
}

function failed(client: Client, { nth, count }: Batch): LoadOutcome {
  return outcome({ ...client, batches: client.batches.filter(b => b.nth !== nth), failed: client.failed + count }, [
    { type: 'claim', claim: { type: 'failed', count } },
    { type: 'disarm', timer: `patience ${nth}` },
    { type: 'disarm', timer: `backoff ${nth}` },
  ])
}
