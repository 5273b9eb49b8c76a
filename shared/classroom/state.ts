/**
 * A class session as it stands. It follows from its events alone (session.ts), so a server stores those and nothing else.
 * Times are milliseconds of the day. What a session keeps of a match is what is told when a night is over.
 */
import type { Json } from '../kernel/json.ts'
import type { NodeId } from '../kernel/protocol.ts'
import type {
  Deed,
  Frozen,
  GroupId,
  NightOutcome,
  Phase,
  ShowWhat,
  StudentId,
  TeacherCommand,
} from '../wire/classroom.ts'
import type { Plan } from '../wire/plan.ts'
import type { Happened } from './session.ts'

export interface Student {
  readonly id: StudentId
  readonly name: string
  /** Gives the seat back on another device. */
  readonly word: string
  readonly joinedMs: number
  /** Left, or was removed. */
  readonly leftMs: number | null
  readonly removed: boolean
  readonly group: GroupId | null
  readonly extraTime: number
  readonly helpSinceMs: number | null
  /** Sums of the time so far, and since when the present stretch lasts. */
  readonly connectedMs: number
  readonly connectedSinceMs: number | null
  /** Since when they are not connected; null: they are. */
  readonly goneSinceMs: number | null
  readonly botMs: number
  readonly botSinceMs: number | null
  /** A rehearsal's: no person. */
  readonly rehearsed: boolean
}

export interface Group {
  readonly id: GroupId
  readonly students: readonly StudentId[]
  /** The room of the match that it plays or played last. */
  readonly room: string | null
  /** The plan's step that this room plays. */
  readonly step: number
  readonly nights: { readonly done: number; readonly of: number }
  /** All nights of the step are over. */
  readonly over: boolean
  readonly frozen: Frozen | null
}

/** What one student did in one night. */
export interface Attempt {
  readonly student: StudentId
  readonly node: NodeId
  readonly outcome: NightOutcome
  readonly score: number
  readonly scoreMax: number
  /** Decisions of their own that were made with the book's answer in sight. */
  readonly hints: number
  /** Moves of their own that broke a rule, refused ones included. */
  readonly mistakes: number
  /** Moves that a bot made for them. */
  readonly botMoves: number
  /** Ids of the rules behind those mistakes that name a misconception, each once. */
  readonly misconceptions: readonly string[]
}

export interface NightDone {
  /** Unique in the session. */
  readonly id: string
  readonly group: GroupId
  readonly step: number
  readonly protocol: string
  readonly level: string
  readonly levelTitle: string
  readonly night: number
  /** Nights of the level. */
  readonly of: number
  readonly attempt: number
  readonly startedMs: number
  readonly endedMs: number
  readonly safety: 'held' | 'broken'
  readonly liveness: 'reached' | 'missed'
  readonly headline: string
  readonly messages: number
  readonly textbook: number
  readonly attempts: readonly Attempt[]
  readonly mistakes: readonly {
    readonly node: NodeId
    readonly student: StudentId | null
    readonly rule: string
    /** Its place in the record of acts; null: the guide refused it, so it never happened. */
    readonly act: number | null
  }[]
}

/** The class left it while it was played: it counts for nobody. */
export const cutOff = (night: NightDone): boolean => night.attempts.some(({ outcome }) => outcome === 'unfinished')

/** A move as moves.csv tells it. */
export interface MoveLine {
  /** Simulated. */
  readonly atMs: number
  readonly node: NodeId
  readonly actor: 'person' | 'bot' | 'apprentice' | 'instructor' | 'sea'
  readonly move: string
  readonly args: Json
  readonly mistake: string
  /** Real time from the card to the move; null where nobody waited. */
  readonly latencyMs: number | null
}

/** The rest of a night that is over: too much to be carried in the state. `page`: all that is needed to play it again. */
export interface NightRecord {
  readonly id: string
  readonly group: GroupId
  readonly moves: readonly MoveLine[]
  readonly page: Json
}

/** How a deed is taken back: what then has happened, and what is done besides. */
export interface Undo {
  readonly words: string
  readonly events: readonly Happened[]
  readonly commands: readonly TeacherCommand[]
}

/** A stretch of time in which the class (null), or one group, stood still. `toMs` null: it still does. */
export interface Stand {
  readonly group: GroupId | null
  readonly fromMs: number
  readonly toMs: number | null
}

export interface SessionState {
  readonly code: string
  readonly createdMs: number
  readonly plan: Plan
  readonly phase: Phase
  /** The plan's step that is played, or was last; -1 before the start. */
  readonly step: number
  readonly stepSinceMs: number
  readonly stepEndsMs: number | null
  readonly speed: number
  readonly frozen: Frozen | null
  readonly stands: readonly Stand[]
  readonly students: Readonly<Record<StudentId, Student>>
  readonly groups: Readonly<Record<GroupId, Group>>
  readonly nights: readonly NightDone[]
  readonly deeds: readonly Deed[]
  /** The newest deeds that can be taken back, oldest first. */
  readonly undos: readonly Undo[]
  /** What the projector shows. */
  readonly shown: ShowWhat
  readonly rehearsal: boolean
}
