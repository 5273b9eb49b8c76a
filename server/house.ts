/** Everything a room takes from outside. One record, so that a test can replace any part of it. */
import type { MatchConfig, PlayedMatch } from '../shared/match/port.ts'
import type { CatalogLevel } from '../shared/wire/messages.ts'
import type { Clock } from './clock.ts'
import type { Cluster } from './cluster/cluster.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Tokens } from './rooms/tokens.ts'
import type { SearchDesk } from './search/desk.ts'
import type { Journal } from './store/journal.ts'
import type { Strain } from './strain.ts'

export interface House {
  readonly clock: Clock
  readonly log: Log
  readonly tokens: Tokens
  readonly ids: Ids
  readonly journal: Journal
  readonly cluster: Cluster
  readonly metrics: Metrics
  readonly strain: Strain
  readonly desk: Pick<SearchDesk, 'ask'>
  /** Of the code that plays the matches. */
  readonly version: string
  readonly catalog: readonly CatalogLevel[]
  readonly createMatch: (config: MatchConfig, realMs: number) => PlayedMatch
}

/** Where chance enters. All of it comes from the system's secure source. */
export interface Ids {
  code(): string
  player(): string
  seed(): string
  /** To come back with on another device; none of those that are taken. */
  word(taken: ReadonlySet<string>): string
}
