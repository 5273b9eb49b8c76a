/** What the battery runs over: every night and scope of every registered protocol. Seeds are pinned by their names. */
import type { Night, Scope } from '../../shared/kernel/level.ts'
import type { Kit, Protocol, View } from '../../shared/kernel/protocol.ts'
import type { Hands } from '../../shared/match/hands.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import type { ActRecord } from '../../shared/match/record.ts'
import { handsFor, type Setting } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'

export interface Evening extends Setting<Kit> {
  readonly name: string
  readonly plan: Night<Kit>
}

export const evenings: readonly Evening[] = protocols.flatMap(protocol =>
  protocol.levels.flatMap(level =>
    level.nights.map((plan, night) => ({
      name: `${protocol.name}/${level.id}, night ${night + 1}`,
      protocol,
      level,
      night,
      plan,
      sea: 'adversary' as const,
    })),
  ),
)

export const levels = protocols.flatMap(protocol =>
  protocol.levels.map(level => ({ name: `${protocol.name}/${level.id}`, protocol, level })),
)

export interface SmallWorld {
  readonly name: string
  readonly protocol: Protocol<Kit>
  readonly scope: Scope<Kit>
}

export const scopes: readonly SmallWorld[] = protocols.flatMap(protocol =>
  protocol.scopes.map(scope => ({ name: `${protocol.name}, scope ${scope.id}`, protocol, scope })),
)

export const rules = protocols.flatMap(protocol =>
  Object.entries(protocol.rules).map(([rule, law]) => ({ name: `${protocol.name}, ${rule}`, protocol, rule, law })),
)

/**
 * The share of nights by the book that may miss the goal. A sea that loses boats, or puts the only leader out, can use up
 * the night with nobody to blame: an asynchronous network promises safety and no deadline (Fischer, Lynch and Paterson,
 * JACM 1985). Safety has no such allowance.
 */
export const MISSED_BY_CHANCE = 0.05

/** Everybody presses any button: the worlds that only foolishness reaches are seen too. */
export function foolish(setting: Setting<Kit>): Hands {
  return handsFor(setting, { by: 'bot', blunder: 'random' })
}

/** Plays a night and shows every act with the world it led to. */
export function watch(
  setting: Setting<Kit>,
  seed: string,
  hands: Hands,
  see: (run: NightRun<Kit>, record: ActRecord<Kit>) => void,
): NightRun<Kit> {
  const run: NightRun<Kit> = new NightRun({ ...setting, seed, hands }, record => see(run, record))
  while (!run.ended) run.advance()
  return run
}

/** Every view that any seat had in some nights, wise and foolish. */
export function viewsOf(setting: Setting<Kit>, seeds: readonly string[]): readonly View<Kit>[] {
  const views: View<Kit>[] = []
  for (const seed of seeds)
    for (const hands of [{}, foolish(setting)])
      watch(setting, seed, hands, (run, { node }) => {
        if (node !== undefined && run.isUp(node)) views.push(run.view(node))
      })
  return views
}
