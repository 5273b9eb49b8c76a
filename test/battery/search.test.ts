/** The search takes the kernel's steps: on random walks both come to the same worlds, up to names. */
import { describe, expect, it } from 'vitest'
import { beginning, named } from '../../shared/check/concretise.ts'
import { ScopeSystem } from '../../shared/check/scope.ts'
import { dieBetween } from '../../shared/kernel/dice.ts'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { step } from '../../shared/kernel/step.ts'
import { seeds } from '../../shared/match/simulate.ts'
import { scopes } from './nights.ts'

const STEPS = 120

function walk(system: ScopeSystem<Kit>, seed: string): number {
  let state = system.initial[dieBetween(seed, 'deal', '', 0, system.initial.length - 1)]
  if (!state) throw new Error('a scope without a deal')
  let world = beginning(system.protocol, state)
  for (let n = 0; n < STEPS; n++) {
    const tries = system.actions(state)
    const tried = tries[dieBetween(seed, 'walk', String(n), 0, tries.length - 1)]
    if (!tried) return n
    world = step(system.protocol, world, named(world, tried)).world
    state = system.next(state, tried)
    expect(system.find(world, state.deal, state.spending).key).toBe(state.key)
    expect(world.spent).toEqual(state.spending.spent)
  }
  return STEPS
}

describe.each(scopes)('$name', ({ protocol, scope }) => {
  it.each(['lawful', 'flawed'])('goes where the kernel goes, %s', players => {
    const flaws = players === 'lawful' ? [] : Object.keys(protocol.rules)
    const system = new ScopeSystem(protocol, scope, { flaws })
    let steps = 0
    for (const seed of seeds(60, 'walk')) steps += walk(system, seed)
    expect(steps).toBeGreaterThan(60 * 5)
  })
})
