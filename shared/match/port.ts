/**
 * A match as a server (or a test, or a simulation) drives it. All real times are milliseconds on the caller's own
 * monotonic clock: the match reads no clock. Everything the match does between two calls is done by `wake`.
 */
import type { Fault } from '../kernel/fault.ts'
import type { Json } from '../kernel/json.ts'
import type { Scaffold } from '../kernel/level.ts'
import type { NodeId } from '../kernel/protocol.ts'
import type { Debrief, FileType, Knew, NightEntry } from '../wire/debrief.ts'
import type { Confidence, LogLine, Screen } from '../wire/screen.ts'
import type { KeptNight } from './ended-night.ts'
import type { Page } from './page.ts'
import type { Changes } from './tweak.ts'
import type { Watched } from './watched.ts'

export type PlayerId = string

export interface Player {
  readonly id: PlayerId
  readonly name: string
}

export interface MatchConfig extends Changes {
  readonly protocol: string
  readonly level: string
  readonly scaffold: Scaffold
  readonly seed: string
  /** At most as many as the level has seats; bots take the rest. */
  readonly players: readonly Player[]
  readonly from?: Fork
}

/** What if, in a match of one's own: it begins as this night of another match was up to an act, and its one player has this seat. */
export interface Fork {
  readonly night: KeptNight
  readonly act: number
  readonly node: NodeId
}

/** A night that is over, for those who were there. */
export interface NightRead {
  readonly nth: number
  debrief(): Debrief
  seatOf(player: PlayerId): NodeId | undefined
  /** What the node of this act knew then; undefined for an act of no node. */
  knew(act: number): Knew | undefined
  /** All that is needed to play it again. */
  kept(): KeptNight
}

export interface NightFile {
  readonly name: string
  readonly mediaType: string
  readonly text: string
}

export type Verdict =
  | { readonly ok: true }
  /** `rule`: guided mode refused a mistake. */
  | { readonly ok: false; readonly why: string; readonly rule: string | null }

export interface SeatNow {
  readonly node: NodeId
  readonly player: PlayerId | null
  /** The person's name, or the bot's. */
  readonly name: string
  readonly control: 'person' | 'bot'
}

/** What became of an answer to one of the debrief's questions. */
export interface Answered {
  readonly question: number
  readonly choice: number
  readonly right: number
  readonly because: string
  readonly cite: string | null
}

export interface PlayedMatch {
  /** night: being played; dawn: a night is over, its debrief stands; over: the last night is. */
  readonly phase: 'night' | 'dawn' | 'over'
  /** Do everything due up to this real time. Cheap when nothing is due. */
  wake(realMs: number): void
  /** The next real time at which `wake` has something to do; undefined: only an input changes anything. */
  nextWakeMs(): number | undefined
  /** Wakes first. Admitted only if the rules admit it in that seat's own view. */
  move(player: PlayerId, move: Json, realMs: number): Verdict
  /** A newcomer takes a bot's seat; false when there is none left. */
  join(player: Player, realMs: number): boolean
  /** The seat becomes a free bot seat. */
  leave(player: PlayerId, realMs: number): void
  /** Lend the seat to a bot, or give it back; the player keeps it. */
  control(player: PlayerId, by: 'person' | 'bot', realMs: number): void
  pause(paused: boolean, realMs: number): void
  speed(factor: number, realMs: number): void
  /** From dawn to the next night, with a seed of its own or the one there is. */
  next(realMs: number, seed?: string): void
  /** Play the night of the last debrief again, with the same seed or a new one. */
  again(seed: string, realMs: number): void
  /**
   * What if? From this act of the night that is over this player has this seat, and bots play the others. The night itself
   * stays. False where there is no such place.
   */
  branch(player: PlayerId, node: NodeId, act: number, realMs: number): boolean
  /** From the end of a branch back to the debrief of the night it branched off from; false when there is none. */
  unbranch(realMs: number): boolean
  answer(player: PlayerId, question: number, choice: number): Answered | undefined
  /** What this player says will happen; false when nothing of that name is asked. */
  predict(player: PlayerId, id: string, choice: number, confidence: Confidence, realMs: number): boolean
  rename(player: PlayerId, name: string): void
  /** By an instructor's hand, on the night that is played; refused in words where it makes no sense. */
  fault(fault: Fault, why: string, realMs: number): Verdict
  /** The instructor's move in the place of whoever sits there. */
  act(node: NodeId, move: Json, realMs: number): Verdict
  /** So many times the patience with this player. An exam's sea waits for nobody. */
  extraTime(player: PlayerId, factor: number, realMs: number): void
  /** What an instructor may see while it is played. Nothing of it is for a seat. */
  readonly watched: Watched
  readonly seats: readonly SeatNow[]
  readonly seed: string
  /** Simulated time and its flow against real time (0: it waits), as of the last wake. */
  tide(): { readonly atMs: number; readonly rate: number; readonly held: boolean }
  /** The screen of a seated player. Recomputed only when its view changed: the same object as before otherwise. */
  screen(player: PlayerId): Screen | undefined
  /** The logbook of a seated player since this line number; lines are never changed. */
  log(player: PlayerId, from: number): readonly LogLine[]
  /** Since when (real time) this player has owed an answer; undefined: nothing owed. */
  owedSinceMs(player: PlayerId): number | undefined
  /** What the textbook would do in this seat now: for simulated hands, never for a client. */
  owes(player: PlayerId): Json | undefined
  /** Of the night that is over; undefined while one is being played. */
  debrief(): Debrief | undefined
  /** The night that is over, as it must be played again; undefined while it lasts. */
  page(): Page | undefined
  /** The nights that have been played while this player was there. */
  nights(player: PlayerId): readonly NightEntry[]
  /** One of them; undefined while it would tell of the night that is being played. */
  read(player: PlayerId, nth: number): NightRead | undefined
  /** One of them to be taken along. `code`: the version of the code that played it. */
  file(player: PlayerId, nth: number, type: FileType, code: string): NightFile | undefined
  /** Names where the match stands, as of the last wake: night, simulated time and world. */
  worldHash(): string
  /** All that is needed to play it again to the same world hash. */
  record(): Json
}
