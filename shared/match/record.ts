/** What is written down of a night: every act as it happened, and every input with its place among the happenings. */
import type { Act } from '../kernel/act.ts'
import type { Fault } from '../kernel/fault.ts'
import type { Json } from '../kernel/json.ts'
import type { Kit, NodeId, View } from '../kernel/protocol.ts'
import type { Envelope } from '../kernel/world.ts'
import type { Confidence } from '../wire/screen.ts'
import type { Hand } from './hands.ts'

/** instructor: in the place of whoever sits there. */
export type Mover = 'person' | 'bot' | 'apprentice' | 'instructor' | 'sea'

/** One act as it happened. `sentBy`: for a delivery, the act that sent the envelope. */
export interface ActRecord<K extends Kit> {
  readonly index: number
  readonly atMs: number
  readonly act: Act<K>
  readonly by: Mover
  readonly node: NodeId | undefined
  readonly view: View<K> | undefined
  readonly mistakes: readonly K['rule'][]
  readonly sent: readonly Envelope<K>[]
  readonly claims: readonly K['claim'][]
  readonly envelope: Envelope<K> | undefined
  readonly sentBy: number | undefined
  /** It follows from a fault that was injected: without that it would not have happened, or not now. */
  readonly injected: boolean
}

export interface Input {
  /**
   * How many things had happened by themselves, acts or not: a ship that found the islander busy and waits outside is no
   * act, and yet what comes after depends on whether it had come.
   */
  readonly at: number
  readonly atMs: number
  readonly node: NodeId
  readonly what:
    | { readonly type: 'move'; readonly move: Json; readonly by?: 'instructor' }
    | { readonly type: 'refused'; readonly move: Json; readonly rule: string }
    | { readonly type: 'control'; readonly hand: Hand }
    | { readonly type: 'predict'; readonly id: string; readonly choice: number; readonly confidence: Confidence }
}

/** The candles were held (timers stood still) or let burn again. */
export interface HoldInput {
  readonly at: number
  readonly atMs: number
  readonly what: { readonly type: 'hold'; readonly held: boolean }
}

/** Somebody did this to the sea by hand. */
export interface FaultInput {
  readonly at: number
  readonly atMs: number
  readonly what: { readonly type: 'fault'; readonly fault: Fault; readonly why: string }
}

export type NightInput = Input | HoldInput | FaultInput
