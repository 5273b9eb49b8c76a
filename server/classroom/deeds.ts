/** The record of what teachers have done, and how the newest of it is taken back. */
import type { Happened } from '../../shared/classroom/session.ts'
import type { Undo } from '../../shared/classroom/state.ts'
import type { ClassSession } from './session.ts'

export function deed(session: ClassSession, words: string, ...events: readonly Happened[]): void {
  record(session, words, null, events)
}

/** One that can be taken back. */
export function deedWith(
  session: ClassSession,
  words: string,
  { events = [], commands = [] }: Partial<Omit<Undo, 'words'>>,
  ...happened: readonly Happened[]
): void {
  record(session, words, { words, events, commands }, happened)
}

function record(session: ClassSession, words: string, undo: Undo | null, happened: readonly Happened[]): void {
  const made = { n: session.state.deeds.length + 1, atMs: session.hub.dayMs(), words }
  session.happened(...happened, { type: 'deed', deed: made, undo })
}
