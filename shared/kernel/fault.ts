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
  /** Whatever was injected into the channel ends; who is dark stays dark, and clocks stay as they are. */
  | { readonly type: 'calm' }

export const FAULTS = ['loss', 'delay', 'duplicate', 'partition', 'crash', 'restart', 'skew', 'calm'] as const

/** What it does, in words that can follow "from now on" as well as stand on a tile. */
export function faultWords(fault: Fault): string {
  switch (fault.type) {
    case 'loss':
      return `${percent(fault.share)} of messages lost`
    case 'delay':
      return `messages take ${fault.factor} times as long`
    case 'duplicate':
      return `${percent(fault.share)} of messages land twice`
    case 'partition':
      return `partition: ${fault.side.join(', ')} against the rest`
    case 'crash':
      return `${fault.node} crashed`
    case 'restart':
      return `${fault.node} restarted`
    case 'skew':
      return `clock of ${fault.node} ${Math.abs(fault.byMs) / 1000} s ${fault.byMs < 0 ? 'back' : 'ahead'}`
    case 'calm':
      return 'calm again'
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
