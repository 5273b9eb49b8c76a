/** What a match of a class keeps to, and whom it tells. A match knows no more of the session that it belongs to. */
import type { PlayerId } from '../../shared/match/port.ts'
import type { Dropped } from '../../shared/wire/plan.ts'

export interface Classroom {
  /** So long an answerable card may lie before a bot takes over. */
  idleMs(player: PlayerId): number
  readonly dropped: Dropped
  /** Another level follows as soon as these people are through with this one. */
  readonly goesOn: boolean
  /** Something may have changed. */
  settled(): void
  /** The last night's debrief has been read. */
  levelDone(): void
  /** Nobody was here for long: the match rests in the store, and will come back as another Play. */
  rested(): void
}
