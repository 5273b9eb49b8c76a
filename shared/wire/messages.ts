/** What crosses the socket, both ways, by message name. Everything from a client passes a validator in validate.ts. */
import type { Json } from '../kernel/json.ts'
import type { Chair, Scaffold } from '../kernel/level.ts'
import type { NodeId } from '../kernel/protocol.ts'
import type { Wing } from '../kernel/wings.ts'
import type { Frozen } from './classroom.ts'
import type { Debrief, FileType, Finding, Inquiry, Knew, NightEntry } from './debrief.ts'
import type { Confidence, LogLine, Screen } from './screen.ts'

export const SPEEDS = [0.5, 1, 2, 4] as const

/** Options of `create` (room "match"). `alone`: starts at once, bots fill, pause and speed allowed. */
export interface CreateOptions {
  readonly protocol: string
  readonly level: string
  readonly scaffold: Scaffold
  readonly alone: boolean
  readonly name?: string
  readonly seed?: string
}

/** Options of `joinById(code)`. A token gives back the seat it was signed for, a personal word its owner's. */
export interface JoinOptions {
  readonly name?: string
  readonly token?: string
  readonly word?: string
}

export interface ToServer {
  /** `id`: made by the client, once a move; a repeated id changes nothing. */
  readonly move: { readonly id: string; readonly move: { readonly type: string; readonly [key: string]: Json } }
  /** The host leaves the lobby for the first night. */
  readonly start: Record<string, never>
  /** At dawn: on to the next night when everybody is ready. */
  readonly ready: Record<string, never>
  /** What a seat says will happen, before it moves. */
  readonly predict: { readonly id: string; readonly choice: number; readonly confidence: Confidence }
  /** `question`: its place among the debrief's. */
  readonly answer: { readonly question: number; readonly choice: number }
  readonly again: { readonly seed: 'same' | 'new' }
  readonly pause: { readonly paused: boolean }
  readonly speed: { readonly speed: (typeof SPEEDS)[number] }
  /** Take the seat back from the bot that took over. */
  readonly takeBack: Record<string, never>
  readonly rename: { readonly name: string }
  /** The debrief of one of the nights that are over (`nth`: as in `nights`). Answered with `earlier`. */
  readonly revisit: { readonly nth: number }
  /** Of a night that is over, search for this; answered with `finding`, more than once. */
  readonly inquire: { readonly nth: number; readonly type: Inquiry['type'] }
  /** Ends the search that was asked for. */
  readonly enough: Record<string, never>
  /** A night that is over, as a file. Answered with `file`. */
  readonly take: { readonly nth: number; readonly type: FileType }
  /** In a night that is over: what did this act's node know? Answered with `knew`. */
  readonly inspect: { readonly nth: number; readonly act: number }
  /**
   * What if I had had this seat from this act on? At dawn and alone the room becomes that night; in company, and for an
   * earlier night, there is a room of one's own for it: answered with `forked`.
   */
  readonly branch: { readonly nth: number; readonly node: NodeId; readonly act: number }
  /** At dawn of a branch: back to the night it came from. */
  readonly unbranch: Record<string, never>
}

export interface SeatOnTable {
  readonly node: NodeId
  readonly name: string
  /** person: playing; away: connection lost or idle, a bot plays until they are back; bot: free for a late student. */
  readonly who: 'person' | 'bot' | 'away'
  readonly ready: boolean
}

/** What is public about a match. */
export interface Table {
  readonly code: string
  readonly phase: 'lobby' | 'night' | 'dawn' | 'over'
  readonly level: {
    readonly protocol: string
    readonly protocolTitle: string
    readonly id: string
    readonly title: string
    readonly teaches: string
  }
  readonly scaffold: Scaffold
  readonly alone: boolean
  readonly paused: boolean
  /** In a class: by the instructor. Simulated time stands still. */
  readonly frozen: Frozen | null
  readonly speed: number
  readonly seats: readonly SeatOnTable[]
  readonly host: NodeId | null
  /** A room of one's own, for what if: the room and the night it comes from. */
  readonly origin: Origin | null
}

export interface Origin {
  readonly code: string
  readonly nth: number
}

export interface FromServer {
  readonly you: {
    readonly node: NodeId
    readonly name: string
    readonly token: string
    /** Gives the seat back on another device; empty in a class, where the identity card has another. */
    readonly word: string
  }
  readonly table: Table
  /** Only what changed since the last one; `fresh`: start from nothing. `log` holds new lines only. */
  readonly screen: { readonly fresh: boolean; readonly changes: Partial<Screen>; readonly log: readonly LogLine[] }
  /** Simulated time and how fast it flows against real time; 0: it waits. `held`: boats sail, but timers stand still. */
  readonly tide: { readonly atMs: number; readonly rate: number; readonly held: boolean }
  /** A move was made, or had been made already. */
  readonly done: { readonly id: string }
  /** A move was not made, and why. `rule`: guided mode refused a mistake. */
  readonly refused: { readonly id: string; readonly why: string; readonly rule: string | null }
  /** A bot took over or gave back, somebody came or left: one line for everybody. */
  readonly notice: { readonly text: string }
  /** You have owed an answer for long. */
  readonly nudge: { readonly secondsLeft: number }
  /** Of the night that has just ended. */
  readonly debrief: Debrief
  /** Those that are over, as far as one was there. */
  readonly nights: readonly NightEntry[]
  /** `you`: where one sat then. */
  readonly earlier: { readonly you: NodeId | null; readonly debrief: Debrief }
  /** Another room, where a seat is kept. */
  readonly forked: { readonly code: string; readonly token: string }
  readonly knew: Knew & { readonly nth: number }
  readonly finding: { readonly nth: number; readonly of: Inquiry['type']; readonly finding: Finding }
  readonly file: { readonly name: string; readonly mediaType: string; readonly text: string }
  readonly verdict: {
    readonly question: number
    readonly choice: number
    readonly right: number
    readonly because: string
    readonly cite: string | null
  }
  readonly error: { readonly text: string }
}

/** GET /api/levels */
export interface CatalogLevel {
  readonly protocol: string
  readonly protocolTitle: string
  readonly wing: Wing
  readonly id: string
  readonly title: string
  readonly teaches: string
  readonly fallacies: readonly string[]
  readonly minutes: number
  readonly seats: number
  readonly nights: number
  /** Those that can be played now. */
  readonly chairs: readonly Chair[]
}
