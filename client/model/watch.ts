/** What a page knows of a group that it watches, and the one place where that changes. */
import type { ToWatcher } from '../../shared/wire/classroom.ts'
import type { Debrief } from '../../shared/wire/debrief.ts'
import type { ClassLink, MessageOf } from './class-stream.ts'
import { NOTHING_YET, type RoomState } from './room-state.ts'

export interface WatchState {
  readonly link: ClassLink
  readonly sea: (ToWatcher['sea'] & { readonly seenMs: number }) | null
  readonly seat: (ToWatcher['seat'] & { readonly seenMs: number }) | null
  /** Of the night that was over last. */
  readonly debrief: Debrief | null
}

export const NOTHING_SEEN: WatchState = { link: { type: 'joining' }, sea: null, seat: null, debrief: null }

export function reduceWatch(state: WatchState, message: MessageOf<ToWatcher>, nowMs: number): WatchState {
  switch (message.type) {
    case 'sea':
      return { ...state, sea: { ...message.payload, seenMs: nowMs } }
    case 'seat':
      return { ...state, seat: { ...message.payload, seenMs: nowMs } }
    case 'debrief':
      return { ...state, debrief: message.payload }
  }
}

/** The seat as the match's own pages know one. Nothing of it can be played. */
export function roomStateOf({ table, tide, screen, log, seenMs }: NonNullable<WatchState['seat']>): RoomState {
  return {
    ...NOTHING_YET,
    link: 'open',
    table,
    screen,
    log,
    tide: { ...tide, sinceMs: seenMs },
    timersAsOfMs: tide.atMs,
    disk: screen.panel.filter(row => row.where === 'disk'),
  }
}
