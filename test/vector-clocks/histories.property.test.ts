/** Whatever hands do on random matches: the judge knows the true order, and right stamps tell it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hand } from '../../shared/match/hands.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { vectorClocks } from '../../shared/protocols/vector-clocks/index.ts'
import { happenedBefore } from '../../shared/protocols/vector-clocks/judge.ts'
import { less, told } from '../../shared/protocols/vector-clocks/stamp.ts'
import type { ClocksKit, EventId, Stamp } from '../../shared/protocols/vector-clocks/words.ts'
import { RULES } from '../../shared/protocols/vector-clocks/words.ts'
import { Closure } from './closure.ts'

const nights = vectorClocks.levels.flatMap(level => level.nights.map((_, night) => ({ level, night })))

const book = fc.constant<Hand>({ by: 'bot' })
const anyHand: fc.Arbitrary<Hand> = fc.oneof(
  book,
  fc.constant<Hand>({ by: 'bot', blunder: 'random' }),
  fc.constantFrom(...RULES).map((flaw): Hand => ({ by: 'bot', flaw })),
)

interface Match {
  readonly where: (typeof nights)[number]
  readonly seed: number
  readonly sea: 'adversary' | 'chance'
  readonly hands: readonly Hand[]
}

const matches = (hand: fc.Arbitrary<Hand>): fc.Arbitrary<Match> =>
  fc.record({
    where: fc.constantFrom(...nights),
    seed: fc.nat(9_999),
    sea: fc.constantFrom('adversary' as const, 'chance' as const),
    hands: fc.array(hand, { minLength: 5, maxLength: 5 }),
  })

function played({ where, seed, sea, hands }: Match): NightRun<ClocksKit> {
  const nodes = Object.keys(where.level.nights[where.night]?.deals[0] ?? {})
  const run = new NightRun<ClocksKit>({
    protocol: vectorClocks,
    ...where,
    seed: `random-${seed}`,
    sea,
    hands: Object.fromEntries(nodes.map((node, i) => [node, hands[i] ?? { by: 'bot' }])),
  })
  while (!run.ended) run.advance()
  return run
}

function stampsOf(run: NightRun<ClocksKit>): ReadonlyMap<EventId, Stamp> {
  return new Map(Object.values(run.world.nodes).flatMap(({ view }) => view.disk.log.map(e => [e.event, e.stamp])))
}

const PINNED = { seed: 19_780_701, numRuns: 150 }

describe('vector-clocks, random matches', () => {
  it('the judge’s causal histories are the transitive closure of what was done', () => {
    let [ordered, concurrent] = [0, 0]
    fc.assert(
      fc.property(matches(anyHand), match => {
        const run = played(match)
        const closure = new Closure(run)
        expect([...closure.events].sort()).toEqual(Object.keys(run.world.ghost.past).sort())
        for (const a of closure.events)
          for (const b of closure.events) {
            const before = closure.before(a, b)
            if (happenedBefore(run.world.ghost, a, b) !== before) throw new Error(`${a} and ${b}: ${before}`)
            if (before) ordered += 1
            else if (a !== b && !closure.before(b, a)) concurrent += 1
          }
      }),
      PINNED,
    )
    expect(Math.min(ordered, concurrent)).toBeGreaterThan(10_000)
  })

  it('right vectors tell the true order of all events, and right numbers keep the clock condition', () => {
    fc.assert(
      fc.property(matches(book), match => {
        const run = played(match)
        const closure = new Closure(run)
        const stamps = stampsOf(run)
        const vector = run.plan.setup.kind === 'vector'
        expect(run.ended).toBe('reached')
        for (const a of closure.events)
          for (const b of closure.events) {
            const smaller = less(stamps.get(a) ?? {}, stamps.get(b) ?? {})
            const before = closure.before(a, b)
            if (vector ? smaller !== before : before && !smaller) throw new Error(`${a} and ${b}: ${before}`)
          }
      }),
      PINNED,
    )
  })

  it('what two right stamps of different islands are said to tell is so', () => {
    fc.assert(
      fc.property(matches(book), match => {
        const run = played(match)
        const closure = new Closure(run)
        const stamps = [...stampsOf(run)]
        for (const [a, x] of stamps)
          for (const [b, y] of stamps) {
            if (a.startsWith(b.slice(0, 2))) continue
            const says = told(run.plan.setup.kind, x, y)
            const [before, after] = [closure.before(a, b), closure.before(b, a)]
            const truth = before ? 'before' : after ? 'after' : 'concurrent'
            if (says !== 'cannot-tell' && says !== truth) throw new Error(`${a} and ${b}: ${says}, and ${truth}`)
          }
      }),
      { ...PINNED, numRuns: 60 },
    )
  })
})
