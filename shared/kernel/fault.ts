/** What somebody can do to the sea by hand, or a script at a moment: each is a fault of the channel, of a node or of a clock. */
import type { NodeId } from './protocol.ts'

export type Fault =
  /** So many of the messages that sail from now on are lost; 0 to 1. */
  | { readonly type: 'loss'; readonly share: number }
  /** Boats that sail from now on take so many times as long. */
  | { readonly type: 'delay'; readonly factor: number }
  /** So many of the messages that sail from now on land twice; 0 to 1. */
  | { readonly type: 'duplicate'; readonly share: number }
  /** Nothing crosses between these and the rest, until it lifts. */
  | { readonly type: 'partition'; readonly side: readonly NodeId[] }
  | { readonly type: 'crash'; readonly node: NodeId }
  | { readonly type: 'restart'; readonly node: NodeId }
  /** The node's own clock jumps by so much. */
  | { readonly type: 'skew'; readonly node: NodeId; readonly byMs: number }
  /** Whatever was injected into the channel ends; who is dark stays dark. */
  | { readonly type: 'calm' }

export const FAULTS = ['loss', 'delay', 'duplicate', 'partition', 'crash', 'restart', 'skew', 'calm'] as const
