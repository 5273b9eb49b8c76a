/** The nights of a match: each stays readable for those who were there, and begins a match of one's own that ends as it would have. */
import { expect, test } from 'vitest'
import type { Json } from '../../shared/kernel/json.ts'
import { createMatch, NoSuchPlace } from '../../shared/match/match.ts'
import type { Fork, MatchConfig, PlayedMatch } from '../../shared/match/port.ts'
import { replay, worldHash } from '../../shared/match/replay.ts'
import { raft } from '../../shared/protocols/raft/index.ts'

const [ANN, BOB, EVE] = [
  { id: 'ann', name: 'Ann' },
  { id: 'bob', name: 'Bob' },
  { id: 'eve', name: 'Eve' },
]
const AMNESIA = { protocol: 'raft', level: 'amnesia', scaffold: 'practice' } as const

type Choose = (match: PlayedMatch, player: string) => Json | undefined
const byTheBook: Choose = (match, player) => match.owes(player)
/** Answers before it writes, wherever it can; else by the book. */
const forgetful: Choose = (match, player) =>
  match
    .screen(player)
    ?.cards.flatMap(card => card.moves)
    .find(entry => entry.word === 'Reply: granted')?.move ?? match.owes(player)

function playOut(match: PlayedMatch, fromMs: number, choose: Choose): number {
  let nowMs = fromMs
  while (match.phase === 'night') {
    const player = match.seats.find(seat => seat.player !== null && match.owes(seat.player) !== undefined)?.player
    const move = player ? choose(match, player) : undefined
    nowMs = move === undefined ? Math.max(nowMs, match.nextWakeMs() ?? nowMs) : nowMs + 500
    match.wake(nowMs)
    if (player && move !== undefined && match.phase === 'night') match.move(player, move, nowMs)
  }
  return nowMs
}

function lostNight(players: MatchConfig['players']): { readonly match: PlayedMatch; readonly nowMs: number } {
  const match = createMatch({ ...AMNESIA, seed: 'what-if', players }, 0)
  const nowMs = playOut(match, 0, (one, player) => (player === ANN.id ? forgetful : byTheBook)(one, player))
  if (match.debrief()?.safety.held !== false) throw new Error('the night was not lost')
  return { match, nowMs }
}

function forkOf(match: PlayedMatch, nth: number, player: string): Fork {
  const night = match.read(player, nth)
  const blame = night?.debrief().blame
  if (night === undefined || !blame) throw new Error('nothing to begin from')
  // As it comes out of the store.
  return structuredClone({ night: night.kept(), act: blame.act, node: blame.node })
}

const ownRoom = (from: Fork, player = BOB): MatchConfig => ({
  ...AMNESIA,
  seed: from.night.seed,
  players: [player],
  from,
})

test('a night of a group begins a match of one’s own, which wins it; the group’s stays as it was', () => {
  const { match, nowMs } = lostNight([ANN, BOB])
  const [told, hash, record] = [match.debrief(), match.worldHash(), JSON.stringify(match.record())]
  const from = forkOf(match, 1, BOB.id)
  const own = createMatch(ownRoom(from), 0)
  expect(own.phase).toBe('night')
  expect(own.seats.filter(seat => seat.player !== null)).toMatchObject([{ node: from.node, player: BOB.id }])
  const wonMs = playOut(own, 0, byTheBook)
  expect(own.debrief()).toMatchObject({ safety: { held: true }, branch: { node: from.node }, nth: 2 })
  expect(own.nights(BOB.id).map(entry => entry.ended)).toEqual(['broken', 'reached'])

  // The night it came from is there as well, with the group's names at the seats.
  expect(own.unbranch(wonMs)).toBe(true)
  expect(own.debrief()).toEqual(told)
  expect(own.seats.find(seat => seat.player === BOB.id)?.node).toBe(match.read(BOB.id, 1)?.seatOf(BOB.id))

  match.wake(nowMs + 60_000)
  expect([match.debrief(), match.worldHash(), JSON.stringify(match.record())]).toEqual([told, hash, record])
})

test('a match of one’s own plays again from its record and from its inputs to the same worlds', () => {
  const { match } = lostNight([ANN, BOB])
  const config = ownRoom(forkOf(match, 1, BOB.id))
  const [own, again] = [createMatch(config, 0), createMatch(config, 0)]
  expect(playOut(again, 0, byTheBook)).toBe(playOut(own, 0, byTheBook))
  expect(again.worldHash()).toBe(own.worldHash())
  expect(again.debrief()).toEqual(own.debrief())
  const level = raft.levels.find(one => one.id === AMNESIA.level)
  if (level === undefined) throw new Error('there is no Amnesia')
  for (const nth of [1, 2]) {
    const kept = own.read(BOB.id, nth)?.kept()
    if (kept === undefined) throw new Error(`no night ${nth}`)
    const { night, seed, hands, learned = {}, inputs } = kept
    const run = replay({ protocol: raft, level, night, seed, hands, learned, sea: 'adversary' }, inputs)
    expect(worldHash(run.world)).toBe(kept.worldHash)
  }
})

test('it does not begin where there is no such place, or from a night that led elsewhere', () => {
  const { match } = lostNight([ANN, BOB])
  const from = forkOf(match, 1, BOB.id)
  expect(() => createMatch(ownRoom({ ...from, node: 'n99' }), 0)).toThrow(NoSuchPlace)
  expect(() => createMatch(ownRoom({ ...from, act: 99_999 }), 0)).toThrow(NoSuchPlace)
  const shorter = { ...from.night, inputs: from.night.inputs.slice(0, -3) }
  expect(() => createMatch(ownRoom({ ...from, night: shorter }), 0)).toThrow()
  const other = { ...from.night, worldHash: 'another world' }
  expect(() => createMatch(ownRoom({ ...from, night: other }), 0)).toThrow(/led elsewhere/)
})

test('an earlier night tells what it told at its dawn, to those who were there', () => {
  const { match, nowMs } = lostNight([ANN, BOB])
  const told = match.debrief()
  expect(match.join(EVE, nowMs)).toBe(true)
  match.leave(BOB.id, nowMs)
  match.next(nowMs, 'another sea')
  for (const { id } of [ANN, BOB, EVE]) expect(match.read(id, 1)?.debrief()).toEqual(told)
  expect(match.read('a stranger', 1)).toBeUndefined()
  const secondMs = playOut(match, nowMs, byTheBook)
  expect(match.nights(EVE.id).map(({ nth, night, attempt }) => [nth, night.index, attempt])).toEqual([
    [1, 0, 1],
    [2, 1, 1],
  ])
  expect(match.nights(BOB.id).length).toBe(1)
  expect(match.read(BOB.id, 2)).toBeUndefined()

  // Many more: it is played again, and says the same.
  let lastMs = secondMs
  for (const seed of ['a', 'b', 'c', 'd']) {
    match.again(seed, lastMs)
    lastMs = playOut(match, lastMs, byTheBook)
  }
  expect(match.read(ANN.id, 1)?.debrief()).toEqual(told)
  expect(match.read(ANN.id, 1)?.knew(told?.blame?.act ?? -1)?.node).toBe(told?.blame?.node)
})

test('while the same sea is played again nothing is told of it, in no way', () => {
  const { match, nowMs } = lostNight([ANN, BOB])
  match.again(match.seed, nowMs)
  expect(match.nights(ANN.id).map(entry => entry.open)).toEqual([false])
  expect(match.read(ANN.id, 1)).toBeUndefined()
  expect(match.file(ANN.id, 1, 'record', 'test')).toBeUndefined()
  expect(match.debrief()).toBeUndefined()
  const endMs = playOut(match, nowMs, byTheBook)
  expect(match.nights(ANN.id).map(entry => entry.open)).toEqual([true, true])
  match.again('another sea', endMs)
  expect(match.nights(ANN.id).map(entry => entry.open)).toEqual([true, true])
  // A record that is taken along meanwhile ends with the night that it is of.
  const file = match.file(ANN.id, 1, 'record', 'test')
  expect((JSON.parse(file?.text ?? '{}') as { match: { nights: unknown[] } }).match.nights.length).toBe(1)
  expect(file?.text).not.toContain('another sea')
})

test('a match of one’s own has the changes of the group’s: by other rules the night would have led elsewhere', () => {
  const changed = { ...AMNESIA, adversary: false } as const
  const match = createMatch({ ...changed, seed: 'calm', players: [BOB] }, 0)
  playOut(match, 0, byTheBook)
  const night = match.read(BOB.id, 1)?.kept()
  if (night === undefined) throw new Error('no night')
  const own = { seed: night.seed, players: [BOB], from: structuredClone({ night, act: 5, node: 'n3' }) }
  expect(createMatch({ ...changed, ...own }, 0).phase).toBe('night')
  expect(() => createMatch({ ...AMNESIA, ...own }, 0)).toThrow()
})
