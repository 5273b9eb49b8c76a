/** What a search tries and what it leaves out, on a protocol small enough to count by hand. */
import { describe, expect, it } from 'vitest'
import { Calm } from '../../shared/check/calm.ts'
import { beginning, concretise, named } from '../../shared/check/concretise.ts'
import { explore } from '../../shared/check/explore.ts'
import { type ScopeOptions, ScopeSystem } from '../../shared/check/scope.ts'
import type { SearchWorld, Try } from '../../shared/check/search-world.ts'
import { dieBetween } from '../../shared/kernel/dice.ts'
import type { Scope } from '../../shared/kernel/level.ts'
import { step } from '../../shared/kernel/step.ts'
import { seeds } from '../../shared/match/simulate.ts'
import { dealTo, type EchoKit, echo, scopeOf } from '../kernel/echo.ts'

const GREET = { to: 'a', request: { type: 'Greet' } } as const
const TWICE = { requests: [GREET, GREET] }

function system(scope: Scope<EchoKit>, options?: ScopeOptions<EchoKit>): ScopeSystem<EchoKit> {
  return new ScopeSystem(echo, scope, options)
}

const broken = (scope: Scope<EchoKit>): readonly string[] => explore(system(scope)).violations.map(v => v.invariant)

/** The kinds of acts seen anywhere in a scope, for all worlds where `where` holds. */
function actsIn(
  searched: ScopeSystem<EchoKit>,
  where: (state: SearchWorld<EchoKit>) => boolean = () => true,
): ReadonlySet<Try<EchoKit>['type']> {
  const types = new Set<Try<EchoKit>['type']>()
  explore(searched, {
    onState: ({ state }) => {
      if (where(state)) for (const { type } of searched.actions(state)) types.add(type)
    },
  })
  return types
}

const busy = (state: SearchWorld<EchoKit>): boolean => state.nodes.some(n => n.busy)

describe('order', () => {
  it('any: a later greeting may overtake, and the schedule of it breaks the kernel’s world too', () => {
    const searched = system(scopeOf({}, TWICE))
    const [found] = explore(searched, { stopAtFirst: true }).violations
    if (!found) throw new Error('nothing overtook')
    const { begins, acts, ends } = concretise(echo, { initial: found.initial, actions: found.shortest })
    expect(begins.ghost.inOrder).toBe(true)
    expect(ends.ghost.inOrder).toBe(false)
    expect(acts.filter(a => a.type === 'deliver')).toEqual([
      { type: 'deliver', envelope: 'a>b#2' },
      { type: 'deliver', envelope: 'a>b#1' },
    ])
  })

  it('first in, first out: nothing overtakes', () => {
    expect(broken(scopeOf({ order: 'fifo' }, TWICE))).toEqual([])
  })

  it('first in, first out: a copy sails last, behind what came after its original', () => {
    expect(broken(scopeOf({ order: 'fifo', duplicate: 1 }, TWICE))).toEqual(['in-order'])
  })
})

describe('who moves', () => {
  it('eager: while somebody owes a move there are only moves and crashes', () => {
    const searched = system(scopeOf({ crash: 1, drop: 1, fire: 2 }, TWICE))
    expect([...actsIn(searched, busy)].sort()).toEqual(['crash', 'move'])
  })

  it('not eager: the world moves on meanwhile', () => {
    const searched = system(scopeOf({ fire: 2 }, { ...TWICE, eager: false }))
    expect([...actsIn(searched, busy)].sort()).toEqual(['deliver', 'fire', 'move', 'request'])
  })

  it('plays lawfully, or breaks only the rules it is given, or none binds it', () => {
    const worlds = (roleOfB: EchoKit['role'], flaws: readonly EchoKit['rule'][]): number => {
      const deals = [dealTo({ a: 'peer', b: roleOfB })]
      return explore(system(scopeOf({}, { requests: [GREET], deals }), { flaws })).distinct
    }
    const lawful = worlds('peer', [])
    expect(worlds('peer', ['ignores'])).toBeGreaterThan(lawful)
    expect(worlds('liar', [])).toBeGreaterThan(lawful)
  })

  it('lets only mortals crash', () => {
    const deals = [dealTo({ a: 'rock', b: 'rock' })]
    expect(actsIn(system(scopeOf({ crash: 1 }, { deals })))).not.toContain('crash')
  })
})

it('synchronous: timers ring only when nothing is under way and nothing owed', () => {
  const searched = system(scopeOf({ fire: 2, timing: 'synchronous' }, { ...TWICE, eager: false }))
  const unquiet = (state: SearchWorld<EchoKit>): boolean => busy(state) || state.channel.length > 0
  expect(actsIn(searched)).toContain('fire')
  expect(actsIn(searched, unquiet)).not.toContain('fire')
})

it('asks for every request once, and spends no more than its budgets', () => {
  const searched = system(scopeOf({ drop: 1, fire: 1 }, TWICE))
  const most = { drop: 0, duplicate: 0, crash: 0, fire: 0, request: 0 }
  explore(searched, {
    onState: ({ state }) => {
      for (const [what, n] of Object.entries(state.spending.spent) as [keyof typeof most, number][])
        most[what] = Math.max(most[what], n)
    },
  })
  expect(most).toEqual({ drop: 1, duplicate: 0, crash: 0, fire: 1, request: 2 })
})

it('reaches the goal when the sea calms down, from every world', () => {
  const searched = system(scopeOf({ drop: 1, crash: 1, fire: 1 }, TWICE))
  const calm = new Calm(searched)
  const ends = new Set<string>()
  explore(searched, { onState: ({ state }) => ends.add(calm.from(state)) })
  expect([...ends]).toEqual(['goal'])
})

it('goes where the kernel goes under every power, tags and all', () => {
  const powers = { drop: 1, duplicate: 1, crash: 1, fire: 3 }
  for (const order of ['any', 'fifo'] as const)
    for (const seed of seeds(40, order)) {
      const searched = system(scopeOf({ ...powers, order }, { ...TWICE, eager: false }), { flaws: ['ignores'] })
      let [state] = searched.initial
      if (!state) throw new Error('no deal')
      let world = beginning(echo, state)
      for (let n = 0; n < 60; n++) {
        const tries = searched.actions(state)
        const tried = tries[dieBetween(seed, 'walk', String(n), 0, tries.length - 1)]
        if (!tried) break
        world = step(echo, world, named(world, tried)).world
        state = searched.next(state, tried)
        expect(searched.find(world, state.deal, state.spending).key).toBe(state.key)
      }
    }
})
