/**
 * The vocabulary: what a node keeps, says, does and claims. Cite here what you model, with the paper's own words.
 *
 * This example: nodes are asked to call a word to another node, which echoes it. Boats sink, so a call is repeated until
 * its echo is heard; and so an echo may come twice. J. H. Saltzer, D. P. Reed and D. D. Clark, "End-to-End Arguments in
 * System Design", ACM Transactions on Computer Systems 2(4), 1984.
 */
import type { NodeId, View } from '../../../../shared/kernel/protocol.ts'

/** A call whose echo has not been heard. */
export type Call = { readonly word: string; readonly to: NodeId; readonly tries: number }

/** Survives a crash. */
export type Disk = { readonly calls: readonly Call[]; readonly heard: readonly string[] }

/** Does not. Nothing here: what is noted at all is noted on disk. */
export type Memory = null

export type Setup = {
  /** How many words the goal wants heard. */
  readonly words: number
  readonly retryMs: number
}

export type Message =
  | { readonly type: 'Call'; readonly word: string; readonly attempt: number }
  | { readonly type: 'Echo'; readonly word: string }

/** The world outside wants this word called to that node. */
export type Request = { readonly type: 'Ask'; readonly word: string; readonly to: NodeId }

export type Timer = 'retry'

/** `card`: the card that the move answers. */
export type Move = {
  readonly type: 'call' | 'ignore' | 'echo' | 'count' | 'drop' | 'again' | 'give-up'
  readonly card: number
}

export type Claim = { readonly type: 'counted'; readonly word: string }

export const RULES = ['counts-twice', 'gives-up'] as const
export type RuleId = (typeof RULES)[number]

/** The judge's memory: who counted which word, once for every time. */
export type Ghost = { readonly counted: Readonly<Record<string, readonly NodeId[]>> }

export type ScaffoldedKit = {
  role: 'node'
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

export type ScaffoldedView = View<ScaffoldedKit>
