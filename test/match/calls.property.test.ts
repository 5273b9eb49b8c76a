/**
 * A server that comes back after a crash makes the stored calls again, at their own times. However often the match was
 * woken and looked at in between the first time, it then stands where it stood.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../../shared/kernel/json.ts'
import type { Scaffold } from '../../shared/kernel/level.ts'
import type { NodeId } from '../../shared/kernel/protocol.ts'
import { type Call, perform } from '../../shared/match/calls.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { MatchConfig, PlayedMatch, PlayerId, Verdict } from '../../shared/match/port.ts'
import { EXTRA_TIMES } from '../../shared/wire/classroom.ts'
import { SPEEDS } from '../../shared/wire/messages.ts'
import { CONFIDENCES, type Confidence, type Screen } from '../../shared/wire/screen.ts'
import { levels } from '../battery/nights.ts'
import { fault } from './faults.ts'

const PLAYERS = ['ann', 'bob', 'cem'] as const
const player = fc.constantFrom(...PLAYERS)

type Deed =
  | { readonly type: 'wait'; readonly waitMs: number; readonly wakes: number }
  /** What the hint says, or any button of the own screen. */
  | { readonly type: 'press'; readonly player: PlayerId; readonly button: number | 'owed' }
  | { readonly type: 'guess'; readonly player: PlayerId; readonly confidence: Confidence }
  /** Any button of anybody's screen, by the instructor. */
  | { readonly type: 'act'; readonly node: NodeId; readonly button: number }
  | { readonly type: 'call'; readonly call: Call }

const call: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ type: fc.constant('control' as const), player, by: fc.constantFrom('person' as const, 'bot' as const) }),
  fc.record({ type: fc.constant('join' as const), player: fc.record({ id: player, name: fc.constant('Late') }) }),
  fc.record({ type: fc.constant('leave' as const), player }),
  fc.record({ type: fc.constant('pause' as const), paused: fc.boolean() }),
  fc.record({ type: fc.constant('speed' as const), factor: fc.constantFrom(...SPEEDS) }),
  fc.record({ type: fc.constant('next' as const) }),
  fc.record({ type: fc.constant('next' as const), seed: fc.constantFrom('three', 'four') }),
  fc.record({ type: fc.constant('again' as const), seed: fc.constantFrom('one', 'two') }),
  fc.record({ type: fc.constant('branch' as const), player, node: fc.constantFrom('n1', 'n2', 'n3'), act: fc.nat(60) }),
  fc.record({ type: fc.constant('unbranch' as const) }),
  fc.record({ type: fc.constant('rename' as const), player, name: fc.constant('Renamed') }),
  fc.record({ type: fc.constant('fault' as const), fault, why: fc.constant('to see what happens') }),
  fc.record({ type: fc.constant('extraTime' as const), player, factor: fc.constantFrom(...EXTRA_TIMES) }),
  fc.record({
    type: fc.constant('move' as const),
    player,
    id: fc.constant('x'),
    move: fc.constant({ type: 'no such move' }),
  }),
)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('wait' as const),
      waitMs: fc.double({ min: 0, max: 12_000, noNaN: true }),
      wakes: fc.integer({ min: 0, max: 9 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('press' as const),
      player,
      button: fc.oneof(fc.constant('owed' as const), fc.nat(9)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('guess' as const), player, confidence: fc.constantFrom(...CONFIDENCES) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('act' as const), node: fc.constantFrom('n1', 'n2'), button: fc.nat(9) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('call' as const), call }) },
)

interface Stamped {
  readonly atMs: number
  readonly call: Call
  readonly verdict: Verdict
}

/** A call that was turned away is not stored: it must not have left a trace. */
function stored(calls: readonly Stamped[]): readonly Stamped[] {
  return calls.filter(({ verdict }) => verdict.ok || verdict.rule !== null)
}

/** Any real clock: it neither begins at nought nor ticks in whole milliseconds. */
const BEGAN_MS = 1234.567891

function press(match: PlayedMatch, id: PlayerId, button: number | 'owed'): Call | undefined {
  const move = button === 'owed' ? match.owes(id) : entry(match.screen(id), button)
  return move === undefined ? undefined : { type: 'move', player: id, id: 'x', move }
}

function entry(screen: Screen | undefined, button: number): Json | undefined {
  const buttons = screen === undefined ? [] : [...screen.moves, ...screen.cards.flatMap(card => card.moves)]
  return buttons[button % Math.max(1, buttons.length)]?.move
}

function callOf(match: PlayedMatch, what: Exclude<Deed, { readonly type: 'wait' }>): Call | undefined {
  if (what.type === 'call') return what.call
  if (what.type === 'press') return press(match, what.player, what.button)
  if (what.type === 'act') {
    const move = entry(match.watched.screen(what.node), what.button)
    return move === undefined ? undefined : { type: 'act', node: what.node, move }
  }
  const asked = match.screen(what.player)?.predict
  if (!asked) return undefined
  return { type: 'predict', player: what.player, id: asked.id, choice: 0, confidence: what.confidence }
}

function played(match: PlayedMatch, deeds: readonly Deed[]): { readonly calls: readonly Stamped[]; endMs: number } {
  const calls: Stamped[] = []
  let nowMs = BEGAN_MS
  for (const what of deeds) {
    if (what.type === 'wait') {
      const beganMs = nowMs
      for (let n = 1; n <= what.wakes; n += 1) match.wake(beganMs + (what.waitMs * n) / (what.wakes + 1))
      nowMs += what.waitMs
      continue
    }
    const made = callOf(match, what)
    if (made !== undefined) calls.push({ atMs: nowMs, call: made, verdict: perform(match, made, nowMs) })
  }
  match.wake(nowMs)
  return { calls, endMs: nowMs }
}

/** Screens leave out what was reckoned when they were last looked at: where the ends of held timers are shown. */
function standing(match: PlayedMatch): unknown {
  return {
    hash: match.worldHash(),
    phase: match.phase,
    seats: match.seats,
    tide: match.tide(),
    next: match.nextWakeMs(),
    logs: PLAYERS.map(id => match.log(id, 0)),
    screens: PLAYERS.map(id => ({ ...match.screen(id), timers: undefined })),
    owed: PLAYERS.map(id => match.owedSinceMs(id)),
    mistakes: match.watched.mistakes(),
    moves: match.watched.moves(),
    inForce: match.watched.inForce(),
  }
}

it.each(levels)('$name stands where it stood when its calls are made again', ({ protocol, level }) => {
  fc.assert(
    fc.property(
      fc.constantFrom<Scaffold>('guided', 'practice', 'exam'),
      fc.integer({ min: 1, max: 3 }),
      fc.array(deed, { minLength: 20, maxLength: 120, size: 'max' }),
      (scaffold, persons, deeds) => {
        const config: MatchConfig = {
          protocol: protocol.name,
          level: level.id,
          scaffold,
          seed: 'calls',
          players: PLAYERS.slice(0, persons).map(id => ({ id, name: id })),
        }
        const match = createMatch(config, BEGAN_MS)
        const { calls, endMs } = played(match, deeds)
        const again = createMatch(config, BEGAN_MS)
        for (const one of stored(calls)) expect(perform(again, one.call, one.atMs)).toEqual(one.verdict)
        again.wake(endMs)
        expect(standing(again)).toEqual(standing(match))
      },
    ),
    { seed: 20_140_614, numRuns: 40 },
  )
})
