/** One night of a match's record: all that is needed to play it again. */
import type { Level } from '../kernel/level.ts'
import type { Kit, Protocol } from '../kernel/protocol.ts'
import { findProtocol } from '../protocols/registry.ts'
import type { NightConfig, NightRun } from './night-run.ts'
import type { HoldInput, Input } from './record.ts'
import { replay, worldHash } from './replay.ts'

export interface Page extends Pick<NightConfig<Kit>, 'night' | 'seed' | 'hands' | 'learned'> {
  readonly inputs: readonly (Input | HoldInput)[]
}

/** `worldHash`: of the world that it led to. */
export interface HashedPage extends Page {
  readonly worldHash: string
}

export function pageOf<K extends Kit>(run: NightRun<K>): HashedPage {
  const { night, seed, hands, learned = {} } = run.config
  return { night, seed, hands, learned, inputs: run.inputs, worldHash: worldHash(run.world) }
}

/** Throws when the inputs do not fit, as they may not when other code wrote them. */
export function nightOf<K extends Kit>(protocol: Protocol<K>, level: Level<K>, page: Page): NightRun<K> {
  const { inputs, night, seed, hands, learned } = page
  return replay<K>({ protocol, level, sea: 'adversary', night, seed, hands, ...(learned && { learned }) }, inputs)
}

/** Undefined: there is no such level. Throws as `nightOf` does. */
export function playedAgain(protocolName: string, levelId: string, page: Page): NightRun<Kit> | undefined {
  const protocol = findProtocol(protocolName)
  const level = protocol?.levels.find(l => l.id === levelId)
  return protocol && level && nightOf(protocol, level, page)
}
