/** Whatever persons do to a night, the record of it plays to the same world. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../shared/kernel/fault.ts'
import type { Kit, NodeId } from '../../shared/kernel/protocol.ts'
import { unfitNow } from '../../shared/match/fault-law.ts'
import type { Hand } from '../../shared/match/hands.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { replay, worldHash } from '../../shared/match/replay.ts'
import { type Evening, evenings } from '../battery/nights.ts'
import { fault } from './faults.ts'

/**
 * What a class does to a night: wait, press a button (lawful or not), be refused one, hand a seat over, think aloud. Its
 * instructor makes a move at a seat, or does something to the sea.
 */
type Deed =
  | { readonly type: 'wait'; readonly happenings: number }
  | { readonly type: 'dawdle'; readonly shareOfWait: number }
  | { readonly type: 'press' | 'refused'; readonly seat: number; readonly button: number }
  | { readonly type: 'answer'; readonly seat: number }
  | { readonly type: 'lend'; readonly seat: number; readonly by: Hand['by'] }
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'act'; readonly seat: number; readonly button: number }
  | { readonly type: 'inject'; readonly fault: Fault }

const seat = fc.nat(7)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('wait' as const), happenings: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('dawdle' as const),
      shareOfWait: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('answer' as const), seat }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('press' as const, 'refused' as const), seat, button: fc.nat(9) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('lend' as const),
      seat,
      by: fc.constantFrom('person' as const, 'bot' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('hold' as const), held: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('act' as const), seat, button: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('inject' as const), fault }) },
)

function act(run: NightRun<Kit>, nodes: readonly NodeId[], what: Deed): void {
  const { protocol } = run.config
  if (what.type === 'wait') {
    for (let n = 0; n < what.happenings; n++)
      if (Number.isFinite(run.dueMs() ?? Number.POSITIVE_INFINITY)) run.advance()
  } else if (what.type === 'dawdle') {
    const due = run.dueMs() ?? run.nowMs
    if (Number.isFinite(due)) run.sailTo(run.nowMs + Math.max(0, due - run.nowMs) * what.shareOfWait)
  } else if (what.type === 'hold') {
    run.hold(what.held)
  } else if (what.type === 'inject') {
    if (unfitNow(run, what.fault) === undefined) run.inject(what.fault, 'for a lesson')
  } else {
    const node = nodes[what.seat % nodes.length]
    if (node === undefined || run.ended || !run.isUp(node)) return
    if (what.type === 'lend') {
      run.control(node, { by: what.by })
      return
    }
    const menu = protocol.menu(run.view(node))
    if (what.type === 'act') {
      const move = menu[what.button % Math.max(1, menu.length)]
      if (move !== undefined) run.play(node, move, 'instructor')
      return
    }
    if (run.hand(node).by !== 'person') return
    const move = what.type === 'answer' ? run.owed(node) : menu[what.button % Math.max(1, menu.length)]
    if (move === undefined) return
    const [rule] = run.mistakesOf(node, move)
    if (what.type === 'refused') rule !== undefined && run.refuse(node, move, rule)
    else run.play(node, move)
  }
}

function played(evening: Evening, seed: string, persons: number, deeds: readonly Deed[]): NightRun<Kit> {
  const nodes = Object.keys(evening.plan.deals[0] ?? {})
  const hands = Object.fromEntries(nodes.slice(0, persons).map(n => [n, { by: 'person' as const }]))
  const run: NightRun<Kit> = new NightRun({ ...evening, seed, hands })
  for (const what of deeds) act(run, nodes, what)
  run.hold(false)
  while (!run.ended) run.advance()
  return run
}

describe.each(evenings)('$name', evening => {
  it('is the same when played again', () => {
    fc.assert(
      fc.property(
        fc.nat(999),
        fc.integer({ min: 1, max: 5 }),
        fc.array(deed, { maxLength: 160, size: 'max' }),
        (n, persons, deeds) => {
          const run = played(evening, `class-${n}`, persons, deeds)
          const again = replay(run.config, run.inputs)
          expect(again.acts.map(a => [a.atMs, a.act])).toEqual(run.acts.map(a => [a.atMs, a.act]))
          expect(worldHash(again.world)).toBe(worldHash(run.world))
          expect(again.ended).toBe(run.ended)
        },
      ),
      { seed: 20_140_614, numRuns: 60 },
    )
  })
})
