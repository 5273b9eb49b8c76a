/** However foolishly it is played, no caller is lost from the books and none is counted twice. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../../shared/kernel/json.ts'
import type { Hands } from '../../shared/match/hands.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { load } from '../../shared/protocols/load/index.ts'
import type { LoadKit } from '../../shared/protocols/load/words.ts'

const evenings = load.levels.flatMap(level => level.nights.map((_, night) => ({ level, night })))
const nodes = ['n1', 'n2', 'n3', 'n4', 'n5'] as const
const hand = fc.oneof(
  fc.constant({ by: 'bot' } as const),
  fc.constantFrom(...Object.keys(load.rules)).map(flaw => ({ by: 'bot', flaw }) as const),
  fc.constantFrom('random' as const, 0, 1, 2).map(blunder => ({ by: 'bot', blunder }) as const),
)
const hands: fc.Arbitrary<Hands> = fc
  .tuple(...nodes.map(() => hand))
  .map(five => Object.fromEntries(nodes.map((node, i) => [node, five[i] ?? { by: 'bot' }])))

const sum = (counts: readonly { readonly count: number }[]): number => counts.reduce((n, { count }) => n + count, 0)

/** Every caller that came is answered in time, given up, or on the line; the judge's count is the towns' own. */
function mustBalance(run: NightRun<LoadKit>): void {
  let [answered, failed, came] = [0, 0, 0]
  for (const { view } of Object.values(run.world.nodes)) {
    const { memory } = view
    if (memory.role === 'client') {
      expect(memory.answered + memory.failed + sum(memory.batches)).toBe(memory.offered)
      expect(new Set(memory.batches.map(b => b.nth)).size).toBe(memory.batches.length)
      answered += memory.answered
      failed += memory.failed
      came += memory.offered
    }
    if (memory.role === 'service')
      for (const { left, count } of memory.queue) {
        expect(left).toBeGreaterThan(0)
        expect(left).toBeLessThanOrEqual(count)
      }
  }
  expect(run.world.ghost).toMatchObject({ answered, failed })
  expect(came).toBeLessThanOrEqual(run.plan.setup.offered)
}

/** An attempt is answered or turned away at most once: late answers are answers to attempts, not to callers. */
function mustAnswerOnce(run: NightRun<LoadKit>): void {
  const ended = run.acts.flatMap(({ sent }) =>
    sent.flatMap(({ to, message: { type, client, nth, attempt } }) =>
      type === 'Calls' || to !== client ? [] : [JSON.stringify([client, nth, attempt] satisfies Json)],
    ),
  )
  expect(new Set(ended).size).toBe(ended.length)
}

it('every caller ends in one way, or is under way', () => {
  fc.assert(
    fc.property(fc.constantFrom(...evenings), fc.string({ maxLength: 6 }), hands, (evening, seed, five) => {
      const run = new NightRun<LoadKit>({ ...evening, protocol: load, seed, hands: five, sea: 'adversary' }, () =>
        mustBalance(run),
      )
      while (!run.ended) run.advance()
      mustAnswerOnce(run)
    }),
    { seed: 20_261_121, numRuns: 60 },
  )
})
