/**
 * What crosses between a class session and its people. Everybody has one stream (server-sent events) that their token
 * opens, and says what they want in single requests:
 *
 *   POST   /api/class                     begin a session: NewSession, answered with SessionLinks
 *   GET    /api/class/CODE                what anybody with the code may know: ClassGlance. Takes no seat
 *   POST   /api/class/CODE/join           JoinClass, answered with Joined
 *   GET    /api/class/CODE/stream         ToTeacher, ToProjector or ToStudent, as the token says
 *   GET    /api/class/CODE/watch/GROUP/SEAT   ToWatcher; SEAT is a node, or "sea" for everything. Teachers only
 *   POST   /api/class/CODE/do             a TeacherCommand or a StudentCommand; 204, or 4xx with {error}
 *   GET    /api/class/CODE/report         Report (shared/classroom/report.ts). Teachers only
 *   GET    /api/class/CODE/export/TYPE    a file. Teachers only
 *   POST   /api/class/CODE/lms/TITLE      the gradebook export of a Canvas or Moodle, given back with one column filled: LmsFilled. Teachers only
 *
 * A stream is server-sent events: each `data` is {type, payload}, one of the names below with its value. It begins anew each time
 * that it is opened: all there is (with `head`, `board`, `you` or `sea` first), then what changes; `event: beat` every 15 s keeps it open.
 *
 * `Authorization: Bearer TOKEN` with each. A token that may not: 403. Times are milliseconds of the server's time of day;
 * `nowMs` in the first message lets a page reckon with its own clock.
 */
import type { Fault } from '../kernel/fault.ts'
import type { Json } from '../kernel/json.ts'
import type { Flag, Mark, Row } from '../kernel/present.ts'
import type { NodeId } from '../kernel/protocol.ts'
import type { Debrief } from './debrief.ts'
import type { Table } from './messages.ts'
import type { Pace, Plan } from './plan.ts'
import type { LogLine, Screen } from './screen.ts'

export type StudentId = string
/** "1" to "99". */
export type GroupId = string

export const CLASS_SPEEDS = [0.25, 0.5, 1, 2, 4] as const
/** How much more time than others somebody has. */
export const EXTRA_TIMES = [1, 1.25, 1.5, 2] as const

// --- the way in ---

export interface NewSession {
  readonly plan: Plan
}

/** Two teachers, so that one can be given away. */
export interface TeacherKeys {
  readonly teacher: string
  readonly coTeacher: string
}

/** Each opens a page: /teach/CODE#teacher, /projector/CODE#projector. */
export interface SessionLinks extends TeacherKeys {
  readonly code: string
  readonly projector: string
}

export interface ClassGlance {
  readonly code: string
  readonly title: string
  readonly phase: Phase
  /** A newcomer would be let in. */
  readonly open: boolean
}

export interface JoinClass {
  /** Left out: one is made up. */
  readonly name?: string
  /** The personal word from an identity card: the same student on another device. */
  readonly word?: string
  /** What the teacher's own list calls them; optional, and kept apart from play. */
  readonly teacherIdentifier?: string
}

export interface Joined {
  readonly token: string
  readonly id: StudentId
  readonly name: string
  readonly word: string
}

/** lobby: before the start; playing: a level is; between: in step, all are done and the next one waits; ended: for good. */
export const PHASES = ['lobby', 'playing', 'between', 'ended'] as const
export type Phase = (typeof PHASES)[number]

export interface Frozen {
  readonly why: string
  readonly untilMs: number
}

export interface StepNow {
  /** From 0. */
  readonly index: number
  readonly of: number
  readonly protocol: string
  readonly protocolTitle: string
  readonly title: string
  readonly teaches: string
  readonly sinceMs: number
  /** With a timer: when it ends. */
  readonly endsMs: number | null
}

// --- the sea as a god sees it ---

export interface SeaIsland {
  readonly node: NodeId
  readonly name: string
  readonly who: 'person' | 'bot' | 'away'
  readonly up: boolean
  readonly mark: Mark
}

/** Times are simulated. */
export interface SeaBoat {
  readonly key: string
  readonly from: NodeId
  readonly to: NodeId
  readonly flag: Flag
  readonly word: string
  readonly leftMs: number
  readonly landsMs: number
  readonly sinks: boolean
}

export interface SeaSight {
  readonly atMs: number
  /** Simulated milliseconds a real millisecond. */
  readonly rate: number
  readonly islands: readonly SeaIsland[]
  readonly boats: readonly SeaBoat[]
  /** One side of each wall of fog that stands; the other is the rest. */
  readonly fog: readonly (readonly NodeId[])[]
}

// --- to a teacher ---

export interface ClassHead {
  readonly code: string
  readonly plan: Plan
  readonly phase: Phase
  readonly step: StepNow | null
  readonly speed: number
  readonly frozen: Frozen | null
  readonly students: number
  readonly connected: number
  readonly groups: number
  readonly bots: number
  /** What `undo` would take back, in words. */
  readonly undo: string | null
  readonly rehearsal: boolean
  /** The projector's token. It opens nothing secret, and whoever teaches from another machine needs its link too. */
  readonly projector: string
  /** When the session will be erased. */
  readonly erasedMs: number
}

/** In the order in which they need somebody. */
export const STUDENT_STATES = [
  'help',
  'broke',
  'dropped',
  'idle',
  'bot',
  'stuck',
  'waiting',
  'playing',
  'done',
] as const
export type StudentState = (typeof STUDENT_STATES)[number]

export interface StudentRow {
  readonly id: StudentId
  readonly name: string
  readonly group: GroupId | null
  readonly node: NodeId | null
  readonly connected: boolean
  readonly control: 'person' | 'bot' | null
  readonly state: StudentState
  /** Since when they are in that state. */
  readonly sinceMs: number
  readonly nights: { readonly done: number; readonly of: number }
  /** Time in this level beyond the class median for as much; null where there is no median yet. */
  readonly vsMedianMs: number | null
  readonly mistakes: number
  readonly lastMove: string
  /** Place in the help queue, from 1. */
  readonly help: number | null
  readonly extraTime: number
}

export interface GroupTile {
  readonly id: GroupId
  readonly level: string
  readonly night: { readonly index: number; readonly of: number; readonly title: string }
  readonly phase: Table['phase']
  readonly safety: 'held' | 'broken'
  readonly liveness: 'reached' | 'not yet' | 'missed'
  readonly claim: string | null
  readonly frozen: Frozen | null
  /** What was injected and still holds, in words. */
  readonly injected: readonly string[]
  readonly sea: SeaSight
}

/** A misconception of the class. `counts`: by group. */
export interface HeatRow {
  readonly rule: string
  readonly word: string
  readonly why: string
  readonly cite: string
  readonly total: number
  readonly counts: Readonly<Record<GroupId, number>>
  /** Nights that are over in which it was made: they can be shown without names. One example to a group. */
  readonly examples: Readonly<Record<GroupId, string>>
}

export interface Deed {
  readonly n: number
  readonly atMs: number
  readonly words: string
}

export interface ToTeacher {
  readonly head: ClassHead & { readonly nowMs: number }
  /** Rows that have changed, and those that are gone. */
  readonly rows: { readonly changed: readonly StudentRow[]; readonly gone: readonly StudentId[] }
  readonly tiles: { readonly changed: readonly GroupTile[]; readonly gone: readonly GroupId[] }
  readonly heat: readonly HeatRow[]
  /** In the lobby: who would sit with whom if it began now. */
  readonly preview: readonly { readonly id: GroupId; readonly names: readonly string[]; readonly bots: number }[]
  /** New lines of the record of what teachers have done. */
  readonly deeds: readonly Deed[]
  /** What the projector shows now. */
  readonly shown: Shown
}

/** Null: everybody, or every group. */
export type TeacherCommand =
  | { readonly type: 'start' }
  /** The next level of the plan, for everybody. */
  | { readonly type: 'next' }
  | { readonly type: 'freeze'; readonly group: GroupId | null; readonly minutes: number; readonly why: string }
  | { readonly type: 'thaw'; readonly group: GroupId | null }
  | { readonly type: 'speed'; readonly speed: (typeof CLASS_SPEEDS)[number] }
  /** More time, or less, for the level that is played; with a timer. */
  | { readonly type: 'extend'; readonly minutes: number }
  | {
      readonly type: 'say'
      readonly to: { readonly group: GroupId } | { readonly student: StudentId } | null
      readonly text: string
    }
  /** A nudge: it is your turn. */
  | { readonly type: 'nudge'; readonly student: StudentId }
  | { readonly type: 'control'; readonly student: StudentId; readonly by: 'person' | 'bot' }
  | { readonly type: 'move'; readonly student: StudentId; readonly group: GroupId }
  | { readonly type: 'rename'; readonly student: StudentId; readonly name: string }
  | { readonly type: 'remove'; readonly student: StudentId }
  | { readonly type: 'extraTime'; readonly student: StudentId; readonly factor: (typeof EXTRA_TIMES)[number] }
  | { readonly type: 'helped'; readonly student: StudentId }
  | { readonly type: 'fault'; readonly group: GroupId | null; readonly fault: Fault }
  /** In the place of whoever sits there. */
  | {
      readonly type: 'act'
      readonly group: GroupId
      readonly node: NodeId
      readonly move: { readonly type: string; readonly [key: string]: Json }
    }
  | { readonly type: 'show'; readonly what: ShowWhat }
  | { readonly type: 'replan'; readonly plan: Plan }
  /** A class of bots that behave like students, drop-outs and a late one included. */
  | { readonly type: 'rehearse'; readonly students: number }
  | { readonly type: 'undo' }
  | { readonly type: 'end' }
  /** New keys for the teachers' links, made where they are shown; the old ones open nothing any more. */
  | ({ readonly type: 'rekey' } & TeacherKeys)
  /** Everything that is known of this session is gone at once. */
  | { readonly type: 'erase' }

export type ShowWhat =
  | { readonly type: 'code' }
  | { readonly type: 'class' }
  /** The id of an example of HeatRow. */
  | { readonly type: 'example'; readonly id: string }

// --- to a projector: nothing secret ever ---

export type Shown =
  | { readonly type: 'code' }
  | { readonly type: 'class'; readonly debrief: ClassDebrief }
  /** Without names: who played is called by the node's. */
  | {
      readonly type: 'example'
      readonly rule: string
      readonly word: string
      readonly debrief: Debrief
      readonly act: number
    }

export interface ClassDebrief {
  readonly title: string
  readonly groups: readonly {
    readonly id: GroupId
    readonly safety: GroupTile['safety']
    readonly liveness: GroupTile['liveness']
    readonly messages: number
    readonly textbook: number
    readonly headline: string
  }[]
  readonly misconceptions: readonly {
    readonly word: string
    readonly why: string
    readonly cite: string
    readonly total: number
  }[]
}

export interface ToProjector {
  readonly board: {
    readonly nowMs: number
    readonly code: string
    readonly title: string
    readonly phase: Phase
    readonly step: StepNow | null
    readonly frozen: Frozen | null
    readonly students: number
    readonly connected: number
    readonly groups: readonly {
      readonly id: GroupId
      readonly nights: { readonly done: number; readonly of: number }
      readonly over: boolean
    }[]
  }
  readonly shown: Shown
}

// --- to a student ---

export const OUTCOMES = ['won', 'missed', 'broken', 'unfinished'] as const
/** broken: safety was; missed: safe, and without the goal. For a traitor broken is won. */
export type NightOutcome = (typeof OUTCOMES)[number]

export interface OwnNight {
  readonly levelTitle: string
  /** From 0. */
  readonly night: number
  readonly attempt: number
  readonly outcome: NightOutcome
  readonly score: number
  readonly scoreMax: number
  readonly botMoves: number
}

export interface ToStudent {
  readonly you: { readonly id: StudentId; readonly name: string; readonly word: string; readonly nowMs: number }
  readonly class: {
    readonly code: string
    readonly title: string
    readonly phase: Phase
    /** free: a group that is ready at its last dawn goes on to the next level by itself. */
    readonly pace: Pace
    readonly step: StepNow | null
    readonly frozen: Frozen | null
    readonly students: number
    /** Asked for help, and place in the queue. */
    readonly help: number | null
    /** Groups that still play this level. */
    readonly atSea: readonly GroupId[]
  }
  /** What will be played, in order. */
  readonly plan: readonly {
    readonly protocol: string
    readonly protocolTitle: string
    readonly title: string
    readonly teaches: string
  }[]
  /** The own nights that are over, oldest first. */
  readonly results: readonly OwnNight[]
  /** Where to play now: an ordinary room, with a token for a seat in it. Null: wait. */
  readonly seat: {
    readonly room: string
    readonly token: string
    readonly group: GroupId
    readonly mates: readonly string[]
  } | null
  /** For who comes late: what this is about, and what has happened so far. */
  readonly catchUp: {
    readonly title: string
    readonly teaches: string
    readonly brief: string
    readonly soFar: readonly string[]
    readonly seconds: number
  }
  readonly line: { readonly text: string; readonly to: 'all' | 'group' | 'you' }
  readonly nudge: Record<string, never>
  /** The last word: this stream ends, and no other opens with this token. */
  readonly gone: { readonly why: string }
}

export type StudentCommand =
  | { readonly type: 'help'; readonly on: boolean }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'leave' }

// --- watching a group ---

export interface ToWatcher {
  /** SEAT is "sea". */
  readonly sea: {
    readonly nowMs: number
    readonly sight: SeaSight
    readonly panels: readonly { readonly node: NodeId; readonly panel: readonly Row[] }[]
  }
  /** SEAT is a node: all that this seat is shown. */
  readonly seat: {
    readonly table: Table
    readonly tide: { readonly atMs: number; readonly rate: number; readonly held: boolean }
    readonly screen: Screen
    readonly log: readonly LogLine[]
  }
  readonly debrief: Debrief
}

export const EXPORTS = [
  'players.csv',
  'attempts.csv',
  'moves.csv',
  'record.ndjson',
  'canvas.csv',
  'moodle.csv',
  'xapi.ndjson',
] as const
export type ExportType = (typeof EXPORTS)[number]

/** A gradebook that an LMS exported, as it is to be given back to it. */
export interface LmsFilled {
  readonly lms: 'canvas' | 'moodle'
  readonly name: string
  /** The whole file in base64: its encoding is kept, whatever it was. */
  readonly base64: string
  readonly column: string
  /** There was no column of this title yet: it was added, and the LMS will ask what it is. */
  readonly added: boolean
  /** What a whole score is worth in that column. */
  readonly points: number
  readonly filled: number
  /** Found by their names alone: worth a look. */
  readonly byName: readonly { readonly row: string; readonly student: string }[]
  /** More than one could be meant: left as they were. */
  readonly doubtful: readonly string[]
  /** Rows of the file for whom nothing was played, and students whom the file does not have. */
  readonly rowsLeft: readonly string[]
  readonly studentsLeft: readonly string[]
}
