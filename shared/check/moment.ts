/** A world in the middle of a night, as something to search on from. */
import { type Json, sameJson } from '../kernel/json.ts'
import type { Deal, Level, Night, Scope } from '../kernel/level.ts'
import type { Kit, Powers, Protocol } from '../kernel/protocol.ts'
import type { World } from '../kernel/world.ts'

export interface Moment<K extends Kit> {
  readonly protocol: Protocol<K>
  readonly level: Level<K>
  readonly night: number
  readonly deal: Deal<K>
  readonly world: World<K>
  /** What they show now; in a search they stand still. */
  readonly clocks: Night<K>['clocks']
  /** What the world outside has not asked yet. */
  readonly requests: Night<K>['requests']
}

/** Every further request multiplies the worlds; those far off have the least to do with what is happening now. */
const NEXT_REQUESTS = 2

const FEW = { drop: 1, duplicate: 1, crash: 1, fire: 2 } as const

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

export function scopeAt<K extends Kit>({ level, night, deal, world, requests }: Moment<K>, powers: Powers): Scope<K> {
  const [node] = Object.values(world.nodes)
  return {
    id: 'from here',
    level: level.id,
    night,
    powers,
    ...(node && { setup: node.view.setup }),
    deals: [deal],
    requests: requests.slice(0, NEXT_REQUESTS),
    eager: true,
    worlds: 0,
  }
}

/** The requests that were not made: each act takes one off the list. */
export function withoutAsked<K extends Kit>(
  requests: Night<K>['requests'],
  asked: readonly { readonly to: string; readonly request: K['request'] }[],
): Night<K>['requests'] {
  const left = [...requests]
  for (const { to, request } of asked) {
    const at = left.findIndex(r => r.to === to && sameJson(r.request as Json, request as Json))
    if (at >= 0) left.splice(at, 1)
  }
  return left
}
