/** What the pages of a match know of the class they are in; null: a match of its own. */
import { createContext } from 'preact'
import type { GroupId } from '../../shared/wire/classroom.ts'
import type { Pace } from '../../shared/wire/plan.ts'

export interface ClassSight {
  readonly code: string
  readonly title: string
  readonly name: string
  readonly word: string
  readonly group: GroupId | null
  /** Place in the queue of those who asked for help; null: the hand is down. */
  readonly help: number | null
  readonly atSea: readonly GroupId[]
  readonly pace: Pace
  /** There is a level after this one. */
  readonly more: boolean
  /** When this level's time is over, on this machine's monotonic clock; null: it has no timer. */
  readonly endsMs: number | null
  raiseHand(up: boolean): void
}

export const InClass = createContext<ClassSight | null>(null)
