/** What a hand can do and what then happens. Nothing here judges: foolish moves are as real as wise ones. */
import { majority } from '../../kernel/parts/majority.ts'
import type { Card, Effect, NodeId, Outcome, Seat } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { Candle, Disk, Memory, Message, Move, RaftKit, RaftView, Setup } from './words.ts'

type Effects = readonly Effect<RaftKit>[]
export type EnvelopeCard = Extract<Card<RaftKit>, { type: 'envelope' }>

export function start(): Outcome<RaftKit> {
  return { disk: { term: 0, votedFor: null }, memory: awake({ term: 0, votedFor: null }), effects: [] }
}

export function restart(_seat: Seat<RaftKit>, disk: Disk): Outcome<RaftKit> {
  return { disk, memory: awake(disk), effects: [] }
}

/** §5.2: "When servers start up, they begin as followers." */
function awake(disk: Disk): Memory {
  return { ...disk, role: 'follower', candle: 'none', votes: [], asked: false, leader: null, followers: [] }
}

export function others(view: RaftView): NodeId[] {
  return Object.keys(view.cast).filter(node => node !== view.self)
}

export function quorum(view: RaftView): number {
  return majority(Object.keys(view.cast).length)
}

export function unsaved(view: RaftView): boolean {
  return view.disk.term !== view.memory.term || view.disk.votedFor !== view.memory.votedFor
}

/** A server that is not leader runs an election timer; here its length is chosen by hand. */
export function needsCandle(view: RaftView): boolean {
  return (
    view.memory.role !== 'leader' &&
    !view.armed.includes('election') &&
    !view.cards.some(c => c.type === 'timer' && c.timer === 'election')
  )
}

export function menu(view: RaftView): readonly Move[] {
  const moves: Move[] = []
  const { memory } = view
  if (needsCandle(view)) for (const length of ['draw', 'short', 'long'] as const) moves.push({ type: 'candle', length })
  if (unsaved(view)) moves.push({ type: 'write', term: memory.term, votedFor: memory.votedFor })
  if (memory.role === 'candidate') moves.push({ type: 'ask' }, { type: 'lead' })
  for (const card of view.cards) moves.push(...answers(view, card))
  return moves
}

function answers(view: RaftView, card: Card<RaftKit>): readonly Move[] {
  const { memory } = view
  const n = card.card
  switch (card.type) {
    case 'timer':
      return card.timer === 'election'
        ? [
            { type: 'stand', card: n },
            { type: 'sleep', card: n },
          ]
        : [
            { type: 'beat', card: n },
            { type: 'rest', card: n },
          ]
    case 'request': {
      const known = memory.leader !== null && memory.leader !== view.self ? [memory.leader] : []
      return [view.self, ...known, null].map(leader => ({ type: 'answer', card: n, leader }))
    }
    case 'envelope': {
      const { message } = card
      const newer = message.term > memory.term
      const keep: Move[] = newer && memory.role !== 'follower' ? [{ type: 'keep', card: n }] : []
      switch (message.type) {
        case 'RequestVote': {
          const noted = memory.term === message.term && memory.votedFor === card.from && !unsaved(view)
          const write: Move[] =
            message.term < memory.term || noted
              ? []
              : [{ type: 'write', term: message.term, votedFor: card.from, about: n }]
          return [...write, { type: 'grant', card: n }, { type: 'refuse', card: n }, ...keep, { type: 'drop', card: n }]
        }
        case 'Vote': {
          const count: Move[] = message.granted && memory.role === 'candidate' ? [{ type: 'count', card: n }] : []
          return [
            ...count,
            ...(newer ? [{ type: 'step-down', card: n } as const] : []),
            ...keep,
            { type: 'drop', card: n },
          ]
        }
        case 'AppendEntries':
          return [{ type: 'follow', card: n }, { type: 'reject', card: n }, ...keep, { type: 'drop', card: n }]
        case 'AppendReply': {
          const note: Move[] = message.ok && memory.role === 'leader' ? [{ type: 'note', card: n }] : []
          return [
            ...note,
            ...(newer ? [{ type: 'step-down', card: n } as const] : []),
            ...keep,
            { type: 'drop', card: n },
          ]
        }
        default:
          return unreachable(message)
      }
    }
  }
}

export function envelope(view: RaftView, card: number): EnvelopeCard {
  const found = view.cards.find(c => c.card === card)
  if (found?.type !== 'envelope') throw new Error(`card ${card} is not an envelope`)
  return found
}

export function apply(view: RaftView, move: Move): Outcome<RaftKit> {
  const { disk, memory, self } = view
  const keepDisk = (next: Memory, effects: Effects = []): Outcome<RaftKit> => ({ disk, memory: next, effects })
  switch (move.type) {
    case 'candle':
      return keepDisk({ ...memory, candle: move.length }, [armElection(view.setup, move.length)])
    case 'stand': {
      // §5.2: "increments its current term and transitions to candidate state. It then votes for itself". After a split
      // vote the timeout is chosen anew, so a candidate that stands again has its candle to pick again.
      const again = memory.role === 'candidate'
      const candle = again ? 'none' : memory.candle
      const next: Memory = {
        ...memory,
        term: memory.term + 1,
        votedFor: self,
        role: 'candidate',
        candle,
        votes: [self],
        asked: false,
        leader: null,
        followers: [],
      }
      return keepDisk(next, rearm(view.setup, candle))
    }
    case 'sleep':
      return keepDisk(memory, rearm(view.setup, memory.candle))
    case 'beat':
      return keepDisk(memory, [...toAll(view, { type: 'AppendEntries', term: memory.term }), armHeartbeat(view.setup)])
    case 'rest':
      return keepDisk(memory, [armHeartbeat(view.setup)])
    case 'write':
      return write(view, { term: move.term, votedFor: move.votedFor })
    case 'ask':
      return keepDisk({ ...memory, asked: true }, toAll(view, { type: 'RequestVote', term: memory.term }))
    case 'lead':
      return keepDisk({ ...memory, role: 'leader', leader: self, followers: [] }, lead(view, memory.term))
    case 'answer': {
      const card = view.cards.find(c => c.card === move.card)
      const ship = card?.type === 'request' ? card.request.ship : ''
      return keepDisk(memory, [{ type: 'claim', claim: { type: 'answered', ship, leader: move.leader } }])
    }
    case 'drop':
      return keepDisk(memory)
    default:
      return answerEnvelope(view, move.type, envelope(view, move.card))
  }
}

type Answer = 'grant' | 'refuse' | 'count' | 'follow' | 'reject' | 'note' | 'step-down' | 'keep'

function answerEnvelope(view: RaftView, answer: Answer, card: EnvelopeCard): Outcome<RaftKit> {
  const { disk, memory } = view
  const { from, message } = card
  const newer = message.term > memory.term
  const reply = (m: Message): Effect<RaftKit> => ({ type: 'send', to: from, message: m })
  switch (answer) {
    case 'grant': {
      const yes = reply({ type: 'Vote', term: message.term, granted: true })
      if (message.term < memory.term) return { disk, memory, effects: [yes] } // signs an old ballot
      const next = follower(memory, { term: message.term, votedFor: from }, newer ? null : memory.leader)
      // §5.2: granting a vote restarts the election timeout.
      return { disk, memory: next, effects: [yes, ...retire(view), ...rearm(view.setup, next.candle)] }
    }
    case 'refuse': {
      const term = Math.max(memory.term, message.term)
      const seen = newer ? adopt(view, term) : { disk, memory, effects: [] }
      return { ...seen, effects: [reply({ type: 'Vote', term, granted: false }), ...seen.effects] }
    }
    case 'count':
      return { disk, memory: { ...memory, votes: [...new Set([...memory.votes, from])].sort() }, effects: [] }
    case 'follow': {
      const term = message.term
      const seen = newer ? adopt(view, term) : { disk, memory, effects: [] as Effects }
      const next = { ...follower(seen.memory, { term: seen.memory.term, votedFor: seen.memory.votedFor }, from) }
      const effects = [
        reply({ type: 'AppendReply', term, ok: true }),
        ...retire(view),
        ...rearm(view.setup, next.candle),
      ]
      return { disk: seen.disk, memory: next, effects }
    }
    case 'reject':
      return { disk, memory, effects: [reply({ type: 'AppendReply', term: memory.term, ok: false })] }
    case 'note':
      return { disk, memory: { ...memory, followers: [...new Set([...memory.followers, from])].sort() }, effects: [] }
    case 'step-down':
      return adopt(view, message.term)
    case 'keep': {
      // Takes the newer number and stays what it was: a leader goes on to claim the newer term.
      const next = { term: message.term, votedFor: view.self }
      const effects: Effects = memory.role === 'leader' ? lead(view, message.term) : []
      return { disk: next, memory: { ...memory, ...next, followers: [] }, effects }
    }
  }
}

/** The vote (or the term) goes to disk and the working copy follows it. */
function write(view: RaftView, disk: Disk): Outcome<RaftKit> {
  const { memory } = view
  const newer = disk.term > memory.term
  const next = newer ? follower(memory, disk, null) : { ...memory, ...disk }
  return { disk, memory: next, effects: newer ? stopLeading(view, next.candle) : [] }
}

/** §5.1: "If one server's current term is smaller than the other's, then it updates its current term to the larger value"; a candidate or leader reverts to follower. */
function adopt(view: RaftView, term: number): Outcome<RaftKit> {
  const disk = { term, votedFor: null }
  const next = follower(view.memory, disk, null)
  return { disk, memory: next, effects: stopLeading(view, next.candle) }
}

function follower(memory: Memory, vote: Disk, leader: NodeId | null): Memory {
  return { ...memory, ...vote, role: 'follower', votes: [], asked: false, leader, followers: [] }
}

function retire(view: RaftView): Effects {
  return view.memory.role === 'leader' ? [{ type: 'disarm', timer: 'heartbeat' }] : []
}

/** A leader has no election timer running; when it steps down it needs one. */
function stopLeading(view: RaftView, candle: Memory['candle']): Effects {
  return view.memory.role === 'leader' ? [...retire(view), ...rearm(view.setup, candle)] : []
}

function lead(view: RaftView, term: number): Effects {
  return [
    { type: 'claim', claim: { type: 'leads', term } },
    { type: 'disarm', timer: 'election' },
    ...toAll(view, { type: 'AppendEntries', term }),
    armHeartbeat(view.setup),
  ]
}

function toAll(view: RaftView, message: Message): Effect<RaftKit>[] {
  return others(view).map(to => ({ type: 'send', to, message }))
}

function rearm(setup: Setup, candle: Memory['candle']): Effects {
  return candle === 'none' ? [{ type: 'disarm', timer: 'election' }] : [armElection(setup, candle)]
}

function armElection(setup: Setup, candle: Candle): Effect<RaftKit> {
  const [shortMs, longMs] = setup.electionMs
  const afterMs = candle === 'draw' ? setup.electionMs : candle === 'short' ? shortMs : longMs
  return { type: 'arm', timer: 'election', afterMs }
}

function armHeartbeat(setup: Setup): Effect<RaftKit> {
  return { type: 'arm', timer: 'heartbeat', afterMs: setup.heartbeatMs }
}
