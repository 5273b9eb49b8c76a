/** What lies in an inbox, and who is who: read by physics, law and words alike. */
import type { Card, Effect, NodeId, Outcome } from '../../kernel/protocol.ts'
import type { Attempt, LoadKit, LoadRole, LoadView, Memory, Message, Tally, Timer } from './words.ts'

export type LoadCard = Card<LoadKit>
export type LoadEffect = Effect<LoadKit>
export type LoadOutcome = Outcome<LoadKit>
export type EnvelopeCard = Extract<LoadCard, { type: 'envelope' }>
export type TimerCard = Extract<LoadCard, { type: 'timer' }>

export function cardOf(view: LoadView, n: number): LoadCard {
  const found = view.cards.find(c => c.card === n)
  if (!found) throw new Error(`there is no card ${n}`)
  return found
}

export function messageOn(view: LoadView, n: number): Message {
  const card = cardOf(view, n)
  if (card.type !== 'envelope') throw new Error(`card ${n} is not an envelope`)
  return card.message
}

export function rungOn(view: LoadView, n: number): Timer {
  const card = cardOf(view, n)
  if (card.type !== 'timer') throw new Error(`card ${n} is not a timer`)
  return card.timer
}

/** What stands behind a timer's name: a batch's number, or a service. */
export function subject(timer: Timer): string {
  return timer.slice(timer.indexOf(' ') + 1)
}

export function sleeps(view: LoadView, timer: Timer): boolean {
  return !view.armed.includes(timer) && !view.cards.some(c => c.type === 'timer' && c.timer === timer)
}

export function nodesOf({ cast }: Pick<LoadView, 'cast'>, role: LoadRole): readonly NodeId[] {
  return Object.keys(cast).filter(node => cast[node] === role)
}

export function balancerOf(view: LoadView): NodeId {
  const [balancer] = nodesOf(view, 'balancer')
  if (balancer === undefined) throw new Error('nobody balances')
  return balancer
}

export function sameAttempt(a: Attempt, b: Attempt): boolean {
  return a.client === b.client && a.nth === b.nth && a.attempt === b.attempt
}

export function attemptOf({ client, nth, attempt, count }: Attempt): Attempt {
  return { client, nth, attempt, count }
}

export function callers(batches: readonly { readonly count: number }[]): number {
  return batches.reduce((sum, { count }) => sum + count, 0)
}

/** As many as a small drawing shows. */
const MOST_TALLIES = 8

/** The last tally goes on; with `next` a new one begins after it. */
export function tallied(tallies: readonly Tally[], more: Partial<Tally>, next = false): readonly Tally[] {
  const last = tallies.at(-1) ?? { came: 0, answered: 0 }
  const sum = { came: last.came + (more.came ?? 0), answered: last.answered + (more.answered ?? 0) }
  return [...tallies.slice(0, -1), sum, ...(next ? [{ came: 0, answered: 0 }] : [])].slice(-MOST_TALLIES)
}

export function outcome(memory: Memory, effects: readonly LoadEffect[] = []): LoadOutcome {
  return { disk: null, memory, effects }
}
