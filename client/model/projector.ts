/** What the wall knows, and the one place where that changes. */
import type { Shown, ToProjector } from '../../shared/wire/classroom.ts'
import type { ClassLink, MessageOf } from './class-stream.ts'

export interface ProjectorState {
  readonly link: ClassLink
  readonly board: ToProjector['board'] | null
  readonly shown: Shown
  /** The server's time of day less this machine's monotonic clock. */
  readonly aheadMs: number
}

export const DARK_WALL: ProjectorState = {
  link: { type: 'joining' },
  board: null,
  shown: { type: 'code' },
  aheadMs: 0,
}

export function reduceProjector(state: ProjectorState, message: MessageOf<ToProjector>, nowMs: number): ProjectorState {
  return message.type === 'board'
    ? { ...state, board: message.payload, aheadMs: message.payload.nowMs - nowMs }
    : { ...state, shown: message.payload }
}
