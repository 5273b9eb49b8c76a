import type { Kit, NodeId, View } from './protocol.ts'

/** A message on its way. The id is a name (sender, receiver, the sender's count), the same whatever else happens. */
export interface Envelope<K extends Kit> {
  readonly id: string
  readonly from: NodeId
  readonly to: NodeId
  readonly message: K['message']
  readonly tag?: K['tag']
}

export interface NodeState<K extends Kit> {
  readonly up: boolean
  readonly view: View<K>
  /** Names only, outside the view: what the next card and the next envelope are called. */
  readonly nextCard: number
  readonly sent: number
  /** Tags of the cards in the inbox, unseen by the seat. */
  readonly tags: Readonly<Record<number, K['tag']>>
}

export type Spent = Readonly<Record<'drop' | 'duplicate' | 'crash' | 'fire' | 'request', number>>

export interface World<K extends Kit> {
  readonly nodes: Readonly<Record<NodeId, NodeState<K>>>
  readonly channel: readonly Envelope<K>[]
  readonly ghost: K['ghost']
  readonly spent: Spent
}

/** What the judge sees of an act: who moved, what it had taken in, what it put on the record. */
export interface Happening<K extends Kit> {
  readonly node: NodeId
  readonly move?: K['move']
  readonly took?: K['tag']
  readonly claims: readonly K['claim'][]
}
