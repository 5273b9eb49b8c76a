/** How each fault is asked for: what must be said of it, as data that one form can draw. */
import type { Fault } from '../../shared/kernel/fault.ts'
import type { NodeId } from '../../shared/kernel/protocol.ts'

/** What the form holds; a fault takes from it what it needs. */
export interface FaultDraft {
  readonly amount: number
  readonly nodes: readonly NodeId[]
}

export interface FaultForm {
  readonly type: Fault['type']
  /** What it does, in one line. */
  readonly says: string
  readonly amounts: readonly { readonly value: number; readonly word: string }[]
  /** How many nodes are named. */
  readonly nodes: 'none' | 'one' | 'some'
  /** Null: something is missing. */
  make(draft: FaultDraft): Fault | null
}

const shares = [0.1, 0.25, 0.5, 0.9].map(value => ({ value, word: `${Math.round(value * 100)}%` }))
const one = (draft: FaultDraft): NodeId | undefined => draft.nodes[0]

export const FAULT_FORMS: readonly FaultForm[] = [
  {
    type: 'loss',
    says: 'So many of the messages that sail from now on are lost.',
    amounts: shares,
    nodes: 'none',
    make: ({ amount }) => ({ type: 'loss', share: amount }),
  },
  {
    type: 'delay',
    says: 'Boats that sail from now on take so many times as long.',
    amounts: [2, 4, 8].map(value => ({ value, word: `${value}×` })),
    nodes: 'none',
    make: ({ amount }) => ({ type: 'delay', factor: amount }),
  },
  {
    type: 'duplicate',
    says: 'So many of the messages that sail from now on land twice.',
    amounts: shares,
    nodes: 'none',
    make: ({ amount }) => ({ type: 'duplicate', share: amount }),
  },
  {
    type: 'partition',
    says: 'Nothing crosses between these and the rest until you calm the sea.',
    amounts: [],
    nodes: 'some',
    make: ({ nodes }) => (nodes.length === 0 ? null : { type: 'partition', side: nodes }),
  },
  {
    type: 'crash',
    says: 'The node goes dark now: what was only in memory is gone.',
    amounts: [],
    nodes: 'one',
    make: draft => withNode(one(draft), node => ({ type: 'crash', node })),
  },
  {
    type: 'restart',
    says: 'A dark node wakes now, with what its disk holds.',
    amounts: [],
    nodes: 'one',
    make: draft => withNode(one(draft), node => ({ type: 'restart', node })),
  },
  {
    type: 'skew',
    says: 'The node’s own clock jumps by so much.',
    amounts: [-60, -10, 10, 60].map(s => ({ value: s * 1000, word: `${s < 0 ? '−' : '+'}${Math.abs(s)} s` })),
    nodes: 'one',
    make: draft => withNode(one(draft), node => ({ type: 'skew', node, byMs: draft.amount })),
  },
  {
    type: 'calm',
    says: 'Whatever was done to the channel ends. A dark node stays dark.',
    amounts: [],
    nodes: 'none',
    make: () => ({ type: 'calm' }),
  },
]

function withNode(node: NodeId | undefined, make: (node: NodeId) => Fault): Fault | null {
  return node === undefined ? null : make(node)
}
