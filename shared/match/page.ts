/** One night of a match's record: all that is needed to play it again. */
import type { Kit } from '../kernel/protocol.ts'
import type { World } from '../kernel/world.ts'
import { findProtocol } from '../protocols/registry.ts'
import type { NightConfig, NightRun } from './night-run.ts'
import type { NightInput } from './record.ts'
import { replay, worldHash } from './replay.ts'
import { type Changes, changedLevel, seaOf } from './tweak.ts'

export interface Page extends Pick<NightConfig<Kit>, 'night' | 'seed' | 'hands' | 'learned'>, Changes {
  readonly inputs: readonly NightInput[]
}

/** `worldHash`: of the world that it led to. */
export interface HashedPage extends Page {
  readonly worldHash: string
}

export function pageOf<K extends Kit>(run: NightRun<K>): Page {
  const { night, seed, hands, learned = {} } = run.config
  return { night, seed, hands, learned, inputs: run.inputs }
}

export function hashed<P extends Page, K extends Kit>(page: P, world: World<K>): P & HashedPage {
  return { ...page, worldHash: worldHash(world) }
}

/** Where a match's nights are played: its level is the one that the match has changed. */
export type Setting<K extends Kit> = Pick<NightConfig<K>, 'protocol' | 'level' | 'sea'>

/** Throws when the inputs do not fit, as they may not when other code wrote them. */
export function nightOf<K extends Kit>(
  setting: Setting<K>,
  { inputs, night, seed, hands, learned }: Pick<Page, 'inputs' | 'night' | 'seed' | 'hands' | 'learned'>,
): NightRun<K> {
  return replay<K>({ ...setting, night, seed, hands, ...(learned && { learned }) }, inputs)
}

/** Undefined: there is no such level. Throws as `nightOf` does. */
export function playedAgain(protocolName: string, levelId: string, page: Page): NightRun<Kit> | undefined {
  const protocol = findProtocol(protocolName)
  const level = protocol?.levels.find(l => l.id === levelId)
  if (!protocol || !level) return undefined
  return nightOf<Kit>({ protocol, level: changedLevel<Kit>(level, page), sea: seaOf(page) }, page)
}
