/**
 * A mistake that went unpunished, and how it could have killed: from the world just after it everybody plays by the book,
 * the one who erred too, and the sea intervenes as seldom as possible. What is found takes the fewest interventions, and
 * of those ways it is a shortest one.
 */
import type { Act } from '../kernel/act.ts'
import type { Breach, Kit, NodeId, Powers } from '../kernel/protocol.ts'
import { concretise } from './concretise.ts'
import { explore, type Progress } from './explore.ts'
import { Interventions, type Turn } from './interventions.ts'
import { type Moment, scopeAt } from './moment.ts'
import { ScopeSystem } from './scope.ts'

export interface Patience {
  /** In all, however many interventions. */
  readonly maxWorlds: number
  /** Asked often: true ends the search. The caller has a clock, this has none. */
  readonly until?: () => boolean
  readonly onProgress?: (progress: Progress & { readonly interventions: number }) => void
}

export interface CloseCall<K extends Kit> {
  readonly kill: Kill<K> | undefined
  readonly worlds: number
  /**
   * Without any kill, the ways with up to so many interventions were tried: soon after the mistake, where they are many.
   * Undefined: not even the calm sea's own.
   */
  readonly searched: number | undefined
  readonly powers: Powers
}

export interface Kill<K extends Kit> {
  /** From the world just after the mistake to the violation. */
  readonly acts: readonly Act<K>[]
  readonly breach: Breach & { readonly invariant: string }
  /** What the sea did out of its course, in order. */
  readonly interventions: readonly Exclude<Turn<K>['of'], 'course'>[]
}

const FEW = { drop: 1, duplicate: 1, crash: 1, fire: 2 } as const
/** Far enough for an election or a journey after the last intervention. */
const MOST_ACTS = 60
/**
 * For each number of interventions, the act before which all of them come: the more there are, the sooner. What a mistake
 * has left behind is soon used or overwritten, and the worlds of many late interventions are too many to look at.
 */
const ALL_BEFORE_ACT = [0, MOST_ACTS, MOST_ACTS, 40, 20] as const

/**
 * A little, and nothing that the night itself could not have done. Rings out of turn are not taken from the night's budget:
 * in an asynchronous sea any timer may ring before any boat lands.
 */
export function fewPowers<K extends Kit>({ level, night }: Moment<K>): Powers {
  const own = level.nights[night]?.powers
  if (!own) throw new Error(`level ${level.id} has no night ${night}`)
  return {
    ...own,
    drop: Math.min(FEW.drop, own.drop),
    duplicate: Math.min(FEW.duplicate, own.duplicate),
    crash: Math.min(FEW.crash, own.crash),
    fire: FEW.fire,
  }
}

/** Only the one who `erred` may crash: what others forget is not what this mistake costs. */
export function closeCall<K extends Kit>(moment: Moment<K>, erred: NodeId, patience: Patience): CloseCall<K> {
  const { protocol } = moment
  const powers = fewPowers(moment)
  const system = new ScopeSystem(protocol, scopeAt(moment, powers), {
    players: 'by the book',
    from: moment,
  })
  let worlds = 0
  let searched: number | undefined
  for (const [atMost, untilAct] of ALL_BEFORE_ACT.entries()) {
    const before = worlds
    const found = explore(new Interventions(system, atMost, untilAct, erred), {
      stopAtFirst: true,
      maxDepth: MOST_ACTS,
      maxStates: patience.maxWorlds - worlds,
      ...(patience.until && { shouldStop: patience.until }),
      onProgress: p => patience.onProgress?.({ ...p, states: before + p.states, interventions: atMost }),
    })
    worlds += found.distinct
    const [first] = found.violations
    if (first) {
      const kill = killOf(moment, first.initial.world, first.shortest, first.invariant)
      return { kill, worlds, searched, powers }
    }
    if (found.stoppedBy === 'shouldStop' || found.stoppedBy === 'maxStates') break
    searched = atMost
  }
  return { kill: undefined, worlds, searched, powers }
}

function killOf<K extends Kit>(
  { protocol, world }: Moment<K>,
  initial: ScopeSystem<K>['initial'][number],
  turns: readonly Turn<K>[],
  invariant: string,
): Kill<K> | undefined {
  const actions = turns.flatMap(({ act }) => (act ? [act] : []))
  const { acts, ends } = concretise(protocol, { initial, actions }, world)
  const breach = protocol.invariants.find(i => i.id === invariant)?.broken(ends)
  const interventions = turns.flatMap(({ of }) => (of === 'course' ? [] : [of]))
  return breach && { acts, breach: { ...breach, invariant }, interventions }
}
