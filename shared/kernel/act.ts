import type { Kit, NodeId } from './protocol.ts'

/** Anything nondeterministic. Chance, the adversary, a person and a search are four players of the same acts. */
export type Act<K extends Kit> =
  /** `clockMs`: what the mover's own clock read. Absent where clocks play no part. */
  | { readonly type: 'move'; readonly node: NodeId; readonly move: K['move']; readonly clockMs?: number }
  | { readonly type: 'deliver' | 'drop' | 'duplicate'; readonly envelope: string }
  | { readonly type: 'fire'; readonly node: NodeId; readonly timer: K['timer'] }
  | { readonly type: 'crash' | 'restart'; readonly node: NodeId }
  | { readonly type: 'request'; readonly node: NodeId; readonly request: K['request'] }
