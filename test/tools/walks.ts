/** Broken matches of a small world: random walks in which every seat may break one rule, until an invariant breaks. */
import { beginning, named } from '../../shared/check/concretise.ts'
import { explore } from '../../shared/check/explore.ts'
import type { Moment } from '../../shared/check/moment.ts'
import { licenceOf } from '../../shared/check/rehearsal.ts'
import { ScopeSystem } from '../../shared/check/scope.ts'
import type { Act } from '../../shared/kernel/act.ts'
import { die, dieBetween } from '../../shared/kernel/dice.ts'
import type { Deal, Level, Scope } from '../../shared/kernel/level.ts'
import type { Kit, NodeId, Powers, Protocol } from '../../shared/kernel/protocol.ts'
import { step } from '../../shared/kernel/step.ts'

export interface Walk {
  readonly from: Moment<Kit>
  readonly powers: Powers
  readonly acts: readonly Act<Kit>[]
  readonly invariant: string
}

export interface Ground {
  readonly protocol: Protocol<Kit>
  readonly level: Level<Kit>
  readonly scope: Scope<Kit>
  readonly rule: string
  /** The one the rule is priced with. */
  readonly invariant: string
}

const LONGEST = 150
/** Most of the time something ordinary happens: what is rare would be spent at once otherwise. */
const RARELY = 0.1
const RARE: readonly string[] = ['crash', 'drop', 'duplicate', 'fire']

/** The walk with this seed, if it ends in a violation. */
export function brokenWalk({ protocol, level, scope, rule, invariant }: Ground, seed: string): Walk | undefined {
  const system = new ScopeSystem(protocol, scope, { flaws: [rule], invariant })
  const start = system.initial[dieBetween(seed, 'deal', '', 0, system.initial.length - 1)]
  if (!start) throw new Error(`scope ${scope.id} deals nothing`)
  const { deal } = start
  let state = start
  const requests = (scope.requests ?? []).map(asked => ({ atMs: 0, ...asked }))
  let world = beginning(protocol, start)
  const from: Moment<Kit> = {
    protocol,
    level,
    night: scope.night,
    deal,
    world,
    clocks: level.nights[scope.night]?.clocks,
    requests,
  }
  const acts: Act<Kit>[] = []
  for (let n = 0; n < LONGEST; n++) {
    const tries = system.actions(state)
    const ordinary = tries.filter(tried => !RARE.includes(tried.type))
    const choice = ordinary.length > 0 && die(seed, 'rare', String(n)) > RARELY ? ordinary : tries
    const tried = choice[dieBetween(seed, 'walk', String(n), 0, choice.length - 1)]
    if (!tried) return undefined
    const act = named(world, tried)
    acts.push(act)
    world = step(protocol, world, act).world
    state = system.next(state, tried)
    if (system.invariants.some(i => !i.holds(state))) return { from, powers: system.powers, acts, invariant }
  }
  return undefined
}

/** The seats that erred in a walk. */
export function erring({ from, powers, acts }: Walk): readonly NodeId[] {
  const licence = licenceOf({ protocol: from.protocol, begins: from.world, powers }, acts)
  return [...licence].flatMap(([node, rules]) => (rules.size > 0 ? [node] : []))
}

/** How many acts a shortest way to this violation has, with this deal and these seats erring. */
export function fewestActs(
  { protocol, scope, rule, invariant }: Ground,
  deal: Deal<Kit>,
  flawed: readonly NodeId[],
): number | undefined {
  const system = new ScopeSystem(protocol, { ...scope, deals: [deal] }, { flaws: [rule], flawed, invariant })
  return explore(system, { stopAtFirst: true }).violations[0]?.shortest.length
}
