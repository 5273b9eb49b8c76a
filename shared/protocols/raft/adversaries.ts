/**
 * The sea's plans. Each is a table of "when this is so, do that" over a world, named nodes only: seats rotate, so a name
 * says nothing about who sits there. Lawful play survives every one of them (the battery holds them to it).
 */
import type { Act } from '../../kernel/act.ts'
import type { Whim } from '../../kernel/level.ts'
import type { NodeId } from '../../kernel/protocol.ts'
import type { Envelope, World } from '../../kernel/world.ts'
import type { Memory, RaftKit } from './words.ts'

type Sea = World<RaftKit>
type Next = Act<RaftKit> | undefined
type Plan = (world: Sea, next: Next) => Whim<RaftKit>

const memory = (world: Sea, node: NodeId): Memory | undefined => world.nodes[node]?.view.memory
const up = (world: Sea, node: NodeId): boolean => world.nodes[node]?.up === true
const lit = (world: Sea, node: NodeId): boolean =>
  up(world, node) && world.nodes[node]?.view.armed.includes('election') === true

function landing(world: Sea, next: Next): Envelope<RaftKit> | undefined {
  return next?.type === 'deliver' ? world.channel.find(e => e.id === next.envelope) : undefined
}

/** The first plan with an answer. */
function firstOf(...plans: readonly Plan[]): Plan {
  return (world, next) => {
    for (const plan of plans) {
      const whim = plan(world, next)
      if (whim !== undefined) return whim
    }
    return undefined
  }
}

/** When every candle burns and nobody has stood, the given candles go out at once: rivals in one term. */
function rivalsStand(term: number, ...rivals: readonly NodeId[]): Plan {
  return world => {
    const all = Object.keys(world.nodes)
    if (all.some(n => (memory(world, n)?.term ?? 0) >= term && !rivals.includes(n))) return undefined
    const waiting = rivals.filter(n => memory(world, n)?.term === term - 1)
    const calm = all.every(n => memory(world, n)?.term !== term - 1 || lit(world, n))
    const node = waiting.find(n => lit(world, n))
    return node && (calm || waiting.length < rivals.length) ? { type: 'fire', node, timer: 'election' } : undefined
  }
}

/** Requests of one candidate wait until these voters have voted for the other, and are awake. */
function asksLast(term: number, candidate: NodeId, first: NodeId, voters: readonly NodeId[]): Plan {
  return (world, next) => {
    const e = landing(world, next)
    if (e?.message.type !== 'RequestVote' || e.message.term !== term || e.from !== candidate || !voters.includes(e.to))
      return undefined
    const voted = world.nodes[e.to]
    if (!voted?.up) return 'pass'
    // A voter that crashed may have forgotten its vote: what it gave is seen in the candidate's count or on the way.
    const gave =
      memory(world, first)?.votes.includes(e.to) ||
      world.channel.some(v => v.from === e.to && v.to === first && v.message.type === 'Vote')
    return gave || memory(world, first)?.role !== 'candidate' ? undefined : 'pass'
  }
}

/** Requests of a candidate never reach these nodes. */
function neverAsks(term: number, candidate: NodeId, nodes: readonly NodeId[]): Plan {
  return (world, next) => {
    const e = landing(world, next)
    const hit =
      e?.message.type === 'RequestVote' && e.message.term === term && e.from === candidate && nodes.includes(e.to)
    return hit ? { type: 'drop', envelope: e.id } : undefined
  }
}

/** While a candidate's election is not decided (votes asked for, under way or uncounted) no other leader's word reaches it. */
function hearsNoLeader(candidate: NodeId): Plan {
  return (world, next) => {
    const e = landing(world, next)
    const state = world.nodes[candidate]
    if (e?.message.type !== 'AppendEntries' || e.to !== candidate || state?.view.memory.role !== 'candidate')
      return undefined
    const { asked, votes } = state.view.memory
    const open = world.channel.some(
      v =>
        (v.from === candidate && v.message.type === 'RequestVote') || (v.to === candidate && v.message.type === 'Vote'),
    )
    const deciding = Object.values(world.nodes).some(n =>
      n.view.cards.some(c => c.type === 'envelope' && c.from === candidate && c.message.type === 'RequestVote'),
    )
    const uncounted = state.view.cards.some(c => c.type === 'envelope' && c.message.type === 'Vote')
    return !asked || open || deciding || uncounted || votes.length > Object.keys(world.nodes).length / 2
      ? 'pass'
      : undefined
  }
}

/** n1 and n5 stand in term 1; n2 and n3 hear n1 first, n4 hears n5: n1 wins by the book, n5 with anybody's second vote. */
const rivals = firstOf(
  rivalsStand(1, 'n1', 'n5'),
  neverAsks(1, 'n1', ['n4', 'n5']),
  asksLast(1, 'n5', 'n1', ['n2', 'n3']),
  hearsNoLeader('n5'),
)

/** Once the first leader is known to a majority its rival's candle goes out: by the book it steps down and the rival wins term 2. */
function leaderIsChallenged(by: NodeId): Plan {
  return world => {
    const term = 1
    const first = world.ghost.leaders[term]?.[0]
    if (first === undefined || first === by || memory(world, by)?.term !== term) return undefined
    const knowing = Object.keys(world.nodes).filter(n => memory(world, n)?.leader === first).length
    if (
      knowing > Object.keys(world.nodes).length / 2 &&
      memory(world, by)?.role === 'follower' &&
      lit(world, by) &&
      memory(world, first)?.role === 'leader'
    )
      return { type: 'fire', node: by, timer: 'election' }
    return undefined
  }
}

export const rivalsThenChallenge: Plan = firstOf(rivals, leaderIsChallenged('n5'))

/** A voter that has answered crashes; first of all one whose vote is not on disk. */
const voterCrashes: Plan = world => {
  if (world.spent.crash > 0) return undefined
  const answered = ['n3', 'n2'].filter(
    n =>
      up(world, n) &&
      (memory(world, 'n1')?.votes.includes(n) ||
        world.channel.some(e => e.from === n && e.message.type === 'Vote' && e.message.granted)),
  )
  const forgetful = answered.find(n => world.nodes[n]?.view.disk.votedFor !== 'n1')
  const victim = forgetful ?? (answered.length === 2 ? 'n3' : undefined)
  return victim === undefined ? undefined : { type: 'crash', node: victim }
}

export const amnesia: Plan = firstOf(voterCrashes, rivals)

/** The first leader goes dark as soon as a majority knows it. */
export const leaderGoesDark: Plan = world => {
  if (world.spent.crash > 0) return undefined
  const ids = Object.keys(world.nodes)
  const leader = ids.find(
    n =>
      up(world, n) &&
      memory(world, n)?.role === 'leader' &&
      ids.filter(f => memory(world, f)?.leader === n).length > ids.length / 2,
  )
  return leader === undefined ? undefined : { type: 'crash', node: leader }
}

/** A slow sea: requests for a vote sail past nobody whose candle has a fixed length until it has burnt down. */
export const slowSea: Plan = (world, next) => {
  const e = landing(world, next)
  if (e?.message.type !== 'RequestVote') return undefined
  const fixed = (node: NodeId): boolean => ['short', 'long', 'none'].includes(memory(world, node)?.candle ?? 'none')
  const waiting = (memory(world, e.to)?.term ?? 0) < e.message.term
  return fixed(e.from) && fixed(e.to) && waiting && memory(world, e.to)?.candle !== 'none' ? 'pass' : undefined
}

/**
 * n5 stands in term 1 and hears no answer in time: n4's sails on. In term 2 n5 and n2 stand together; n2 wins by the book
 * (n1, n4), and n5 only if it counts the vote n4 gave it in term 1.
 */
const lateVote: Plan = (world, next) => {
  const e = landing(world, next)
  const terms = memory(world, 'n5')?.term ?? 0
  if (e?.message.type === 'Vote' && e.to === 'n5' && e.message.term === 1) {
    if (e.from !== 'n4') return { type: 'drop', envelope: e.id }
    return terms >= 2 ? undefined : 'pass'
  }
  return undefined
}

const everybodyVotedInTermOne = (world: Sea): boolean =>
  Object.keys(world.nodes).every(n => (memory(world, n)?.term ?? 0) >= 1)

const secondRound: Plan = world => {
  const waiting = ['n2', 'n5'].filter(n => memory(world, n)?.term === 1)
  const node = waiting.find(n => lit(world, n))
  // One left: the other has stood already, and is not merely still in term 0.
  const ready = everybodyVotedInTermOne(world) && (waiting.length === 1 || waiting.every(n => lit(world, n)))
  return node && ready && Object.keys(world.ghost.leaders).length === 0
    ? { type: 'fire', node, timer: 'election' }
    : undefined
}

/** Until they have voted for the other rival. */
function hearsFirst(voter: NodeId, first: NodeId): Plan {
  return (world, next) => {
    const e = landing(world, next)
    if (e?.message.type !== 'RequestVote' || e.message.term !== 2 || e.to !== voter || e.from === first)
      return undefined
    return memory(world, voter)?.term === 2 ? undefined : 'pass'
  }
}

export const staleVote: Plan = firstOf(
  rivalsStand(1, 'n5'),
  lateVote,
  secondRound,
  hearsFirst('n1', 'n2'),
  hearsFirst('n4', 'n2'),
  hearsFirst('n3', 'n5'),
  hearsNoLeader('n5'),
)
