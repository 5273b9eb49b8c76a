/** The battery, point 4, exhaustively: in every scope lawful play holds what its level declares, and calm play ends well. */
import { describe, expect, it } from 'vitest'
import { Calm } from '../../shared/check/calm.ts'
import { explore } from '../../shared/check/explore.ts'
import { ScopeSystem } from '../../shared/check/scope.ts'
import { begin } from '../../shared/kernel/step.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import { witnessOf } from '../tools/pricing.ts'
import { levels, scopes } from './nights.ts'

const searched = scopes.filter(s => s.scope.worlds > 0)
const tooLarge = scopes.filter(s => s.scope.worlds === 0)

describe.each(searched)('$name', ({ protocol, scope }) => {
  it(`has ${scope.worlds} worlds, and lawful and calm play hold in all of them what its level declares`, () => {
    const level = protocol.levels.find(l => l.id === scope.level)
    const system = new ScopeSystem(protocol, scope)
    const calm = new Calm(system)
    let stuck = 0
    const found = explore(system, {
      onState: ({ state }) => {
        if (calm.from(state) !== 'goal') stuck += 1
      },
    })
    expect(found.exhausted).toBe(true)
    expect(found.distinct).toBe(scope.worlds)
    if (level?.lawful === 'safe') expect(found.violations).toEqual([])
    else expect(found.violations.length).toBeGreaterThan(0)
    if (level?.calm === 'reaches the goal') expect(stuck).toBe(0)
    else expect(stuck).toBeGreaterThan(0)
  })
})

/** Some witnesses need a world that nobody searches to the end. As deep as the witness lies, lawful play is safe there. */
describe.each(tooLarge)('$name', ({ protocol, scope }) => {
  it('is safe for lawful play as deep as the witness of what it prices', () => {
    const depths = Object.entries(protocol.rules)
      .filter(([, { costs }]) => costs !== 'goal' && costs.scope === scope.id)
      .map(([rule]) => witnessOf(protocol, rule)?.acts.length ?? 0)
    const maxDepth = Math.max(...depths)
    expect(maxDepth).toBeGreaterThan(0)
    expect(explore(new ScopeSystem(protocol, scope), { maxDepth }).violations).toEqual([])
  })
})

describe.each(levels)('$name', ({ protocol, level }) => {
  it('is searched to the end in some scope', () => {
    expect(searched.some(s => s.protocol === protocol && s.scope.level === level.id)).toBe(true)
  })
})

describe.each(protocols.map(protocol => ({ name: protocol.name, protocol })))('$name', ({ protocol }) => {
  it('is searched with a crash, where a node can crash', () => {
    const crashed = searched.filter(s => s.protocol === protocol && s.scope.powers.crash > 0)
    const [night] = protocol.levels.flatMap(level => level.nights)
    const deal = night?.deals[0]
    if (!night || !deal) throw new Error(`${protocol.name} has no night`)
    const { world } = begin(protocol, night.setup, deal)
    const mortals = Object.values(world.nodes).filter(({ view }) => protocol.mortal?.(view) !== false)
    expect(crashed.length > 0).toBe(mortals.length > 0)
  })
})
