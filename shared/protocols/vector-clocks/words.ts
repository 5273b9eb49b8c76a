/**
 * Logical clocks. Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", CACM 21(7), 1978: one
 * number a process. Fidge, "Timestamps in Message-Passing Systems That Preserve the Partial Ordering", 1988, and Mattern,
 * "Virtual Time and Global States of Distributed Systems", 1989: one number for every process. Both are the same algorithm
 * over another set of components (Raynal and Singhal, "Logical Time: Capturing Causality in Distributed Systems", IEEE
 * Computer 29(2), 1996: rules R1 and R2), so both are one protocol here.
 */
import type { NodeId, View } from '../../kernel/protocol.ts'

/** An event's name: "n1.3" is the third at n1. */
export type EventId = string

/** Numbers by component: one for each island, or a single one. Written by hand, so they may be any. */
export type Stamp = Readonly<Record<string, number>>

export type Setup = {
  readonly kind: 'lamport' | 'vector'
  /** Whether letters bear the time of their writer's clock on the wall as well. */
  readonly wall: boolean
  /** How many requests each island is going to get, the customs' included. */
  readonly tasks: Readonly<Record<NodeId, number>>
}

/** `event` is the sending. */
export type Letter = {
  readonly type: 'Letter'
  readonly event: EventId
  readonly stamp: Stamp
  readonly wallMs: number | null
}

/** What kind of event it was. To send is one, and to receive another (Lamport 1978). */
export type Kind =
  | { readonly type: 'event'; readonly what: string }
  | { readonly type: 'send'; readonly to: NodeId }
  | { readonly type: 'receive'; readonly from: NodeId; readonly letter: Letter }

export type Entry = { readonly event: EventId; readonly kind: Kind; readonly stamp: Stamp }

/** What is in a log is written; what was lodged, and how many letters were compared, is on record. */
export type Disk = {
  readonly log: readonly Entry[]
  readonly compared: number
  /** How many entries the log had when it was lodged. */
  readonly lodged: number | null
}

/** `Compare`: of the last letters from `a` and from `b`, which was written first? */
export type Request =
  | { readonly type: 'Event'; readonly what: string }
  | { readonly type: 'Send'; readonly to: NodeId }
  | { readonly type: 'Compare'; readonly a: NodeId; readonly b: NodeId }
  | { readonly type: 'Lodge' }

export const RELATIONS = ['before', 'after', 'concurrent'] as const
export type Relation = (typeof RELATIONS)[number]

export const ANSWERS = ['before', 'cannot-tell', 'after', 'concurrent'] as const
export type Answer = (typeof ANSWERS)[number]

export type Move =
  | { readonly type: 'stamp'; readonly card: number; readonly typed: Stamp }
  | { readonly type: 'relate'; readonly card: number; readonly answer: Answer }
  | { readonly type: 'lodge'; readonly card: number }

export type Claim =
  | { readonly type: 'stamped'; readonly event: EventId; readonly stamp: Stamp }
  | { readonly type: 'relation'; readonly a: EventId; readonly b: EventId; readonly relation: Relation }
  | { readonly type: 'cannot-tell'; readonly a: EventId; readonly b: EventId }
  | { readonly type: 'lodged'; readonly events: number }

export const RULES = [
  'no-max',
  'no-increment',
  'takes-theirs',
  'sums',
  'ticks-all',
  'misstamps',
  'smaller-means-before',
  'guesses-concurrent',
  'concurrent-means-same-time',
  'wall-clock-order',
  'misreads',
  'gives-up',
] as const
export type RuleId = (typeof RULES)[number]

/**
 * Causal histories as plain sets (Schwarz and Mattern 1994): whatever happened before an event, by name. No number that a
 * hand has written has any part in them.
 */
export type Ghost = {
  readonly past: Readonly<Record<EventId, readonly EventId[]>>
  readonly latest: Readonly<Record<NodeId, EventId>>
  /** What was claimed, by "claimant a b". */
  readonly relations: Readonly<Record<string, Claimed>>
  /** Who could not tell what the stamps told. */
  readonly gaveUp: readonly NodeId[]
}

export type Claimed = {
  readonly by: NodeId
  readonly a: EventId
  readonly b: EventId
  readonly relation: Relation
}

export type ClocksKit = {
  role: 'island'
  setup: Setup
  secret: null
  disk: Disk
  memory: null
  message: Letter
  request: Request
  timer: never
  move: Move
  claim: Claim
  rule: RuleId
  ghost: Ghost
  /** A letter's causal history, its sending included. */
  tag: readonly EventId[]
}

export type ClocksView = View<ClocksKit>
