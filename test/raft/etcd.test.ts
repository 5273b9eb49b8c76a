/**
 * Election outcomes that the authors of etcd wrote down, from etcd-io/raft (Apache-2.0): raft_paper_test.go and
 * quorum/testdata/majority_vote.txt, commit-independent tables. Servers here play by the book, through the kernel.
 */
import { describe, expect, it } from 'vitest'
import { majority } from '../../shared/kernel/parts/majority.ts'
import { begin, nodeOf, step } from '../../shared/kernel/step.ts'
import type { World } from '../../shared/kernel/world.ts'
import { raft } from '../../shared/protocols/raft/index.ts'
import { textbook } from '../../shared/protocols/raft/rulebook.ts'
import type { Message, RaftKit, RaftRole, RaftView } from '../../shared/protocols/raft/words.ts'
import { boat, candidate, leader, server } from './situation.ts'

type Sea = World<RaftKit>

function cluster(size: number): Sea {
  const nodes = Array.from({ length: size }, (_, i) => `n${i + 1}`)
  const deal = Object.fromEntries(
    nodes.map(n => [n, { role: 'server' as const, secret: null, chair: 'either' as const }]),
  )
  return begin(raft, { electionMs: [10_000, 36_000], heartbeatMs: 6_000, ships: 0 }, deal).world
}

/** n1 alone: the world in which it has this view and nothing else is there. */
function alone(view: RaftView): Sea {
  const state = { up: true, view, nextCard: 9, sent: 0, tags: {} }
  return { nodes: { n1: state }, channel: [], ghost: raft.ghost, spent: cluster(1).spent }
}

/** Everything the book owes at n1, done. */
function byTheBook(from: Sea): Sea {
  let world = from
  for (let move = raft.textbook(nodeOf(world, 'n1').view); move; move = raft.textbook(nodeOf(world, 'n1').view))
    world = step(raft, world, { type: 'move', node: 'n1', move }).world
  return world
}

function hears(world: Sea, from: string, message: Message): Sea {
  const envelope = { id: `${from}>n1`, from, to: 'n1', message }
  const arrived = step(raft, { ...world, channel: [envelope] }, { type: 'deliver', envelope: envelope.id }).world
  return byTheBook(arrived)
}

function campaign(size: number): Sea {
  const ready = byTheBook(cluster(size))
  return byTheBook(step(raft, ready, { type: 'fire', node: 'n1', timer: 'election' }).world)
}

/** TestLeaderElectionInOneRoundRPC: votes of servers 2, 3, ... in order: y granted, n refused. */
describe.each<readonly [size: number, votes: string, state: RaftRole]>([
  [1, '', 'leader'],
  [3, 'yy', 'leader'],
  [3, 'y', 'leader'],
  [5, 'yyyy', 'leader'],
  [5, 'yyy', 'leader'],
  [5, 'yy', 'leader'],
  // etcd becomes a follower when a majority refuses; the paper leaves it a candidate until its timer rings (§5.2).
  [3, 'nn', 'candidate'],
  [5, 'nnnn', 'candidate'],
  [5, 'ynnn', 'candidate'],
  [3, '', 'candidate'],
  [5, 'y', 'candidate'],
  [5, 'nn', 'candidate'],
  [5, '', 'candidate'],
])('one of %i servers stands and hears "%s"', (size, votes, state) => {
  it(`is ${state}`, () => {
    let world = campaign(size)
    for (const [i, v] of [...votes].entries())
      world = hears(world, `n${i + 2}`, { type: 'Vote', term: 1, granted: v === 'y' })
    expect(nodeOf(world, 'n1').view.memory).toMatchObject({ role: state, term: 1 })
  })
})

/** TestFollowerVote: "each follower will vote for at most one candidate in a given term". */
describe.each<readonly [votedFor: string | undefined, by: string, granted: boolean]>([
  [undefined, 'n2', true],
  [undefined, 'n3', true],
  ['n2', 'n2', true],
  ['n3', 'n3', true],
  ['n2', 'n3', false],
  ['n3', 'n2', false],
])('a follower that voted for %s is asked by %s in the same term', (votedFor, by, granted) => {
  it(granted ? 'grants' : 'refuses', () => {
    const view = server({
      term: 1,
      ...(votedFor !== undefined && { votedFor }),
      cards: [boat(1, by, { type: 'RequestVote', term: 1 })],
    })
    const { channel } = byTheBook(alone(view))
    expect(channel.map(e => [e.to, e.message])).toEqual([[by, { type: 'Vote', term: 1, granted }]])
  })
})

/** TestFollowerUpdateTermFromMessage, TestCandidateUpdateTermFromMessage, TestLeaderUpdateTermFromMessage. */
describe.each([
  ['follower', server({ term: 1 })],
  ['candidate', server({ term: 1, ...candidate })],
  ['leader', server({ term: 1, ...leader })],
])('a %s hears of a newer term', (_, view) => {
  it('takes it over and is a follower', () => {
    const { memory, disk } = nodeOf(hears(alone(view), 'n2', { type: 'AppendEntries', term: 2 }), 'n1').view
    expect(memory).toMatchObject({ term: 2, role: 'follower' })
    expect(disk.term).toBe(2)
  })
})

/** TestCandidateFallback: an AppendEntries of its own term or a newer one. */
it.each([1, 2])('a candidate of term 1 follows a leader of term %i', term => {
  const view = server({ term: 1, ...candidate })
  const { memory } = nodeOf(hears(alone(view), 'n2', { type: 'AppendEntries', term }), 'n1').view
  expect(memory).toMatchObject({ role: 'follower', term, leader: 'n2' })
})

/** TestRejectStaleTermMessage: "if a server receives a request with a stale term number, it rejects the request". */
it.each<Message>([
  { type: 'RequestVote', term: 1 },
  { type: 'AppendEntries', term: 1 },
])('a server of term 2 rejects $type of term 1', message => {
  const before = server({ term: 2 })
  const world = hears(alone(before), 'n2', message)
  expect(nodeOf(world, 'n1').view.memory).toEqual(before.memory)
  expect(world.channel.map(e => e.message)).toEqual([
    message.type === 'RequestVote'
      ? { type: 'Vote', term: 2, granted: false }
      : { type: 'AppendReply', term: 2, ok: false },
  ])
})

/**
 * quorum/testdata/majority_vote.txt: votes of all voters, _ for none yet. Left out is the empty set of voters, which wins
 * there by convention and does not occur here.
 */
it.each([
  ['_', 'pending'],
  ['n', 'lost'],
  ['y', 'won'],
  ['__', 'pending'],
  ['n_', 'lost'],
  ['y_', 'pending'],
  ['ny', 'lost'],
  ['yy', 'won'],
  ['___', 'pending'],
  ['n__', 'pending'],
  ['y__', 'pending'],
  ['nn_', 'lost'],
  ['yn_', 'pending'],
  ['yy_', 'won'],
  ['yyn', 'won'],
  ['nyn', 'lost'],
  ['yyny___', 'pending'],
  ['_yy_nyn', 'pending'],
  ['yyny_ny', 'won'],
  ['yy_nynn', 'pending'],
  ['yynynnn', 'lost'],
])('votes %s: %s', (votes, result) => {
  const need = majority(votes.length)
  const yes = [...votes].filter(v => v === 'y').length
  const no = [...votes].filter(v => v === 'n').length
  expect(yes >= need ? 'won' : votes.length - no < need ? 'lost' : 'pending').toBe(result)
  // The same by the book: a candidate leads exactly when it has won.
  const voters = [...votes].flatMap((v, i) => (v === 'y' ? [`n${i + 1}`] : []))
  const view = server({ of: votes.length, term: 1, ...candidate, votes: voters })
  expect(textbook(view)).toEqual(result === 'won' ? { type: 'lead' } : undefined)
})
