/** Situations of one general, in few words, for tests that read as a tutorial. */
import type { Card, NodeId } from '../../shared/kernel/protocol.ts'
import type {
  GeneralsKit,
  GeneralsView,
  Memory,
  Message,
  Move,
  Setup,
  Value,
} from '../../shared/protocols/byzantine-generals/words.ts'

export interface Situation {
  /** How many generals there are: n1, n2, ... */
  readonly of?: number
  readonly self?: NodeId
  readonly traitor?: boolean
  readonly doubt?: boolean
  /** Who commands; n1 unless told. */
  readonly commanders?: readonly NodeId[]
  readonly sees?: Value
  readonly told?: readonly NodeId[]
  readonly relaying?: Memory['relaying']
  /** What was said about the order of n1: by n1 itself and by the others. */
  readonly heard?: Readonly<Record<NodeId, Value>>
  readonly cards?: readonly Card<GeneralsKit>[]
}

export function general(situation: Situation): GeneralsView {
  const { of = 4, self = 'n2', traitor = false, doubt = true, commanders = ['n1'], sees = 'attack' } = situation
  const { told = [], relaying = {}, heard, cards = [] } = situation
  const cast = Object.fromEntries(Array.from({ length: of }, (_, i) => [`n${i + 1}`, 'general' as const]))
  const setup: Setup = { rounds: 1, roundMs: 7_000, traitors: 1, commanders, doubt }
  return {
    self,
    cast,
    setup,
    secret: { traitor, sees: [sees] },
    disk: { decided: {} },
    memory: { round: 0, told, relaying, heard: heard ? { '0/n1': heard } : {} },
    cards,
    armed: ['round'],
  }
}

export function order(value: Value, card = 1): Card<GeneralsKit> {
  return said('n1', { type: 'order', round: 0, commander: 'n1', value }, card)
}

export function relay(from: NodeId, value: Value, card = 1): Card<GeneralsKit> {
  return said(from, { type: 'relay', round: 0, commander: 'n1', value }, card)
}

function said(from: NodeId, message: Message, card: number): Card<GeneralsKit> {
  return { card, type: 'envelope', from, message }
}

export const over: Card<GeneralsKit> = { card: 1, type: 'timer', timer: 'round' }

/** "tell n3 attack": how a move reads in a test's name. */
export function told(move: Move): string {
  return Object.entries(move)
    .filter(([key]) => key !== 'card' && key !== 'about')
    .map(([, value]) => String(value))
    .join(' ')
}
