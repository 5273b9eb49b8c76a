/** What an instructor sees of a match while it is played, does in somebody's place, and finds in the tables afterwards. */
import { expect, test } from 'vitest'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { perform } from '../../shared/match/calls.ts'
import { createMatch } from '../../shared/match/match.ts'
import { playedAgain } from '../../shared/match/page.ts'
import type { MatchConfig, PlayedMatch } from '../../shared/match/port.ts'
import { worldHash } from '../../shared/match/replay.ts'
import { levels } from '../battery/nights.ts'

const ANN = { id: 'ann', name: 'Ann' }
const BOB = { id: 'bob', name: 'Bob' }
const HAND_MS = 3_000
const LONGEST_MS = 900_000

function begin(config: Partial<MatchConfig> = {}): PlayedMatch {
  const plain = { protocol: 'raft', level: 'first-light', scaffold: 'practice', seed: 'watched' } as const
  return createMatch({ ...plain, players: [ANN, BOB], ...config }, 0)
}

/** Everybody answers after `HAND_MS`, by the book. `see`: after everything that happens; true ends it. */
function playOn(match: PlayedMatch, fromMs: number, see: (nowMs: number) => boolean | undefined = () => false): number {
  for (let nowMs = fromMs; nowMs < LONGEST_MS; nowMs += 500) {
    match.wake(nowMs)
    for (const { player } of match.seats) {
      if (player === null) continue
      const owed = match.owes(player)
      if (owed !== undefined && nowMs - (match.owedSinceMs(player) ?? nowMs) >= HAND_MS) match.move(player, owed, nowMs)
    }
    if (see(nowMs) || match.phase !== 'night') return nowMs
  }
  throw new Error('the night never ended')
}

test.each(levels)('$name: every seat is seen as it sees itself, and boats where they are', ({ protocol, level }) => {
  const match = begin({ protocol: protocol.name, level: level.id })
  let boats = 0
  playOn(match, 0, () => {
    const sight = match.watched.sight()
    expect(sight.islands.map(({ node, name }) => ({ node, name }))).toEqual(
      match.seats.map(({ node, name }) => ({ node, name })),
    )
    for (const boat of sight.boats) {
      expect(boat.leftMs).toBeLessThanOrEqual(sight.atMs + 1)
      expect(boat.landsMs).toBeGreaterThanOrEqual(sight.atMs - 1)
    }
    expect(new Set(sight.boats.map(({ key }) => key)).size).toBe(sight.boats.length)
    boats += sight.boats.length
    for (const { node, player } of match.seats)
      if (player !== null) {
        expect(match.watched.screen(node)).toBe(match.screen(player))
        expect(match.watched.log(node, 0)).toEqual(match.log(player, 0))
      } else expect(match.watched.screen(node)?.you.node).toBe(node)
    return false
  })
  expect(boats).toBeGreaterThan(0)
  expect(match.watched.screen('n99')).toBeUndefined()
})

test('what is seen going down does not land, and what is seen landing does', () => {
  const match = begin({ weather: { loss: 0.4, duplication: 0, delayMs: [1_000, 4_000] } })
  const foretold = new Map<string, { readonly sinks: boolean; readonly landsMs: number }>()
  playOn(match, 0, nowMs => {
    // A wall of fog that is raised later would belie what was foretold: it stands before anything sails.
    if (nowMs === 0) perform(match, { type: 'fault', fault: { type: 'partition', side: ['n1'] } }, nowMs)
    for (const boat of match.watched.sight().boats) foretold.set(boat.key, boat)
    return false
  })
  const seen = (match.debrief()?.diagram.arrows ?? []).flatMap(({ id, sentMs, endMs, fate }) => {
    const told = foretold.get(`${id}/${Math.round(sentMs)}`)
    return told && fate !== 'under way' ? [{ told, endMs: endMs ?? 0, lost: fate === 'lost' }] : []
  })
  expect(seen.length).toBeGreaterThan(0.9 * foretold.size)
  expect(seen.filter(({ lost }) => lost).length).toBeGreaterThan(10)
  for (const { told, endMs, lost } of seen) {
    expect(told.sinks).toBe(lost)
    expect(told.landsMs).toBeCloseTo(endMs, 3)
  }
})

test('what was injected and still holds is told, a crash until its node is back', () => {
  const match = begin()
  const inject = (fault: Parameters<PlayedMatch['fault']>[0], nowMs: number) => match.fault(fault, '', nowMs)
  inject({ type: 'loss', share: 0.2 }, 0)
  inject({ type: 'loss', share: 0.3 }, 0)
  inject({ type: 'partition', side: ['n1', 'n2'] }, 0)
  inject({ type: 'crash', node: 'n4' }, 0)
  expect(match.watched.injected()).toEqual(['30% of messages lost', 'partition: n1, n2 against the rest', 'n4 crashed'])
  expect(match.watched.sight()).toMatchObject({
    fog: [['n1', 'n2']],
    islands: expect.arrayContaining([
      expect.objectContaining({ node: 'n4', up: false, mark: { shape: 'none', word: 'crashed' } }),
    ]),
  })
  inject({ type: 'restart', node: 'n4' }, 0)
  inject({ type: 'calm' }, 0)
  expect(match.watched.injected()).toEqual([])
  expect(match.fault({ type: 'calm' }, '', 0)).toEqual({ ok: false, why: 'Nothing injected is in force.', rule: null })
})

test('the instructor moves in the place of a student: on the record as that, and not to the student’s score', () => {
  const match = begin()
  let acted = 0
  playOn(match, 0, nowMs => {
    if (acted >= 3) return false
    const owed = match.owes(ANN.id)
    const node = match.seats.find(({ player }) => player === ANN.id)?.node
    if (owed === undefined || node === undefined) return false
    expect(match.act(node, owed, nowMs)).toEqual({ ok: true })
    expect(match.log(ANN.id, 0).findLast(line => line.kind === 'moved')?.by).toBe('instructor')
    acted += 1
    return false
  })
  expect(match.act('n1', { type: 'wait' }, LONGEST_MS)).toMatchObject({ ok: false, rule: null })
  const debrief = match.debrief()
  const seat = debrief?.seats.find(one => one.player === ANN.name)
  const own = match.watched.moves().filter(({ node }) => node === seat?.node)
  expect(own.filter(({ actor }) => actor === 'instructor').length).toBe(acted)
  expect(own.filter(({ actor }) => actor === 'person').length).toBe((seat?.right ?? 0) + (seat?.wrong ?? 0))
  expect(acted).toBe(3)
})

test('an instructor in guided play is held to the rules like everybody, and nobody’s mistakes become more', () => {
  const match = begin({ scaffold: 'guided' })
  let refused = 0
  playOn(match, 0, nowMs => {
    for (const { node } of match.seats)
      for (const { move } of match.watched.screen(node)?.cards.flatMap(card => card.moves) ?? []) {
        const before = match.worldHash()
        const verdict = match.act(node, move, nowMs)
        if (verdict.ok) return refused > 0
        expect(verdict.rule).toBeNull()
        expect(match.worldHash()).toBe(before)
        refused += 1
      }
    return false
  })
  expect(refused).toBeGreaterThan(0)
  expect(match.watched.mistakes()).toEqual([])
})

test('the table of moves has every move, how long each person took, and what was injected', () => {
  const match = begin()
  perform(match, { type: 'fault', fault: { type: 'delay', factor: 2 } }, 0)
  playOn(match, 0)
  const moves = match.watched.moves()
  expect(moves[0]).toEqual({
    atMs: 0,
    node: '',
    actor: 'instructor',
    move: 'fault delay',
    args: { factor: 2 },
    mistake: '',
    latencyMs: null,
  })
  const byHand = moves.filter(({ actor }) => actor === 'person')
  expect(byHand.length).toBeGreaterThan(3)
  for (const { latencyMs } of byHand) {
    expect(latencyMs).toBeGreaterThanOrEqual(HAND_MS)
    expect(latencyMs).toBeLessThan(HAND_MS + 1_000)
  }
  const { events = [] } = match.debrief()?.diagram ?? {}
  expect(moves.length - 1).toBe(events.filter(({ kind }) => kind === 'move').length)
  expect(match.watched.lastMove(ANN.id)).not.toBe('')
})

test('a refused mistake is counted, though it never happened', () => {
  const match = begin({ scaffold: 'guided' })
  const rules: (string | null)[] = []
  playOn(match, 0, nowMs => {
    for (const { move } of match.screen(ANN.id)?.cards.flatMap(card => card.moves) ?? []) {
      const verdict = match.move(ANN.id, move, nowMs)
      if (verdict.ok) break
      rules.push(verdict.rule)
    }
    return rules.length > 2
  })
  expect(match.watched.mistakes().map(({ rule, player, act }) => ({ rule, player, act }))).toEqual(
    rules.map(rule => ({ rule, player: ANN.id, act: null })),
  )
})

test('with extra time the sea waits longer for one, and nobody is shown it', () => {
  const heldMs = (factor: number): number => {
    const match = begin()
    const before = [match.screen(BOB.id), match.seats]
    match.extraTime(ANN.id, factor, 0)
    expect([match.screen(BOB.id), match.seats]).toEqual(before)
    let sumMs = 0
    // Ann never answers; Bob does at once.
    for (let nowMs = 0; nowMs < 60_000; nowMs += 500) {
      match.wake(nowMs)
      const owed = match.owes(BOB.id)
      if (owed !== undefined) match.move(BOB.id, owed, nowMs)
      if (match.tide().held) sumMs += 500
    }
    return sumMs
  }
  expect(heldMs(2)).toBeGreaterThan(1.8 * heldMs(1))
})

test('a night with another channel, no adversary and a tweak is played again as it was, from its page alone', () => {
  const match = begin({
    weather: { loss: 0.1, duplication: 0.1, delayMs: [500, 2_000] },
    adversary: false,
    tweak: {
      title: 'Rough water',
      hints: false,
      nights: [
        {
          night: 0,
          faults: [{ atMs: 12_000, fault: { type: 'crash', node: 'n2' } }],
          requests: [{ nth: 0, atMs: null }],
        },
      ],
    },
  })
  const overMs = playOn(match, 0, nowMs => {
    if (nowMs === 20_000) perform(match, { type: 'fault', fault: { type: 'loss', share: 0.3 }, why: 'a storm' }, nowMs)
    return false
  })
  const page = match.page()
  if (page === undefined) throw new Error('not over')
  const again = playedAgain('raft', 'first-light', JSON.parse(JSON.stringify(page)))
  const { nights } = match.record() as unknown as { readonly nights: readonly { readonly worldHash: string }[] }
  expect(again && worldHash<Kit>(again.world)).toBe(nights[0]?.worldHash)
  expect(match.debrief()?.level.title).toBe('Rough water')
  expect(match.debrief()?.injected.map(({ words, why }) => [words, why])).toEqual([
    ['n2 crashed', ''],
    ['30% of messages lost', 'a storm'],
  ])
  expect(overMs).toBeGreaterThan(20_000)
})
