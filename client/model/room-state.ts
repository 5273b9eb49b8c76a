/** All that a page knows of the match it sits in. Changed only by the reducer in reduce.ts. */
import type { Flag, Row } from '../../shared/kernel/present.ts'
import type { Debrief, Finding, Inquiry, NightEntry } from '../../shared/wire/debrief.ts'
import type { FromServer, Table } from '../../shared/wire/messages.ts'
import type { LogLine, Screen } from '../../shared/wire/screen.ts'
import type { Pending } from './outbox.ts'
import { STILL, type Tide } from './tide.ts'
import type { Carrier } from './wire.ts'

/** joining: first time; open; lost: was open, coming back by itself; elsewhere: another tab plays; gone: left for good. */
export type Link = 'joining' | 'open' | 'lost' | 'elsewhere' | 'gone'

/** How the link is told of while it is open. */
export const CARRIED: { readonly [C in Carrier]: string } = {
  socket: 'Connected',
  line: 'Connected without WebSocket: a little slower',
}

export interface Refusal {
  readonly key: string
  readonly word: string
  readonly why: string
  readonly rule: string | null
}

export interface Notice {
  readonly number: number
  readonly text: string
  readonly bad: boolean
}

/** A flag this player has seen, with the word it stands for. */
export interface KnownFlag {
  readonly flag: Flag
  readonly word: string
}

export interface FoundIn {
  readonly nth: number
  readonly of: Inquiry['type']
  readonly finding: Finding
}

export interface RoomState {
  readonly link: Link
  /** What carries the link, or carried it last. */
  readonly carrier: Carrier
  /** Why the link is not open, in words for the player. */
  readonly trouble: string | null
  readonly pingMs: number | null
  readonly you: FromServer['you'] | null
  readonly table: Table | null
  readonly screen: Screen | null
  readonly log: readonly LogLine[]
  /** Grows when the log starts from nothing: what stands in it then is old news. */
  readonly logEpoch: number
  readonly flags: readonly KnownFlag[]
  /** The disk as last seen, for the time when the island is dark. */
  readonly disk: readonly Row[]
  /** Real time at which this night was first seen. */
  readonly nightSinceMs: number
  readonly tide: Tide
  /** Simulated time as of which the screen's timers were told, or since when they are held; null: the next tide says it. */
  readonly timersAsOfMs: number | null
  readonly pending: readonly Pending[]
  readonly refusal: Refusal | null
  readonly nudgeUntilMs: number | null
  readonly notices: readonly Notice[]
  readonly debrief: Debrief | null
  /** A violation freezes the match until this real time, then the debrief opens. */
  readonly frozenUntilMs: number | null
  readonly verdicts: readonly FromServer['verdict'][]
  /** The nights that are over. */
  readonly nights: readonly NightEntry[]
  /** The debrief of one of them that was asked for last. */
  readonly earlier: FromServer['earlier'] | null
  /** A room of one's own is ready, and this page has not gone there yet. */
  readonly forked: string | null
  /** What has been asked about single acts of nights that are over. */
  readonly knew: readonly FromServer['knew'][]
  /** What was searched for in such nights, and how far it is. */
  readonly findings: readonly FoundIn[]
}

export const NOTHING_YET: RoomState = {
  link: 'joining',
  carrier: 'socket',
  trouble: null,
  pingMs: null,
  you: null,
  table: null,
  screen: null,
  log: [],
  logEpoch: 0,
  flags: [],
  disk: [],
  nightSinceMs: 0,
  tide: STILL,
  timersAsOfMs: null,
  pending: [],
  refusal: null,
  nudgeUntilMs: null,
  notices: [],
  debrief: null,
  frozenUntilMs: null,
  verdicts: [],
  nights: [],
  earlier: null,
  forked: null,
  knew: [],
  findings: [],
}

/** A move made by the player's own hand this night. */
export function hasActed(state: RoomState): boolean {
  return state.log.some(line => line.kind === 'moved' && line.by === 'you')
}
