/**
 * Raft, the election part. Ongaro and Ousterhout, "In Search of an Understandable Consensus Algorithm (Extended
 * Version)", 2014; sections and figures are those of that paper. Logs are empty here, so every candidate's log is up to
 * date (§5.4.1) and AppendEntries carries heartbeats only.
 */
import type { NodeId, View } from '../../kernel/protocol.ts'

export type Term = number
export type Candle = 'draw' | 'short' | 'long'

export const ROLES = ['follower', 'candidate', 'leader'] as const
export type RaftRole = (typeof ROLES)[number]

/** Figure 2, "Persistent state on all servers", without the log. */
export type Disk = { readonly term: Term; readonly votedFor: NodeId | null }

/** The working copy of what is on disk, and what a crash takes. */
export type Memory = {
  readonly term: Term
  readonly votedFor: NodeId | null
  readonly role: RaftRole
  /** How the election timeout is chosen; 'none': not yet. */
  readonly candle: Candle | 'none'
  readonly votes: readonly NodeId[]
  readonly asked: boolean
  readonly leader: NodeId | null
  /** Who has answered this leader's heartbeats in this term. */
  readonly followers: readonly NodeId[]
}

export type Setup = {
  readonly electionMs: readonly [number, number]
  readonly heartbeatMs: number
  /** How many ships the goal wants told rightly who leads. */
  readonly ships: number
}

export type Message =
  | { readonly type: 'RequestVote'; readonly term: Term }
  | { readonly type: 'Vote'; readonly term: Term; readonly granted: boolean }
  | { readonly type: 'AppendEntries'; readonly term: Term }
  | { readonly type: 'AppendReply'; readonly term: Term; readonly ok: boolean }

/** A ship asks this island who leads: clients talk to any server (§8). */
export type Request = { readonly type: 'WhoLeads'; readonly ship: string }

export type Timer = 'election' | 'heartbeat'

export type Move =
  | { readonly type: 'candle'; readonly length: Candle }
  | { readonly type: 'stand' | 'sleep' | 'beat' | 'rest'; readonly card: number }
  | { readonly type: 'write'; readonly term: Term; readonly votedFor: NodeId | null; readonly about?: number }
  | { readonly type: 'ask' | 'lead' }
  | {
      readonly type: 'grant' | 'refuse' | 'count' | 'follow' | 'reject' | 'note' | 'step-down' | 'keep' | 'drop'
      readonly card: number
    }
  | { readonly type: 'answer'; readonly card: number; readonly leader: NodeId | null }

export type Claim =
  | { readonly type: 'leads'; readonly term: Term }
  | { readonly type: 'answered'; readonly ship: string; readonly leader: NodeId | null }

export const RULES = [
  'votes-twice',
  'vote-in-memory',
  'stale-term-obeyed',
  'no-step-down',
  'same-timeout',
  'minority-leads',
  'leaves-undone',
  'misdirects',
] as const
export type RuleId = (typeof RULES)[number]

/** The judge's memory: who led which term, and which ships were told of a leader that led indeed. */
export type Ghost = { readonly leaders: Readonly<Record<string, readonly NodeId[]>>; readonly told: readonly string[] }

export type RaftKit = {
  role: 'server'
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

export type RaftView = View<RaftKit>
