/** The law: what the books do (textbook), which rule a move breaks (mistakes), and the rules in words. */
import type { NodeId, Rule } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { breakerOf, closedOnes, serviceOn, trial } from './balancer.ts'
import { callers, cardOf, type LoadCard, messageOn, subject } from './cards.ts'
import { awaited, batchOn } from './client.ts'
import { asBalancer, asClient, asService } from './physics.ts'
import { hungUp, usefulQueue, workLeft } from './service.ts'
import type { Balancer, Batch, Breaker, Client, LoadView, Message, Move, RuleId, Service } from './words.ts'

export const rules: Readonly<Record<RuleId, Rule>> = {
  'more-retries': {
    cite: 'Site Reliability Engineering (Beyer et al., 2016) ch. 21, "Deciding to Retry", and ch. 22, "Retries"; Bronson et al., "Metastable Failures in Distributed Systems", HotOS 2021',
    why: 'Every retry is more load on a system that has too much already: wait first, at most three tries, and only out of a budget.',
    misconception: 'Who asks more often, and sooner, is answered sooner.',
    costs: 'goal',
    heldBy: 'all',
  },
  'no-jitter': {
    cite: 'Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015; Site Reliability Engineering ch. 22, "Retries"',
    why: 'Those who were turned away together and wait equally long come back together: chance spreads them out.',
    misconception: 'Everybody waits a while, so the crowd is gone.',
    costs: 'goal',
    heldBy: 'all',
  },
  'queue-absorbs': {
    cite: 'Site Reliability Engineering ch. 22, "Queue Management" and "Load Shedding and Graceful Degradation"; Little, "A Proof for the Queuing Formula: L = λW", Operations Research, 1961',
    why: 'A queue turns load into waiting, and callers hang up: take only what you can answer in time, and turn the rest away at once.',
    misconception: 'A longer queue loses nobody: in the end everyone is answered.',
    costs: { invariant: 'served-alive', scope: 'queue', needs: 'fire' },
  },
  'breaker-flaps': {
    cite: 'Nygard, Release It! ch. 5, "Circuit Breaker"; Fowler, "CircuitBreaker", 2014 (failure threshold, half-open)',
    why: 'A breaker opens after several failures and not one, and closes only when a single trial call has been answered: time alone heals nobody.',
    misconception: 'It has had its rest, so it can have its load back.',
    costs: { invariant: 'one-trial', scope: 'breaker', needs: 'fire' },
  },
  'one-sided': {
    cite: 'Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", IEEE TPDS, 2001 (join the shorter queue); Site Reliability Engineering ch. 20, "Least-Loaded Round Robin"',
    why: 'Send a batch where fewer callers wait: one full queue beside an empty one turns callers away for nothing.',
    misconception: 'A service that answers well can take the next batch too.',
    costs: 'goal',
  },
  'leaves-undone': {
    cite: 'Site Reliability Engineering ch. 22, "Load Shedding and Graceful Degradation"',
    why: 'Who turns away callers that could be answered, or lets work lie, breaks nothing and answers nobody.',
    costs: 'goal',
    heldBy: 'all',
  },
}

/** SRE ch. 21: three attempts a request, and for all requests together a budget that only answers fill. */
export function mayRetry({ setup }: LoadView, { credit }: Client, { attempt }: Batch): boolean {
  return attempt < setup.attempts && credit >= setup.retryCosts
}

export function fits(view: LoadView, service: Service, count: number): boolean {
  return workLeft(service) + count <= usefulQueue(view, service)
}

/** With what is pending there now as failed too. */
function trips({ setup }: LoadView, { failures, pending }: Breaker): boolean {
  return failures + pending.length >= setup.trips
}

function leastLoaded(view: LoadView, balancer: Balancer): NodeId | undefined {
  const load = (service: NodeId): number => callers(breakerOf(balancer, service).pending)
  return [...closedOnes(view, balancer)].sort((a, b) => load(a) - load(b))[0]
}

export function mistakes(view: LoadView, move: Move): readonly RuleId[] {
  switch (move.type) {
    case 'call':
    case 'note':
    case 'again':
    case 'probe':
    case 'relay':
    case 'sweep':
      return []
    case 'refuse':
    case 'rest':
    case 'wait':
      return ['leaves-undone']
    case 'retry-now':
      return ['more-retries']
    case 'retry-fixed':
    case 'retry-jitter': {
      const client = asClient(view)
      const over = !mayRetry(view, client, batchOn(view, client, move.card))
      return [
        ...(over ? ['more-retries' as const] : []),
        ...(move.type === 'retry-fixed' ? ['no-jitter' as const] : []),
      ]
    }
    case 'route': {
      const balancer = asBalancer(view)
      const load = (service: NodeId): number => callers(breakerOf(balancer, service).pending)
      return closedOnes(view, balancer).some(s => load(s) < load(move.to)) ? ['one-sided'] : []
    }
    case 'reject':
      return closedOnes(view, asBalancer(view)).length > 0 ? ['leaves-undone'] : []
    case 'accept':
      return fits(view, asService(view), messageOn(view, move.card).count) ? [] : ['queue-absorbs']
    case 'shed':
      return fits(view, asService(view), messageOn(view, move.card).count) ? ['leaves-undone'] : []
    case 'work':
      return asService(view).queue.some(w => hungUp(view, w)) ? ['queue-absorbs'] : []
    case 'trip':
      return tripsRightly(view, move.card) ? [] : ['breaker-flaps']
    case 'close':
      return proven(view, move.card) ? [] : ['breaker-flaps']
    case 'count':
    case 'give-up':
    case 'drop': {
      const owed = answer(view, cardOf(view, move.card))
      return owed?.type === move.type ? [] : ['leaves-undone']
    }
    default:
      return unreachable(move)
  }
}

/** A trial call that failed, or as many failures as open a breaker. */
function tripsRightly(view: LoadView, n: number): boolean {
  if (proven(view, n)) return false
  const breaker = breakerOf(asBalancer(view), serviceOn(view, n))
  return breaker.state === 'half-open' || trips(view, breaker)
}

/** This card is the answer to the trial call. */
function proven(view: LoadView, n: number): boolean {
  const card = cardOf(view, n)
  if (card.type !== 'envelope' || card.message.type !== 'Answer') return false
  return trial(view, breakerOf(asBalancer(view), card.from), card.message)
}

/** The move of the books for the oldest card. */
export function textbook(view: LoadView): Move | undefined {
  const [card] = view.cards
  return card && answer(view, card)
}

function answer(view: LoadView, card: LoadCard): Move | undefined {
  const { memory } = view
  switch (memory.role) {
    case 'client':
      return clientAnswer(view, memory, card)
    case 'balancer':
      return balancerAnswer(view, memory, card)
    case 'service':
      return serviceAnswer(view, memory, card)
  }
}

function clientAnswer(view: LoadView, client: Client, card: LoadCard): Move {
  const n = card.card
  if (card.type === 'request') return { type: 'call', card: n }
  if (card.type === 'timer' && card.timer.startsWith('backoff')) return { type: 'again', card: n }
  if (card.type === 'envelope') {
    if (!awaited(view, client, card.message)) return { type: 'drop', card: n }
    if (card.message.type === 'Answer') return { type: 'note', card: n }
  }
  return { type: mayRetry(view, client, batchOn(view, client, n)) ? 'retry-jitter' : 'give-up', card: n }
}

function balancerAnswer(view: LoadView, balancer: Balancer, card: LoadCard): Move | undefined {
  const n = card.card
  switch (card.type) {
    case 'request':
      return undefined
    case 'timer': {
      if (card.timer.startsWith('cool-down')) return { type: 'probe', card: n }
      const breaker = breakerOf(balancer, subject(card.timer))
      return { type: breaker.state === 'half-open' || trips(view, breaker) ? 'trip' : 'count', card: n }
    }
    case 'envelope':
      return forwarded(view, balancer, n, card.from, card.message)
  }
}

function forwarded(view: LoadView, balancer: Balancer, card: number, from: NodeId, message: Message): Move {
  if (message.type === 'Calls') {
    const to = leastLoaded(view, balancer)
    return to === undefined ? { type: 'reject', card } : { type: 'route', card, to }
  }
  if (message.client !== view.self) return { type: 'relay', card }
  if (!trial(view, breakerOf(balancer, from), message)) return { type: 'drop', card }
  return { type: message.type === 'Answer' ? 'close' : 'trip', card }
}

function serviceAnswer(view: LoadView, service: Service, card: LoadCard): Move | undefined {
  const n = card.card
  switch (card.type) {
    case 'request':
      return undefined
    case 'timer':
      return service.queue.some(w => hungUp(view, w)) ? { type: 'sweep', about: n } : { type: 'work', card: n }
    case 'envelope':
      return { type: fits(view, service, card.message.count) ? 'accept' : 'shed', card: n }
  }
}
