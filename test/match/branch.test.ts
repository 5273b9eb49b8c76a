/** What if: a night branches off at an act; the night itself stays, and the record of both plays to the same worlds. */
import { expect, test } from 'vitest'
import type { Json } from '../../shared/kernel/json.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { NightRun } from '../../shared/match/night-run.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'
import type { Input } from '../../shared/match/record.ts'
import { replay, worldHash } from '../../shared/match/replay.ts'
import { raft } from '../../shared/protocols/raft/index.ts'

const ANN = { id: 'ann', name: 'Ann' }

/** Answers before it writes, wherever it can; else by the book. */
function forgetful(match: PlayedMatch): Json | undefined {
  const entries = match.screen(ANN.id)?.cards.flatMap(card => card.moves) ?? []
  return entries.find(entry => entry.word === 'Reply: granted')?.move ?? match.owes(ANN.id)
}

function playOut(match: PlayedMatch, fromMs: number, choose: (match: PlayedMatch) => Json | undefined): number {
  let nowMs = fromMs
  while (match.phase === 'night') {
    const move = match.owes(ANN.id) === undefined ? undefined : choose(match)
    nowMs = move === undefined ? Math.max(nowMs, match.nextWakeMs() ?? nowMs) : nowMs + 500
    match.wake(nowMs)
    if (move !== undefined && match.phase === 'night') match.move(ANN.id, move, nowMs)
  }
  return nowMs
}

interface Page {
  readonly seed: string
  readonly night: number
  readonly hands: NightRun<never>['config']['hands']
  readonly learned: NonNullable<NightRun<never>['config']['learned']>
  readonly inputs: readonly Input[]
  readonly worldHash: string
}

test('a lost night is won from its wrong step on, and stands as it was', () => {
  const match = createMatch(
    { protocol: 'raft', level: 'amnesia', scaffold: 'practice', seed: 'what-if', players: [ANN] },
    0,
  )
  const lostMs = playOut(match, 0, forgetful)
  const lost = match.debrief()
  const blame = lost?.blame
  if (lost === undefined || blame === null || blame === undefined) throw new Error('the night was not lost')
  expect(lost.safety.held).toBe(false)
  const seat = match.seats.find(one => one.player === ANN.id)?.node

  expect(match.branch('somebody else', blame.node, blame.act, lostMs)).toBe(false)
  expect(match.branch(ANN.id, 'n99', blame.act, lostMs)).toBe(false)
  expect(match.branch(ANN.id, blame.node, 99_999, lostMs)).toBe(false)
  expect(match.unbranch(lostMs)).toBe(false)

  expect(match.branch(ANN.id, blame.node, blame.act, lostMs)).toBe(true)
  expect(match.phase).toBe('night')
  expect(Math.abs(match.tide().atMs - blame.atMs)).toBeLessThan(1)
  expect(match.seats.filter(one => one.player !== null).map(one => one.node)).toEqual([blame.node])
  // The logbook goes back to the night's beginning; what was answered wrongly is not in it.
  const log = match.log(ANN.id, 0)
  expect(log.length).toBeGreaterThan(0)
  expect(log.every(line => line.atMs <= blame.atMs)).toBe(true)
  expect(
    match
      .screen(ANN.id)
      ?.cards.flatMap(card => card.moves)
      .map(entry => entry.word),
  ).toContain('Reply: granted')

  const wonMs = playOut(match, lostMs, one => one.owes(ANN.id))
  const won = match.debrief()
  expect(won?.safety.held).toBe(true)
  expect(won?.branch).toEqual({ atMs: blame.atMs, node: blame.node })

  expect(match.unbranch(wonMs)).toBe(true)
  expect(match.debrief()).toEqual(lost)
  expect(match.seats.find(one => one.player === ANN.id)?.node).toBe(seat)

  const { nights } = match.record() as unknown as { readonly nights: readonly Page[] }
  expect(nights.length).toBe(2)
  const level = raft.levels.find(one => one.id === 'amnesia')
  if (level === undefined) throw new Error('there is no Amnesia')
  for (const { seed, night, hands, learned, inputs, worldHash: hash } of nights) {
    const again = replay({ protocol: raft, level, night, seed, hands, learned, sea: 'adversary' }, inputs)
    expect(worldHash(again.world)).toBe(hash)
  }
})
