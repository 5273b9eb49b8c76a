/** Situations of one server, in few words, for tests that read as a tutorial. */
import type { Card, NodeId } from '../../shared/kernel/protocol.ts'
import type { Disk, Memory, Message, Move, RaftKit, RaftView, Timer } from '../../shared/protocols/raft/words.ts'

const setup = { electionMs: [10_000, 36_000], heartbeatMs: 6_000, ships: 0 } as const

export interface Situation extends Partial<Omit<Memory, 'term' | 'votedFor'>> {
  /** How many servers there are: n1, n2, ... */
  readonly of?: number
  readonly self?: NodeId
  readonly term: number
  readonly votedFor?: NodeId
  /** Where it differs from memory. */
  readonly disk?: Disk
  readonly cards?: readonly Card<RaftKit>[]
  readonly armed?: readonly Timer[]
}

export function server(situation: Situation): RaftView {
  const { of = 3, self = 'n1', term, votedFor = null, disk, cards = [], armed = ['election'], ...rest } = situation
  const memory: Memory = {
    term,
    votedFor,
    role: 'follower',
    candle: 'draw',
    votes: [],
    asked: false,
    leader: null,
    followers: [],
    ...rest,
  }
  const cast = Object.fromEntries(Array.from({ length: of }, (_, i) => [`n${i + 1}`, 'server' as const]))
  return { self, cast, setup, secret: null, disk: disk ?? { term, votedFor }, memory, cards, armed }
}

export function boat(card: number, from: NodeId, message: Message): Card<RaftKit> {
  return { card, type: 'envelope', from, message }
}

export function ring(card: number, timer: Timer): Card<RaftKit> {
  return { card, type: 'timer', timer }
}

export function ship(card: number): Card<RaftKit> {
  return { card, type: 'request', request: { type: 'WhoLeads', ship: 'Petrel' } }
}

export const candidate = { role: 'candidate', votedFor: 'n1', asked: true } as const
export const leader = { role: 'leader', votedFor: 'n1', leader: 'n1', armed: ['heartbeat'] } as const

/** "grant card 1": how a move reads in a test's name. */
export function told(move: Move): string {
  return Object.entries(move)
    .map(([key, value]) => (key === 'type' ? String(value) : `${key} ${value === null ? 'nobody' : value}`))
    .join(', ')
}
