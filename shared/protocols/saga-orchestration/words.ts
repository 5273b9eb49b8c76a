/**
 * Sagas with a conductor. Garcia-Molina and Salem, "Sagas", SIGMOD 1987; Richardson, "Microservices Patterns", 2018,
 * ch. 4 (orchestration; compensatable, pivot and retriable transactions). Every node conducts the journeys of its own
 * customers, and is one service for everybody's: a bank, a hotel or an airline.
 */
import type { NodeId, View } from '../../kernel/protocol.ts'

export const ROLES = ['bank', 'hotel', 'airline'] as const
export type SagaRole = (typeof ROLES)[number]
export type Thing = 'payment' | 'room' | 'seat'

/** What a retry repeats and a service remembers: the idempotency key. `nth` is 1 unless somebody made up a new one. */
export type Key = { readonly ship: string; readonly step: number; readonly nth: number }

/** A line in a service's book, kept for ever: how often it was done and undone under this key, or that it was refused. */
export type Entry = Key & { readonly did: number; readonly undid: number; readonly refused: boolean }

export type StepState = 'todo' | 'done' | 'refused' | 'undone'

/** The conductor's saga log. Step i is asked of `steps[i]`; all but the last can be undone, the last is the pivot. */
export type Journey = {
  readonly ship: string
  readonly steps: readonly NodeId[]
  readonly states: readonly StepState[]
  readonly nth: readonly number[]
}

export type Disk = {
  readonly journey: Journey | null
  /** Journeys whose customer was told how they ended. */
  readonly finished: number
  readonly book: readonly Entry[]
  /** How many undos this service must still turn back: its till is locked. */
  readonly locked: number
}

/** What a crash takes: what is being waited for, and lines that were answered before they were written. */
export type Memory = {
  readonly waiting: { readonly step: number; readonly act: 'do' | 'undo' } | null
  readonly promised: readonly Entry[]
}

export type Setup = {
  /** How many journeys the goal wants finished; 0: every one that was begun. */
  readonly journeys: number
  /** Rooms, seats or payments each service has. */
  readonly capacity: Readonly<Record<NodeId, number>>
  readonly locked: Readonly<Record<NodeId, number>>
  readonly retryMs: readonly [number, number]
}

export type Result = 'done' | 'refused' | 'undone' | 'bounced'

export type Message =
  | (Key & { readonly type: 'Do' | 'Undo'; readonly thing: Thing })
  | (Key & { readonly type: 'Reply'; readonly thing: Thing; readonly result: Result })

/** A customer wants a journey: these services, in this order. */
export type Request = { readonly type: 'Journey'; readonly ship: string; readonly steps: readonly NodeId[] }

export type Timer = 'retry'

export type Outcome = 'done' | 'cancelled'

export type Move =
  | { readonly type: 'save' }
  | { readonly type: 'tell'; readonly outcome: Outcome }
  | { readonly type: 'send' | 'take-back'; readonly step: number }
  | { readonly type: 'do' | 'deny' | 'undo' | 'restore'; readonly about: number }
  | {
      readonly type: 'start' | 'again' | 'anew' | 'assume' | 'later' | 'note' | 'drop'
      readonly card: number
    }
  | { readonly type: 'reply' | 'bounce'; readonly card: number }

export type Claim =
  | { readonly type: 'charged' | 'booked' | 'refunded' | 'cancelled'; readonly ship: string }
  | {
      readonly type: 'told-customer'
      readonly ship: string
      readonly outcome: Outcome
      readonly steps: readonly NodeId[]
    }

export const RULES = [
  'reply-lost-means-failed',
  'step-twice',
  'compensate-twice',
  'wrong-undo-order',
  'compensation-cannot-fail',
  'compensation-is-rollback',
  'unsendable-email',
  'answered-before-disk',
  'leaves-undone',
] as const
export type RuleId = (typeof RULES)[number]

/** What customers were told: nobody can take that back. */
export type Ghost = Readonly<Record<string, { readonly outcome: Outcome; readonly steps: readonly NodeId[] }>>

export type SagaKit = {
  role: SagaRole
  setup: Setup
  secret: null
  disk: Disk
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

export type SagaView = View<SagaKit>
