/** What the pages of a match know of the class they are in; null: a match of its own. */
import { createContext } from 'preact'
import type { GroupId } from '../../shared/wire/classroom.ts'

export interface ClassSight {
  readonly code: string
  readonly title: string
  readonly name: string
  readonly word: string
  readonly group: GroupId | null
  /** Place in the queue of those who asked for help; null: the hand is down. */
  readonly help: number | null
  readonly atSea: readonly GroupId[]
  /** The group itself decides at its last dawn when the next level begins. */
  readonly goesOn: boolean
  raiseHand(up: boolean): void
}

export const InClass = createContext<ClassSight | null>(null)
