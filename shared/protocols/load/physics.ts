/** What a hand can do and what then happens, by role. Nothing here judges: foolish moves are as real as wise ones. */
import type { Seat } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { balancerApply, balancerDrop, balancerMenu, freshBreaker } from './balancer.ts'
import { type LoadCard, type LoadOutcome, messageOn, nodesOf, outcome } from './cards.ts'
import { clientApply, clientDrop, clientMenu } from './client.ts'
import { serviceApply, serviceMenu } from './service.ts'
import type { Balancer, Client, LoadKit, LoadView, Memory, Move, Service } from './words.ts'

function fresh({ self, cast, setup }: Seat<LoadKit>): Memory {
  switch (cast[self]) {
    case 'balancer': {
      const breakers = nodesOf({ cast }, 'service').map(service => [service, freshBreaker] as const)
      return { role: 'balancer', breakers: Object.fromEntries(breakers) }
    }
    case 'service':
      return { role: 'service', queue: [], toll: 0, warm: setup.cold.length, tallies: [] }
    default:
      return {
        role: 'client',
        taken: 0,
        batches: [],
        offered: 0,
        answered: 0,
        failed: 0,
        late: 0,
        credit: setup.retries * setup.retryCosts,
        tallies: [],
      }
  }
}

export function start(seat: Seat<LoadKit>): LoadOutcome {
  return outcome(fresh(seat))
}

/** A service wakes with an empty queue, and cold: its first beats do less. */
export function restart(seat: Seat<LoadKit>): LoadOutcome {
  const memory = fresh(seat)
  return outcome(memory.role === 'service' ? { ...memory, warm: 0 } : memory)
}

/** Towns and the balancer do not go dark: here services fail. */
export function mortal({ self, cast }: Seat<LoadKit>): boolean {
  return cast[self] === 'service'
}

export function menu(view: LoadView): readonly Move[] {
  return view.cards.flatMap(card => answers(view, card))
}

function answers(view: LoadView, card: LoadCard): readonly Move[] {
  const { memory } = view
  switch (memory.role) {
    case 'client':
      return clientMenu(view, memory, card)
    case 'balancer':
      return balancerMenu(view, memory, card)
    case 'service':
      return serviceMenu(view, memory, card)
  }
}

export function asClient({ memory }: LoadView): Client {
  if (memory.role !== 'client') throw new Error('not a client')
  return memory
}

export function asBalancer({ memory }: LoadView): Balancer {
  if (memory.role !== 'balancer') throw new Error('not a balancer')
  return memory
}

export function asService({ memory }: LoadView): Service {
  if (memory.role !== 'service') throw new Error('not a service')
  return memory
}

export function apply(view: LoadView, move: Move): LoadOutcome {
  switch (move.type) {
    case 'call':
    case 'refuse':
    case 'retry-now':
    case 'retry-fixed':
    case 'retry-jitter':
    case 'give-up':
    case 'again':
    case 'note':
      return clientApply(view, asClient(view), move)
    case 'route':
    case 'reject':
    case 'relay':
    case 'count':
    case 'trip':
    case 'probe':
    case 'close':
    case 'wait':
      return balancerApply(view, asBalancer(view), move)
    case 'accept':
    case 'shed':
    case 'work':
    case 'rest':
    case 'sweep':
      return serviceApply(view, asService(view), move)
    case 'drop': {
      const card = view.cards.find(c => c.card === move.card)
      const from = card?.type === 'envelope' ? card.from : ''
      const message = messageOn(view, move.card)
      return view.memory.role === 'balancer'
        ? balancerDrop(view, view.memory, from, message)
        : clientDrop(asClient(view), message)
    }
    default:
      return unreachable(move)
  }
}
