/**
 * What survives the process. A match is event-sourced: what it was made with, and every call into it with its real and
 * simulated time. The rest is played again from that.
 */

import type { Call } from '../../shared/match/calls.ts'
import type { Fork, Player, PlayerId } from '../../shared/match/port.ts'
import type { Changes } from '../../shared/match/tweak.ts'
import type { CreateOptions, Origin } from '../../shared/wire/messages.ts'
import type { ClassEntry, ClassFiles, StoredClass } from './classes.ts'

/** refused: guided mode refused a mistake; failed: the game itself threw. */
export const OUTCOMES = ['done', 'refused', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The first night begins with these people; what came before, in the lobby, is in the table only. */
export interface Begin {
  readonly type: 'begin'
  readonly players: readonly Player[]
  /** What if, in a room of one's own. */
  readonly from?: StoredFork
}

export interface StoredFork extends Fork {
  readonly origin: Origin
}

/** Real times are milliseconds on the match's own clock, which stands still while no server runs it. */
export interface Input {
  readonly atMs: number
  readonly simMs: number
  readonly what: Call | Begin
  /** What became of it: when it is made again it must end the same way. */
  readonly outcome: Outcome
}

/** Where the match stood after so many inputs, woken up to this time: a replay must pass through the same world. */
export interface Check {
  readonly inputs: number
  readonly atMs: number
  readonly hash: string
}

/** What the server knows of the people beyond what the match knows. */
export interface StoredTable {
  readonly people: readonly {
    readonly id: PlayerId
    readonly name: string
    readonly ready: boolean
    /** Of the last seat token that was used. */
    readonly turn: number
    /** With the code it gives the seat back on another device. */
    readonly word: string
  }[]
  readonly host: PlayerId | null
  readonly entered: boolean
  readonly paused: boolean
  readonly speed: number
  readonly held: boolean
}

/** What a match is made with; names are the people's own, in the table. */
export interface MatchOptions extends Omit<CreateOptions, 'name' | 'seed'>, Changes {
  /** The code of the class session that it belongs to: nobody comes in but by that. */
  readonly session?: string
}

export interface NewMatch {
  readonly code: string
  readonly version: string
  readonly options: MatchOptions
  readonly seed: string
  readonly table: StoredTable
}

/** What has changed of a match's own row; what is left out stays as it is. */
export interface Standing {
  readonly atMs?: number
  readonly table?: StoredTable
  readonly check?: Check
  /** Why it cannot go on. */
  readonly closed?: Closed
}

export const CLOSED = ['left', 'diverged'] as const
/** left: everybody went for good; diverged: another version of the game plays it differently. */
export type Closed = (typeof CLOSED)[number]

export interface StoredMatch extends NewMatch {
  readonly atMs: number
  readonly inputs: readonly Input[]
  readonly check: Check | undefined
  readonly closed: Closed | undefined
}

/** The right to write to what belongs to a code. */
export interface Hold {
  readonly code: string
  /** Counts who has had it; undefined where one process alone uses the store. */
  readonly fence: number | undefined
}

export const unfenced = (code: string): Hold => ({ code, fence: undefined })

/** All that happened in one turn, to as many matches as it may be. */
export interface Batch {
  readonly made: readonly NewMatch[]
  /** `n`: the place of the input in its match, from 0. */
  readonly inputs: readonly { readonly code: string; readonly n: number; readonly input: Input }[]
  readonly standings: ReadonlyMap<string, Standing>
  /** Of class sessions, by their codes, in the order in which it happened. */
  readonly classes?: readonly { readonly code: string; readonly entry: ClassEntry }[]
  /** By code, what the writer holds it by. */
  readonly fences?: ReadonlyMap<string, number>
}

export interface Store {
  /**
   * One transaction: durable when it resolves. The same batch may be given again after a failure. The codes whose fence is
   * not the newest: of them nothing was written.
   */
  commit(batch: Batch): Promise<readonly string[]>
  /** Whether a match or a class has this code. */
  has(code: string): Promise<boolean>
  /** The code of what a match lives with, in one process: its class, or else the match itself. */
  home(code: string): Promise<string | undefined>
  load(code: string): Promise<StoredMatch | undefined>
  loadClass(code: string): Promise<StoredClass | undefined>
  classFiles(code: string): Promise<ClassFiles>
  /** Removes every session that began before, with all its matches; how many they were. */
  forgetClasses(beforeWallMs: number): Promise<number>
  /** Removes every match that nothing has touched since; how many they were. */
  forget(beforeWallMs: number): Promise<number>
  close(): Promise<void>
}

/** The store cannot be used, and why, in words for the operator. */
export class StoreError extends Error {}
