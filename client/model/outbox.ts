/**
 * Moves the server has not answered yet. Each carries an id of its own: after a reconnect all of them are sent again,
 * and a server that had seen one already does nothing twice.
 */
import { stableText } from '../../shared/kernel/json.ts'
import type { MoveScreen } from '../../shared/wire/screen.ts'

export type Move = MoveScreen['move']

export interface Pending {
  readonly id: string
  /** The menu entry it came from. */
  readonly key: string
  readonly word: string
  readonly move: Move
}

/** Names a menu entry: the same entry of the next screen has the same key. */
export function entryKey(move: Move): string {
  return stableText(move)
}

/** The move of a form, with what was typed. */
export function filledIn(move: Move, typed: Readonly<Record<string, number>>): Move {
  return { ...move, typed }
}
