/**
 * Continuous load: towns of callers, a balancer with circuit breakers, and services with bounded queues. Beyer et al.,
 * "Site Reliability Engineering", 2016, ch. 21 and 22; Bronson et al., "Metastable Failures in Distributed Systems",
 * HotOS 2021; Nygard, "Release It!", 2nd ed. 2018, ch. 5. Load is a fluid in batches: a message carries a number of
 * callers. Time is timers only: a service works in beats, and ages what waits in its queue by them.
 */
import type { NodeId, View } from '../../kernel/protocol.ts'

export const ROLES = ['client', 'balancer', 'service'] as const
export type LoadRole = (typeof ROLES)[number]

/** One try of one batch: who calls, which of its batches, and for the how manieth time. */
export type Attempt = {
  readonly client: NodeId
  readonly nth: number
  readonly attempt: number
  readonly count: number
}

/** A batch whose callers are still on the line; it waits for an answer or for its next try. */
export type Batch = { readonly nth: number; readonly count: number; readonly attempt: number }

/** What came and what was answered, between two beats or two requests. */
export type Tally = { readonly came: number; readonly answered: number }

/** A batch in a queue: how much of it is still to be done, and how many beats it has waited. */
export type Waiting = Attempt & { readonly left: number; readonly beats: number }

export type Client = {
  readonly role: 'client'
  /** Batches that came so far: the last one's number. */
  readonly taken: number
  readonly batches: readonly Batch[]
  readonly offered: number
  readonly answered: number
  readonly failed: number
  /** Answers that came when their callers had hung up. */
  readonly late: number
  /** The retry budget in parts of a retry: answers fill it, a retry takes `setup.retryCosts`. */
  readonly credit: number
  readonly tallies: readonly Tally[]
}

export type Breaker = {
  readonly state: 'closed' | 'open' | 'half-open'
  /** Calls without an answer, since the last answer. */
  readonly failures: number
  readonly pending: readonly Attempt[]
  /** Callers sent since the breaker opened and before an answer came; null: the service has answered since. */
  readonly blind: number | null
  readonly probes: number
}

export type Balancer = { readonly role: 'balancer'; readonly breakers: Readonly<Record<NodeId, Breaker>> }

export type Service = {
  readonly role: 'service'
  readonly queue: readonly Waiting[]
  /** What saying no since the last beat takes from the next. */
  readonly toll: number
  /** Beats worked since it woke. */
  readonly warm: number
  readonly tallies: readonly Tally[]
}

export type Memory = Client | Balancer | Service

export type Setup = {
  /** Callers that come in the whole night, and how many of them must be answered in time; 0: all must end somehow. */
  readonly offered: number
  readonly wanted: number
  readonly patienceMs: number
  readonly backoffMs: readonly [number, number]
  readonly attempts: number
  /** Retries in the budget at the start, which is also its size; and what one costs in answered batches. */
  readonly retries: number
  readonly retryCosts: number
  readonly beatMs: number
  /** Callers a service can answer in a beat; in its first beats after it woke, these. */
  readonly work: number
  readonly cold: readonly number[]
  /** Beats after which callers in a queue have hung up. */
  readonly deadline: number
  /** What turning a batch away takes from the next beat, in callers: saying no is cheap, not free. */
  readonly toll: number
  /** Failed calls that open a breaker. */
  readonly trips: number
  readonly silenceMs: number
  readonly coolMs: number
}

export type Message =
  | (Attempt & { readonly type: 'Calls' })
  | (Attempt & { readonly type: 'Answer' })
  | (Attempt & { readonly type: 'Reject' })

/** That many callers pick up the phone in this town. */
export type Request = { readonly type: 'Callers'; readonly count: number }

export type Timer = `patience ${number}` | `backoff ${number}` | 'beat' | `silence ${NodeId}` | `cool-down ${NodeId}`

export const RETRIES = ['retry-now', 'retry-fixed', 'retry-jitter'] as const

export type ClientMove =
  | { readonly type: 'call' | 'refuse'; readonly card: number }
  | { readonly type: (typeof RETRIES)[number] | 'give-up' | 'again' | 'note'; readonly card: number }

export type BalancerMove =
  | { readonly type: 'route'; readonly card: number; readonly to: NodeId }
  | { readonly type: 'reject' | 'relay'; readonly card: number }
  | { readonly type: 'count' | 'trip' | 'probe' | 'close' | 'wait'; readonly card: number }

export type ServiceMove =
  | { readonly type: 'accept' | 'shed' | 'work' | 'rest'; readonly card: number }
  | { readonly type: 'sweep'; readonly about: number }

export type Move = ClientMove | BalancerMove | ServiceMove | { readonly type: 'drop'; readonly card: number }

export type Claim =
  | { readonly type: 'answered' | 'failed'; readonly count: number }
  /** `beats`: which beat of its waiting the slowest of them was served in. */
  | { readonly type: 'served'; readonly count: number; readonly beats: number }
  | { readonly type: 'opened' | 'closed'; readonly service: NodeId }

export const RULES = [
  'more-retries',
  'no-jitter',
  'queue-absorbs',
  'breaker-flaps',
  'one-sided',
  'leaves-undone',
] as const
export type RuleId = (typeof RULES)[number]

/** How many callers ended well and badly, and which services worked for callers who had hung up. */
export type Ghost = { readonly answered: number; readonly failed: number; readonly forNobody: readonly NodeId[] }

export type LoadKit = {
  role: LoadRole
  setup: Setup
  secret: null
  disk: null
  memory: Memory
  message: Message
  request: Request
  timer: Timer
  move: Move
  claim: Claim
  rule: RuleId
  ghost: Ghost
  tag: never
}

export type LoadView = View<LoadKit>
