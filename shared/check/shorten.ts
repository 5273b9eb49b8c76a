/**
 * A schedule cut down further than taking out can: from worlds on its way, a search for a shorter end with the same
 * mistakes in the same seats and no power that the rest of the schedule did not use. First from the very beginning, which
 * in a small world finds a shortest schedule there is; where that is too far, from behind.
 */
import type { Act } from '../kernel/act.ts'
import type { Kit, Powers } from '../kernel/protocol.ts'
import { step } from '../kernel/step.ts'
import { concretise } from './concretise.ts'
import { explore } from './explore.ts'
import { type Minimised, minimise } from './minimise.ts'
import { type Moment, scopeAt, withoutAsked } from './moment.ts'
import { type Licence, licenceOf, rehearse, type Staged, tellAll } from './rehearsal.ts'
import { ScopeSystem } from './scope.ts'

export interface Effort {
  readonly maxWorlds: number
  /** Asked often: true ends it with what there is. */
  readonly until?: () => boolean
}

/** Of the worlds that may be looked at, the share for the search from the beginning, and for each from behind. */
const FROM_THE_BEGINNING = 0.5
const FROM_BEHIND = 0.05
/** Where the world outside could ask no more than this, it may ask anything; otherwise what it asked in the schedule. */
const FEW_REQUESTS = 8

/** Delta debugging, search, and delta debugging of what the search has left. */
export function shortest<K extends Kit>(
  from: Moment<K>,
  powers: Pick<Powers, 'order' | 'timing'>,
  acts: readonly Act<K>[],
  invariant: string,
  effort: Effort,
): Minimised<K> | undefined {
  const stage: Staged<K> = { protocol: from.protocol, begins: from.world, powers }
  const first = minimise(stage, acts, invariant, effort.until)
  if (!first?.minimal) return first
  const shorter = new Shortening(from, stage, licenceOf(stage, acts), invariant, effort).of(first.acts)
  if (shorter.length === first.acts.length) return first
  const again = minimise(stage, shorter, invariant, effort.until)
  return again && { ...again, tried: first.tried + again.tried }
}

class Shortening<K extends Kit> {
  private readonly from: Moment<K>
  private readonly stage: Staged<K>
  private readonly licence: Licence
  private readonly invariant: string
  private readonly effort: Effort
  private worlds = 0

  constructor(from: Moment<K>, stage: Staged<K>, licence: Licence, invariant: string, effort: Effort) {
    this.from = from
    this.stage = stage
    this.licence = licence
    this.invariant = invariant
    this.effort = effort
  }

  of(acts: readonly Act<K>[]): readonly Act<K>[] {
    const { maxWorlds, until } = this.effort
    const whole = this.tailFrom(acts, 0, maxWorlds * FROM_THE_BEGINNING)
    if (whole.searched) return whole.acts
    let best = acts
    for (let kept = acts.length - 2; kept > 0 && this.worlds < maxWorlds && !until?.(); kept--) {
      const { acts: shorter, searched } = this.tailFrom(best, Math.min(kept, best.length - 2), maxWorlds * FROM_BEHIND)
      best = shorter
      if (!searched) break // farther from the end there are only more worlds
    }
    return best
  }

  /** The schedule with a shorter end after so many of its acts, if there is one. `searched`: there is none shorter still. */
  private tailFrom(
    acts: readonly Act<K>[],
    kept: number,
    maxStates: number,
  ): { readonly acts: readonly Act<K>[]; readonly searched: boolean } {
    const { protocol, begins } = this.stage
    const head = acts.slice(0, kept)
    const tail = acts.slice(kept)
    const world = head.reduce((w, act) => step(protocol, w, act).world, begins)
    const left = withoutAsked(this.from.requests, requestsOf(head))
    const requests = left.length <= FEW_REQUESTS ? left : requestsOf(tail)
    const scope = { ...scopeAt({ ...this.from, world, requests }, powersOf(this.stage, tail)), requests }
    const system = new ScopeSystem(protocol, scope, {
      flaws: [...new Set([...this.licence.values()].flatMap(rules => [...rules]))],
      flawed: [...this.licence].flatMap(([node, rules]) => (rules.size > 0 ? [node] : [])),
      invariant: this.invariant,
      from: { ...this.from, world },
    })
    const { until } = this.effort
    const found = explore(system, {
      stopAtFirst: true,
      maxDepth: tail.length - 1,
      maxStates,
      ...(until && { shouldStop: until }),
    })
    this.worlds += found.distinct
    const [first] = found.violations
    const searched = first !== undefined || found.exhausted || found.stoppedBy === 'maxDepth'
    if (!first) return { acts, searched }
    const end = concretise(protocol, { initial: first.initial, actions: first.shortest }, world)
    const shorter = [...head, ...end.acts]
    const rehearsed = rehearse(this.stage, tellAll(this.stage, shorter), this.licence, this.invariant)
    return rehearsed.breach && rehearsed.acts.length < acts.length
      ? { acts: rehearsed.acts, searched }
      : { acts, searched }
  }
}

function requestsOf<K extends Kit>(acts: readonly Act<K>[]): Moment<K>['requests'] {
  return acts.flatMap(act => (act.type === 'request' ? [{ atMs: 0, to: act.node, request: act.request }] : []))
}

/** What a schedule spends: nothing more is granted to its successors. */
function powersOf<K extends Kit>({ powers: { order, timing } }: Staged<K>, acts: readonly Act<K>[]): Powers {
  const count = (type: Act<K>['type']): number => acts.filter(act => act.type === type).length
  return {
    drop: count('drop'),
    duplicate: count('duplicate'),
    crash: count('crash'),
    fire: count('fire'),
    order,
    timing,
    patience: 0,
  }
}
