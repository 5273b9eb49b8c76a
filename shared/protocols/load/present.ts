import type { Flag, Label, MessageLabel, Present } from '../../kernel/present.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { breakerOf, serviceOn } from './balancer.ts'
import { cardOf, subject } from './cards.ts'
import { batchOn, fixedMs } from './client.ts'
import { panel } from './panel.ts'
import { asBalancer, asClient, asService } from './physics.ts'
import { usefulQueue, workLeft, workNow } from './service.ts'
import type { LoadKit, LoadView, Message, Move, Timer } from './words.ts'

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`

const FLAGS = {
  Calls: { shape: 'pennant', hollow: false, code: 'CA', tone: 'wait' },
  Answer: { shape: 'banner', hollow: true, code: 'OK', tone: 'ok' },
  Reject: { shape: 'cross', hollow: true, code: 'NO', tone: 'bad' },
} as const satisfies Readonly<Record<Message['type'], Flag>>

const MESSAGES = {
  Calls: { word: 'Calls', detail: 'callers who want an answer' },
  Answer: { word: 'Answered', detail: 'the work was done' },
  Reject: { word: 'Turned away', detail: 'at once, without any work' },
} as const

function message(m: Message): MessageLabel {
  return {
    ...MESSAGES[m.type],
    flag: FLAGS[m.type],
    fields: [
      { name: 'callers', value: String(m.count) },
      { name: 'batch', value: `${m.client}-${m.nth}` },
      { name: 'try', value: String(m.attempt) },
    ],
  }
}

function timer(rung: Timer): Label {
  const about = subject(rung)
  if (rung === 'beat') return { word: 'Beat', detail: 'when it rings, work on the queue' }
  if (rung.startsWith('patience'))
    return { word: `Patience of batch ${about}`, detail: 'when it rings, they have hung up' }
  if (rung.startsWith('backoff')) return { word: `Wait of batch ${about}`, detail: 'when it rings, they call again' }
  if (rung.startsWith('silence'))
    return { word: `Silence of ${about}`, detail: 'when it rings, pending calls have failed' }
  return { word: `Cool-down of ${about}`, detail: 'when it rings, a trial call may pass' }
}

function moveLabel(view: LoadView, move: Move): Label {
  const { setup } = view
  switch (move.type) {
    case 'call':
      return { word: 'Call now', detail: 'a boat to the balancer' }
    case 'refuse':
      return { word: 'Turn them away', detail: 'they are not even tried' }
    case 'retry-now':
      return { word: 'Call again now', detail: `try ${nextTry(view, move.card)}, without waiting` }
    case 'retry-fixed':
      return {
        word: `Call again in ${seconds(fixedMs(setup.backoffMs))}`,
        detail: `try ${nextTry(view, move.card)}, everybody waits so long`,
      }
    case 'retry-jitter': {
      const [fromMs, toMs] = setup.backoffMs
      return {
        word: `Call again in ${fromMs / 1000}–${seconds(toMs)}`,
        detail: `try ${nextTry(view, move.card)}, at a random moment`,
      }
    }
    case 'give-up':
      return { word: 'Give up', detail: 'these callers are told that it failed' }
    case 'again':
      return { word: 'Call again', detail: `try ${nextTry(view, move.card)}, to the balancer` }
    case 'note':
      return { word: 'Hand over the answers', detail: 'in time: goodput' }
    case 'drop':
      return { word: 'Throw it away', detail: 'nobody waits for it' }
    case 'route':
      return { word: `Route to ${move.to}`, detail: `${pendingAt(view, move.to)} callers wait there` }
    case 'reject':
      return { word: 'Reject at once', detail: 'no service is tried' }
    case 'relay':
      return { word: 'Pass it on', detail: 'to the town that called' }
    case 'count':
      return { word: 'Count the failures', detail: `${failuresAt(view, move.card)} so far; the breaker stays closed` }
    case 'trip':
      return {
        word: 'Open the breaker',
        detail: `nothing to ${serviceOn(view, move.card)} for ${seconds(setup.coolMs)}`,
      }
    case 'probe':
      return { word: 'Try one caller', detail: `half-open: one call to ${serviceOn(view, move.card)}` }
    case 'close':
      return { word: 'Close the breaker', detail: `${serviceOn(view, move.card)} gets its full load` }
    case 'wait':
      return { word: 'Keep it open', detail: 'cool down once more' }
    case 'accept': {
      const service = asService(view)
      return { word: 'Take them in', detail: `${workLeft(service)} are waiting; ${usefulQueue(view, service)} in time` }
    }
    case 'shed':
      return { word: 'Turn them away', detail: `costs ${setup.toll} of the next beat` }
    case 'work':
      return { word: 'Work first come, first served', detail: `${workNow(view, asService(view))} callers this beat` }
    case 'rest':
      return { word: 'Let it lie', detail: 'nothing is done this beat' }
    case 'sweep':
      return { word: 'Sweep out the expired', detail: 'those who hung up, without any work' }
    default:
      return unreachable(move)
  }
}

function nextTry(view: LoadView, card: number): string {
  const { attempt } = batchOn(view, asClient(view), card)
  return `${attempt + 1} of ${view.setup.attempts}`
}

function pendingAt(view: LoadView, service: string): number {
  return breakerOf(asBalancer(view), service).pending.reduce((sum, { count }) => sum + count, 0)
}

function failuresAt(view: LoadView, card: number): string {
  const { failures, pending } = breakerOf(asBalancer(view), serviceOn(view, card))
  return `${failures + pending.length} of ${view.setup.trips}`
}

const RULE_WORDS = {
  'more-retries': 'Retried too soon or too often',
  'no-jitter': 'Everybody came back together',
  'queue-absorbs': 'Queued more than can be answered',
  'breaker-flaps': 'Moved the breaker without proof',
  'one-sided': 'Sent it to the longer queue',
  'leaves-undone': 'Left undone',
} as const

/** Routine is what asks for no judgement: answers on their way, a late one, a call whose wait is over. */
function routine(view: LoadView, move: Move): string | undefined {
  switch (move.type) {
    case 'note':
      return 'hand over answers'
    case 'relay':
      return 'pass answers on'
    case 'again':
      return 'call again after the wait'
    case 'drop':
      return cardOf(view, move.card).type === 'envelope' ? 'throw away late answers' : undefined
    default:
      return undefined
  }
}

export const present: Present<LoadKit> = {
  panel,
  mark({ memory }) {
    switch (memory.role) {
      case 'client':
        return { shape: 'anchor', word: 'town of callers' }
      case 'balancer': {
        const open = Object.values(memory.breakers).some(b => b.state !== 'closed')
        return { shape: 'pennant', word: open ? 'balancer, breaker open' : 'balancer' }
      }
      case 'service':
        return { shape: 'beacon', word: 'service' }
    }
  },
  message,
  timer,
  request: ({ count }) => ({ word: `${count} callers`, detail: 'they want an answer before they hang up' }),
  claim(claim, by) {
    switch (claim.type) {
      case 'answered':
        return { word: `${by}: ${claim.count} answered`, detail: 'in time' }
      case 'failed':
        return { word: `${by}: ${claim.count} failed`, detail: 'given up' }
      case 'served':
        return { word: `${by} served ${claim.count}`, detail: `the slowest in beat ${claim.beats} of its wait` }
      case 'opened':
        return { word: `${by} opened ${claim.service}'s breaker`, detail: 'nothing passes' }
      case 'closed':
        return { word: `${by} closed ${claim.service}'s breaker`, detail: 'calls pass' }
    }
  },
  move: moveLabel,
  rule: rule => RULE_WORDS[rule],
  aim: ({ setup: { wanted, offered } }) =>
    wanted > 0 ? `Answer ${wanted} of ${offered} callers in time` : `Bring ${offered} calls to an end`,
  // A town knows its own callers, a service its last beat; that the goal is reached only the debrief knows.
  progress({ memory, setup }) {
    switch (memory.role) {
      case 'client':
        return {
          done: memory.answered,
          of: Math.max(setup.wanted, memory.answered + 1),
          words: `${memory.answered} of ${memory.offered} answered`,
        }
      case 'balancer': {
        const breakers = Object.values(memory.breakers)
        const closed = breakers.filter(b => b.state === 'closed').length
        return { done: closed, of: breakers.length + 1, words: `${closed} of ${breakers.length} closed` }
      }
      case 'service':
        return { done: 0, of: 1, words: `${memory.tallies.at(-2)?.answered ?? 0} last beat` }
    }
  },
  routine,
}
