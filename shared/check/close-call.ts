/**
 * A mistake that went unpunished, and how it could have killed: from the world just after it the others play by the book,
 * and the sea intervenes as seldom as possible. First the one who erred plays by the book as well: what is found in order
 * takes the fewest interventions, and of those ways it is a shortest one. What is found in storms is cut down. Then that
 * seat may make the same mistake again: a belief that was harmless once is none the less deadly.
 */
import type { Act } from '../kernel/act.ts'
import type { Breach, Kit, NodeId, Powers } from '../kernel/protocol.ts'
import { explore, type Progress } from './explore.ts'
import { Interventions } from './interventions.ts'
import { type Intervention, inOrder, inStorm } from './kill.ts'
import { fewPowers, type Moment, scopeAt } from './moment.ts'
import { ScopeSystem } from './scope.ts'
import { storms } from './storm.ts'

export interface Patience {
  /** In all, however many interventions. */
  readonly maxWorlds: number
  /** Asked often: true ends the search. The caller has a clock, this has none. */
  readonly until?: () => boolean
  readonly onProgress?: (progress: Pick<Progress, 'states'>) => void
}

export interface CloseCall<K extends Kit> {
  readonly kill: Kill<K> | undefined
  readonly worlds: number
  /**
   * Without any kill by this mistake alone, the ways with up to so many interventions were tried: soon after the mistake,
   * where they are many. Undefined: not even the calm sea's own.
   */
  readonly searched: number | undefined
  /** This mistake alone could do nothing from there on, by the book and with these powers: every world was looked at. */
  readonly harmless: boolean
  readonly powers: Powers
}

export interface Kill<K extends Kit> {
  /** From the world just after the mistake to the violation. */
  readonly acts: readonly Act<K>[]
  readonly breach: Breach & { readonly invariant: string }
  /** What the sea did out of its course. */
  readonly interventions: readonly Intervention[]
  /** The same seat made the same mistake again on the way. */
  readonly again: boolean
}

/** Far enough for an election or a journey after the last intervention. */
const MOST_ACTS = 60
/** A storm wanders, and is cut down afterwards. */
const MOST_ACTS_IN_STORM = 150
/**
 * For each number of interventions, the act before which all of them come: the more there are, the sooner. What a mistake
 * has left behind is soon used or overwritten, and the worlds of many late interventions are too many to look at.
 */
const ALL_BEFORE_ACT = [0, MOST_ACTS, MOST_ACTS, 40, 20] as const
/** So many interventions are looked at in order before the storms. */
const BEFORE_STORMS = 2

/** What each part of the search may cost at most, as a share of all worlds and in worlds. */
const COSTS = {
  everything: { share: 0.05, worlds: 4_000 },
  few: { share: 0.3, worlds: 20_000 },
  storms: { share: 0.15, worlds: 15_000 },
  'once more': { share: 0.15, worlds: 20_000 },
  again: { share: 0.3, worlds: 200_000 },
  more: { share: 1, worlds: Number.POSITIVE_INFINITY },
} as const

/**
 * Only the one who `erred` may crash: what others forget is not what this mistake costs. `rules`: those that were broken.
 * `idle`: it is known that this mistake alone made no difference.
 */
export function closeCall<K extends Kit>(
  moment: Moment<K>,
  erred: NodeId,
  rules: readonly K['rule'][],
  patience: Patience,
  idle = false,
): CloseCall<K> {
  return new Calling(moment, erred, rules, patience).call(idle)
}

class Calling<K extends Kit> {
  private readonly moment: Moment<K>
  private readonly erred: NodeId
  private readonly rules: readonly K['rule'][]
  private readonly patience: Patience
  private readonly powers: Powers
  private readonly over: () => boolean
  private worlds = 0
  private searched: number | undefined

  constructor(moment: Moment<K>, erred: NodeId, rules: readonly K['rule'][], patience: Patience) {
    this.moment = moment
    this.erred = erred
    this.rules = rules
    this.patience = patience
    this.powers = fewPowers(moment)
    this.over = patience.until ?? (() => false)
  }

  call(idle: boolean): CloseCall<K> {
    const harmless = idle || this.isHarmless([])
    const few = ALL_BEFORE_ACT.slice(0, BEFORE_STORMS + 1)
    const kill =
      (harmless ? undefined : (this.inOrder(few, 'few') ?? this.inStorms([], 'storms'))) ??
      this.again(harmless) ??
      (harmless ? undefined : this.inOrder(ALL_BEFORE_ACT, 'more'))
    return { kill, worlds: this.worlds, searched: this.searched, harmless, powers: this.powers }
  }

  /** All worlds that can follow, whatever rings when, are few, and none of them is broken. */
  private isHarmless(flaws: readonly K['rule'][]): boolean {
    const system = this.system(flaws, { ...this.powers, fire: MOST_ACTS })
    const { exhausted, violations } = this.explored('everything', (maxStates, shouldStop) =>
      explore(system, { stopAtFirst: true, maxStates, shouldStop }),
    )
    return exhausted && violations.length === 0
  }

  private inOrder(untilAct: readonly number[], cost: keyof typeof COSTS): Kill<K> | undefined {
    const system = this.system([], this.powers)
    for (const [atMost, until] of untilAct.entries()) {
      if (atMost <= (this.searched ?? -1)) continue
      const { kill, ended } = this.withInterventions(system, atMost, until, cost)
      if (kill ?? !ended) return kill
      this.searched = atMost
    }
    return undefined
  }

  /** The same mistake once more and a calm sea; or as often as that seat likes, in a storm. */
  private again(harmless: boolean): Kill<K> | undefined {
    if (this.rules.length === 0 || (harmless && this.isHarmless(this.rules))) return undefined
    const system = this.system(this.rules, this.powers)
    return this.withInterventions(system, 1, MOST_ACTS_IN_STORM, 'once more').kill ?? this.inStorms(this.rules, 'again')
  }

  /** `ended`: all ways were tried. */
  private withInterventions(
    system: ScopeSystem<K>,
    atMost: number,
    untilAct: number,
    cost: keyof typeof COSTS,
  ): { readonly kill: Kill<K> | undefined; readonly ended: boolean } {
    const found = this.explored(cost, (maxStates, shouldStop, before) =>
      explore(new Interventions(system, atMost, untilAct, this.erred), {
        stopAtFirst: true,
        maxDepth: Math.max(MOST_ACTS, untilAct),
        maxStates,
        shouldStop,
        onProgress: ({ states }) => this.patience.onProgress?.({ states: before + states }),
      }),
    )
    const [first] = found.violations
    const kill = first && inOrder(this.moment, first.initial.world, first.shortest, first.invariant, this.erred)
    return { kill, ended: found.stoppedBy !== 'shouldStop' && found.stoppedBy !== 'maxStates' }
  }

  private inStorms(flaws: readonly K['rule'][], cost: keyof typeof COSTS): Kill<K> | undefined {
    const system = this.system(flaws, this.powers)
    const before = this.worlds
    const { actions, invariant, worlds } = storms(system, {
      seed: cost,
      crashing: this.erred,
      maxActs: MOST_ACTS_IN_STORM,
      maxWorlds: this.left(cost),
      until: this.over,
      onProgress: states => this.patience.onProgress?.({ states: before + states }),
    })
    this.worlds += worlds
    const [initial] = system.initial
    if (!initial || !actions || invariant === undefined) return undefined
    return inStorm(this.moment, initial, actions, invariant, this.erred, this.over)
  }

  private explored<T extends { readonly distinct: number }>(
    cost: keyof typeof COSTS,
    search: (maxStates: number, shouldStop: () => boolean, before: number) => T,
  ): T {
    const found = search(this.left(cost), this.over, this.worlds)
    this.worlds += found.distinct
    return found
  }

  private left(cost: keyof typeof COSTS): number {
    const { maxWorlds } = this.patience
    const { share, worlds } = COSTS[cost]
    return Math.floor(Math.min(maxWorlds - this.worlds, share * maxWorlds, worlds))
  }

  private system(flaws: readonly K['rule'][], powers: Powers): ScopeSystem<K> {
    return new ScopeSystem(this.moment.protocol, scopeAt(this.moment, powers), {
      players: 'by the book',
      from: this.moment,
      flaws,
      flawed: [this.erred],
    })
  }
}
