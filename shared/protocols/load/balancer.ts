/** The balancer: one circuit breaker before every service (Nygard, ch. 5). Rejections are answers; silence is a failure. */
import type { NodeId } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import {
  attemptOf,
  cardOf,
  type LoadCard,
  type LoadEffect,
  type LoadOutcome,
  messageOn,
  nodesOf,
  outcome,
  rungOn,
  sameAttempt,
  sleeps,
  subject,
} from './cards.ts'
import type { Attempt, Balancer, BalancerMove, Breaker, LoadView, Message, Move } from './words.ts'

export const freshBreaker: Breaker = { state: 'closed', failures: 0, pending: [], blind: null, probes: 0 }

export function breakerOf(balancer: Balancer, service: NodeId): Breaker {
  return balancer.breakers[service] ?? freshBreaker
}

/** An open breaker lets nothing through: that is what it is for. */
export function closedOnes(view: LoadView, balancer: Balancer): readonly NodeId[] {
  return nodesOf(view, 'service').filter(s => breakerOf(balancer, s).state === 'closed')
}

/** The service that a card is about: the one whose timer rang, or whose answer lies here. */
export function serviceOn(view: LoadView, n: number): NodeId {
  const card = cardOf(view, n)
  return card.type === 'envelope' ? card.from : subject(rungOn(view, n))
}

/** An answer to the trial call that this breaker waits for. */
export function trial(view: LoadView, breaker: Breaker, { client, nth }: Message): boolean {
  return client === view.self && breaker.state === 'half-open' && breaker.probes === nth
}

export function balancerMenu(view: LoadView, balancer: Balancer, card: LoadCard): readonly Move[] {
  const n = card.card
  const all = (...types: readonly ('relay' | 'drop' | 'count' | 'trip' | 'probe' | 'close' | 'wait')[]) =>
    types.map((type): Move => ({ type, card: n }))
  if (card.type === 'request') return []
  if (card.type === 'timer') {
    if (card.timer.startsWith('cool-down')) return all('close', 'probe', 'wait')
    return breakerOf(balancer, subject(card.timer)).state === 'half-open' ? all('close', 'trip') : all('count', 'trip')
  }
  const { message, from } = card
  if (message.type === 'Calls')
    return [
      ...closedOnes(view, balancer).map((to): Move => ({ type: 'route', card: n, to })),
      { type: 'reject', card: n },
    ]
  if (message.client !== view.self) return all('relay', 'drop')
  return trial(view, breakerOf(balancer, from), message) ? all('close', 'trip') : all('drop')
}

export function balancerApply(view: LoadView, balancer: Balancer, move: BalancerMove): LoadOutcome {
  const { setup, self } = view
  const set = (service: NodeId, breaker: Breaker, effects: readonly LoadEffect[]): LoadOutcome =>
    outcome({ ...balancer, breakers: { ...balancer.breakers, [service]: breaker } }, effects)
  const service = move.type === 'route' ? move.to : serviceOn(view, move.card)
  const breaker = breakerOf(balancer, service)
  switch (move.type) {
    case 'route': {
      const attempt = attemptOf(messageOn(view, move.card))
      const { pending, blind } = breaker
      const sent = { ...breaker, pending: [...pending, attempt], blind: blind === null ? null : blind + attempt.count }
      const listens = sleeps(view, `silence ${service}`)
      return set(service, sent, [call(service, attempt), ...(listens ? [listen(view, service)] : [])])
    }
    case 'reject': {
      const attempt = attemptOf(messageOn(view, move.card))
      return outcome(balancer, [{ type: 'send', to: attempt.client, message: { type: 'Reject', ...attempt } }])
    }
    case 'relay': {
      const message = messageOn(view, move.card)
      const heard = hear(breaker, message)
      return set(service, heard, [{ type: 'send', to: message.client, message }, ...listenOn(view, service, heard)])
    }
    case 'count':
      return set(service, { ...breaker, failures: breaker.failures + breaker.pending.length, pending: [] }, [])
    case 'trip':
      return set(
        service,
        {
          ...breaker,
          state: 'open',
          failures: breaker.failures + breaker.pending.length,
          pending: [],
          blind: 0,
        },
        [
          { type: 'claim', claim: { type: 'opened', service } },
          { type: 'disarm', timer: `silence ${service}` },
          { type: 'arm', timer: `cool-down ${service}`, afterMs: setup.coolMs },
        ],
      )
    case 'wait':
      return set(service, breaker, [{ type: 'arm', timer: `cool-down ${service}`, afterMs: setup.coolMs }])
    case 'probe': {
      const nth = breaker.probes + 1
      const one: Attempt = { client: self, nth, attempt: 1, count: 1 }
      return set(service, { ...breaker, state: 'half-open', probes: nth, pending: [one] }, [
        call(service, one),
        listen(view, service),
      ])
    }
    case 'close': {
      const card = cardOf(view, move.card)
      const heard = card.type === 'envelope' ? hear(breaker, card.message) : { ...breaker, pending: [] }
      return set(service, { ...heard, state: 'closed', failures: 0 }, [
        { type: 'claim', claim: { type: 'closed', service } },
        { type: 'disarm', timer: `cool-down ${service}` },
        ...listenOn(view, service, heard),
      ])
    }
    default:
      return unreachable(move)
  }
}

/** Thrown away or not, an answer has been heard. */
export function balancerDrop(view: LoadView, balancer: Balancer, service: NodeId, message: Message): LoadOutcome {
  if (message.type === 'Calls') return outcome(balancer)
  const heard = hear(breakerOf(balancer, service), message)
  return outcome({ ...balancer, breakers: { ...balancer.breakers, [service]: heard } }, listenOn(view, service, heard))
}

function hear(breaker: Breaker, message: Message): Breaker {
  return { ...breaker, failures: 0, blind: null, pending: breaker.pending.filter(p => !sameAttempt(p, message)) }
}

function call(to: NodeId, attempt: Attempt): LoadEffect {
  return { type: 'send', to, message: { type: 'Calls', ...attempt } }
}

function listen(view: LoadView, service: NodeId): LoadEffect {
  return { type: 'arm', timer: `silence ${service}`, afterMs: view.setup.silenceMs }
}

function listenOn(view: LoadView, service: NodeId, { pending }: Breaker): readonly LoadEffect[] {
  return [pending.length > 0 ? listen(view, service) : { type: 'disarm', timer: `silence ${service}` }]
}
