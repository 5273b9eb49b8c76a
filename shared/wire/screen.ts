/**
 * What one seat is shown, as data any client can draw. A screen is a function of the seat's own view and of what is
 * public about the match (level, seats, weather forecast); nothing else may enter it.
 */
import type { Json } from '../kernel/json.ts'
import type { LocalClock, Scaffold, Weather } from '../kernel/level.ts'
import type { Field, Flag, Label, Mark, Row } from '../kernel/present.ts'
import type { NodeId } from '../kernel/protocol.ts'

/** One entry of a menu. The client sends `move` back as it came, with the numbers of `form` as its `typed` where there is one. */
export interface MoveScreen extends Label {
  readonly move: { readonly type: string; readonly [key: string]: Json }
  readonly form?: readonly Field[]
}

export interface CardScreen extends Label {
  readonly card: number
  readonly type: 'envelope' | 'timer' | 'request'
  readonly from?: NodeId
  readonly flag?: Flag
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  /** Simulated time at which it came. */
  readonly atMs: number
  /** Shuffled by a keyed die: the place of an entry tells nothing. */
  readonly moves: readonly MoveScreen[]
}

/** One of the seat's own timers, in simulated time. */
export interface TimerScreen extends Label {
  readonly timer: string
  readonly dueMs: number
  readonly setMs: number
}

export const CONFIDENCES = ['guess', 'likely', 'sure'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** "What will happen?", open until the seat answers or makes its next move. */
export interface PredictScreen {
  readonly id: string
  readonly ask: string
  readonly options: readonly string[]
}

export interface Screen {
  readonly level: {
    readonly protocol: string
    readonly protocolTitle: string
    readonly id: string
    readonly title: string
  }
  readonly night: { readonly index: number; readonly of: number; readonly title: string; readonly brief: string }
  readonly scaffold: Scaffold
  readonly aim: string
  readonly progress: { readonly done: number; readonly of: number; readonly words: string }
  readonly you: { readonly node: NodeId; readonly role: string; readonly mark: Mark }
  /** False while the seat's own node is dark after a crash: then there is no panel, no card and no move. */
  readonly up: boolean
  readonly panel: readonly Row[]
  readonly cards: readonly CardScreen[]
  /** Moves that answer no card. */
  readonly moves: readonly MoveScreen[]
  readonly timers: readonly TimerScreen[]
  /** The textbook has a move for this seat now. */
  readonly owed: boolean
  /** Guided only: the textbook's move and the rule it follows from. */
  readonly hint: {
    readonly move: MoveScreen['move']
    readonly word: string
    /** Why nothing else, in one sentence; null: nothing else would be wrong. */
    readonly because: string | null
  } | null
  /** Names of routines that play themselves by now. */
  readonly routines: readonly string[]
  /** What this node put on the record itself, newest last. */
  readonly claims: readonly (Label & { readonly atMs: number })[]
  readonly predict: PredictScreen | null
  /** The seat's own clock on the wall, which may be wrong; null where clocks play no part. */
  readonly clock: LocalClock | null
  readonly forecast: Weather & { readonly fog: boolean; readonly crashes: boolean }
  /** A bot plays this seat at the moment. */
  readonly byBot: boolean
}

export const LOG_KINDS = ['landed', 'sent', 'moved', 'rang', 'asked', 'claimed', 'crashed', 'woke', 'refused'] as const

/** One line of the seat's own logbook; the board also animates boats from these. */
export interface LogLine extends Label {
  readonly atMs: number
  readonly kind: (typeof LOG_KINDS)[number]
  readonly peer?: NodeId
  readonly card?: number
  readonly flag?: Flag
  readonly by: 'you' | 'bot' | 'apprentice' | 'instructor' | 'sea'
}
