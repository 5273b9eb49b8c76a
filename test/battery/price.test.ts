/** The battery, point 5: every rule has its price. */
import { describe, expect, it } from 'vitest'
import type { Kit, Protocol } from '../../shared/kernel/protocol.ts'
import { step } from '../../shared/kernel/step.ts'
import { nightsTeaching, shareLost, strikingSeat, witnessOf } from '../tools/pricing.ts'
import { MISSED_BY_CHANCE, rules } from './nights.ts'

const SEEDS = 200
const AT_LEAST = 0.8

const taught = rules.flatMap(({ protocol, rule, law }) =>
  nightsTeaching(protocol, rule).map(setting => ({
    name: `${protocol.name}, ${rule} in ${setting.level.id}, night ${setting.night + 1}`,
    rule,
    law,
    setting,
  })),
)

describe.each(taught)('$name', ({ rule, law, setting }) => {
  it(`is lost in ${AT_LEAST * 100}% of ${SEEDS} nights, and by the book in none`, () => {
    const seat = strikingSeat(setting, rule, law)
    expect(shareLost(setting, rule, law, seat, SEEDS)).toBeGreaterThanOrEqual(AT_LEAST)
    const byTheBook = shareLost(setting, undefined, law, 'all', SEEDS)
    expect(byTheBook).toBeLessThanOrEqual(law.costs === 'goal' ? MISSED_BY_CHANCE : 0)
  })
})

const deadly = rules.flatMap(({ name, protocol, rule, law: { costs } }) =>
  costs === 'goal' ? [] : [{ name, protocol, rule, costs }],
)

/** Invariants broken after each act of a schedule, by the kernel's own step. */
function brokenAfterEach(protocol: Protocol<Kit>, rule: string): readonly (readonly string[])[] {
  const witness = witnessOf(protocol, rule)
  if (!witness) return []
  let world = witness.begins
  return witness.acts.map(act => {
    world = step(protocol, world, act).world
    return protocol.invariants.filter(i => i.broken(world) !== undefined).map(i => i.id)
  })
}

describe.each(deadly)('$name', ({ protocol, rule, costs }) => {
  it('has a witness: a schedule whose last act breaks its invariant, done again by the kernel', () => {
    const broken = brokenAfterEach(protocol, rule)
    expect(broken.at(-1)).toContain(costs.invariant)
    expect(broken.slice(0, -1).flat()).toEqual([])
  })

  if (costs.needs === undefined) return
  it(`needs a ${costs.needs}: without, no violation in its whole scope`, () => {
    const acts = witnessOf(protocol, rule)?.acts ?? []
    expect(acts.some(act => act.type === costs.needs)).toBe(true)
    expect(witnessOf(protocol, rule, 'needed')).toBeUndefined()
  })
})

it('names scopes that are there', () => {
  for (const { protocol, costs } of deadly) expect(protocol.scopes.map(s => s.id)).toContain(costs.scope)
})
