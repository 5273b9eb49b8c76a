/** What carries a room's messages: a WebSocket, or a line over plain HTTP where a network lets no WebSocket through. */
import type { CreateOptions, FromServer, JoinOptions, ToServer } from '../../shared/wire/messages.ts'
import type { ServerMessage } from './reduce.ts'

export type Entry =
  | { readonly type: 'create'; readonly options: CreateOptions }
  | { readonly type: 'join'; readonly code: string; readonly options: JoinOptions }

export type Carrier = 'socket' | 'line'

export interface Ears {
  readonly onMessage: (message: ServerMessage) => void
  /** Once, and not after `close`. */
  readonly onGone: (code: number) => void
}

export interface Wire {
  readonly carrier: Carrier
  /** The code of the room. */
  readonly code: string
  /** Nothing is heard before; called once. */
  listen(ears: Ears): void
  /** What cannot leave is dropped. */
  send<Name extends keyof ToServer>(name: Name, payload: ToServer[Name]): void
  ping(answered: (ms: number) => void): void
  /** `farewell`: the seat is given up for good. */
  close(farewell: boolean): void
}

/** A step that takes longer than this hangs. */
export const STEP_MS = 6000

export const NAMES = [
  'you',
  'table',
  'screen',
  'tide',
  'done',
  'refused',
  'notice',
  'nudge',
  'debrief',
  'nights',
  'earlier',
  'forked',
  'knew',
  'finding',
  'file',
  'verdict',
  'error',
] as const satisfies readonly (keyof FromServer)[]
