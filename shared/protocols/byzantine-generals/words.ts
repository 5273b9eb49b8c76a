/**
 * The Byzantine Generals Problem. Lamport, Shostak and Pease, TOPLAS 4(3), 1982; sections and figures are those of that
 * paper. Oral messages and one traitor: algorithm OM(1) of §3. As in §1 every general has an order of its own to give, so
 * the problem is solved once for each of them: in every round each general commands once and is a lieutenant otherwise.
 */
import type { NodeId, View } from '../../kernel/protocol.ts'

export const VALUES = ['attack', 'retreat'] as const
export type Value = (typeof VALUES)[number]

/** What a loyal lieutenant ends with: an order it obeys, or the word that nobody could know it. */
export type Verdict = Value | 'cannot tell'

/** An order's name: "round/commander". */
export type OrderKey = string

/** Decisions cannot be taken back: they are on disk. */
export type Disk = { readonly decided: Readonly<Record<OrderKey, Verdict>> }

/** What was said, by whom: the message a lieutenant stands on is oral, there is no letter to show (§3, A2). */
export type Memory = {
  readonly round: number
  /** Whom this general has dealt with as commander of this round. */
  readonly told: readonly NodeId[]
  /** The same for relays that are half done. */
  readonly relaying: Readonly<Record<OrderKey, readonly NodeId[]>>
  readonly heard: Readonly<Record<OrderKey, Readonly<Record<NodeId, Value>>>>
}

export type Setup = {
  readonly rounds: number
  /** How long a round is: silence is known when it is over (§3, A3). */
  readonly roundMs: number
  /** m in OM(m). */
  readonly traitors: number
  /** Who commands in each round, all at the same time. */
  readonly commanders: readonly NodeId[]
  /** Whether a lieutenant may say that it cannot tell. */
  readonly doubt: boolean
}

/** Known to this general only: on whose side it is, and its own order in each round. */
export type Secret = { readonly traitor: boolean; readonly sees: readonly Value[] }

export type Message = {
  /** `order`: from the commander itself; `relay`: "this is what the commander told me". */
  readonly type: 'order' | 'relay'
  readonly round: number
  readonly commander: NodeId
  readonly value: Value
}

export type Timer = 'round'

/** Without a card: one's own order. With one: an answer to what it says. */
export type Move =
  | { readonly type: 'tell-all'; readonly value: Value; readonly card?: number }
  | {
      readonly type: 'tell'
      readonly to: NodeId
      readonly value: Value
      readonly card?: number
      readonly about?: number
    }
  | { readonly type: 'skip'; readonly to: NodeId; readonly card?: number; readonly about?: number }
  | { readonly type: 'obey'; readonly about: number }
  | { readonly type: 'note' | 'ignore' | 'go-on'; readonly card: number }
  | {
      readonly type: 'decide'
      readonly commander: NodeId
      readonly verdict: Verdict
      readonly card?: number
      readonly about?: number
    }

export type Claim =
  | { readonly type: 'decides'; readonly round: number; readonly commander: NodeId; readonly value: Value }
  | { readonly type: 'cannot-tell'; readonly round: number; readonly commander: NodeId }

export const RULES = [
  'three-is-enough',
  'first-word-counts',
  'trusts-some',
  'relays-otherwise',
  'keeps-silent',
  'against-majority',
  'gives-up',
] as const
export type RuleId = (typeof RULES)[number]

/** What loyal and other lieutenants ended with; 'gave up' where the words it had would have told. */
export type Ghost = { readonly decided: Readonly<Record<OrderKey, Readonly<Record<NodeId, Verdict | 'gave up'>>>> }

export type GeneralsKit = {
  role: 'general'
  setup: Setup
  secret: Secret
  disk: Disk
  memory: Memory
  message: Message
  request: null
  timer: Timer
  move: Move
  claim: Claim
  rule: RuleId
  ghost: Ghost
  tag: never
}

export type GeneralsView = View<GeneralsKit>

export function keyOf({ round, commander }: { readonly round: number; readonly commander: NodeId }): OrderKey {
  return `${round}/${commander}`
}
