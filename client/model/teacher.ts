/** All that an instructor's page knows of a session, and the one place where that changes: pure, so that a test can feed it any history. */
import {
  type ClassHead,
  type Deed,
  type GroupId,
  type GroupTile,
  type HeatRow,
  type Shown,
  STUDENT_STATES,
  type StudentId,
  type StudentRow,
  type ToTeacher,
} from '../../shared/wire/classroom.ts'
import type { ClassLink, MessageOf } from './class-stream.ts'

/** A tile, and when it came (this machine's monotonic clock): its sea flows on from there. */
export interface TileSeen extends GroupTile {
  readonly seenMs: number
}

export interface TeacherState {
  readonly link: ClassLink
  readonly head: ClassHead | null
  /** The server's time of day less this machine's monotonic clock. */
  readonly aheadMs: number
  readonly rows: Readonly<Record<StudentId, StudentRow>>
  readonly tiles: Readonly<Record<GroupId, TileSeen>>
  readonly heat: readonly HeatRow[]
  readonly preview: ToTeacher['preview']
  readonly deeds: readonly Deed[]
  readonly shown: Shown
  /** A new stream has begun: what it says first takes the place of all that was. */
  readonly stale: boolean
}

export type TeacherAction =
  | { readonly type: 'link'; readonly link: ClassLink }
  | { readonly type: 'message'; readonly message: MessageOf<ToTeacher>; readonly nowMs: number }

export const NO_CLASS_YET: TeacherState = {
  link: { type: 'joining' },
  head: null,
  aheadMs: 0,
  rows: {},
  tiles: {},
  heat: [],
  preview: [],
  deeds: [],
  shown: { type: 'code' },
  stale: true,
}

const DEEDS_KEPT = 500

export function reduceTeacher(state: TeacherState, action: TeacherAction): TeacherState {
  if (action.type === 'link') return { ...state, link: action.link, stale: state.stale || action.link.type === 'open' }
  return receive(state.stale ? fresh(state) : state, action.message, action.nowMs)
}

function fresh({ link, head, aheadMs }: TeacherState): TeacherState {
  return { ...NO_CLASS_YET, link, head, aheadMs, stale: false }
}

function receive(state: TeacherState, message: MessageOf<ToTeacher>, nowMs: number): TeacherState {
  switch (message.type) {
    case 'head': {
      const { nowMs: serverMs, ...head } = message.payload
      return { ...state, head, aheadMs: serverMs - nowMs }
    }
    case 'rows': {
      const { changed, gone } = message.payload
      return { ...state, rows: merged(state.rows, changed, gone) }
    }
    case 'tiles': {
      const { changed, gone } = message.payload
      const seen = changed.map(tile => ({ ...tile, seenMs: nowMs }))
      return { ...state, tiles: merged(state.tiles, seen, gone) }
    }
    case 'heat':
      return { ...state, heat: message.payload }
    case 'preview':
      return { ...state, preview: message.payload }
    case 'deeds': {
      const last = state.deeds.at(-1)?.n ?? -1
      return { ...state, deeds: [...state.deeds, ...message.payload.filter(deed => deed.n > last)].slice(-DEEDS_KEPT) }
    }
    case 'shown':
      return { ...state, shown: message.payload }
  }
}

function merged<T extends { readonly id: string }>(
  all: Readonly<Record<string, T>>,
  changed: readonly T[],
  gone: readonly string[],
): Readonly<Record<string, T>> {
  const next = { ...all }
  for (const one of changed) next[one.id] = one
  for (const id of gone) delete next[id]
  return next
}

/** The states in which somebody ought to look. */
const NEEDY: readonly StudentRow['state'][] = ['help', 'broke', 'dropped', 'idle', 'bot', 'stuck']

export function needsSomebody(row: StudentRow): boolean {
  return NEEDY.includes(row.state)
}

/** Those who need somebody first, longest first; the help queue in its own order. */
export function byNeed(rows: Readonly<Record<StudentId, StudentRow>>): readonly StudentRow[] {
  const urgency = (row: StudentRow): number => STUDENT_STATES.indexOf(row.state)
  return Object.values(rows).toSorted(
    (a, b) =>
      urgency(a) - urgency(b) ||
      (a.help ?? 0) - (b.help ?? 0) ||
      (needsSomebody(a) ? a.sinceMs - b.sinceMs : 0) ||
      a.name.localeCompare(b.name),
  )
}

export function byNumber<T extends { readonly id: GroupId }>(groups: readonly T[]): readonly T[] {
  return groups.toSorted((a, b) => Number(a.id) - Number(b.id))
}
