/**
 * What happens to a class session, as data, and what follows from it. Pure: a server writes the events down, and after a
 * restart the session stands where it stood. An event says what has happened, never what was asked for.
 */
import { unreachable } from '../kernel/unreachable.ts'
import type { Deed, Frozen, GroupId, ShowWhat, StudentId } from '../wire/classroom.ts'
import type { Plan } from '../wire/plan.ts'
import type { Group, NightDone, SessionState, Student, Undo } from './state.ts'
import { cutOff } from './state.ts'

export type SessionEvent = { readonly atMs: number } & Happened

export type Happened =
  | { readonly type: 'begun'; readonly code: string; readonly plan: Plan }
  | {
      readonly type: 'joined'
      readonly id: StudentId
      readonly name: string
      readonly word: string
      readonly rehearsed: boolean
    }
  | { readonly type: 'connected'; readonly student: StudentId; readonly connected: boolean }
  /** Who has the seat's moves in hand now. */
  | { readonly type: 'control'; readonly student: StudentId; readonly by: 'person' | 'bot' }
  | { readonly type: 'left'; readonly student: StudentId; readonly removed: boolean }
  /** A removal that was taken back. */
  | { readonly type: 'readmitted'; readonly student: StudentId }
  | { readonly type: 'renamed'; readonly student: StudentId; readonly name: string }
  | { readonly type: 'help'; readonly student: StudentId; readonly on: boolean }
  | { readonly type: 'extraTime'; readonly student: StudentId; readonly factor: number }
  /** Everybody who is here, anew. */
  | { readonly type: 'grouped'; readonly groups: readonly (readonly StudentId[])[] }
  /** One student to this group; it is made if there is none of that name. Null: to none. */
  | { readonly type: 'seated'; readonly student: StudentId; readonly group: GroupId | null }
  /** This step of the plan begins for the whole class. */
  | { readonly type: 'stepped'; readonly step: number; readonly endsMs: number | null }
  /** And for this group alone, which goes at its own pace. */
  | { readonly type: 'group stepped'; readonly group: GroupId; readonly step: number }
  | { readonly type: 'roomed'; readonly group: GroupId; readonly room: string; readonly nights: number }
  | { readonly type: 'night'; readonly night: NightDone }
  /** All nights of its step are over. */
  | { readonly type: 'over'; readonly group: GroupId }
  | { readonly type: 'between' }
  | { readonly type: 'frozen'; readonly group: GroupId | null; readonly frozen: Frozen | null }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'extended'; readonly endsMs: number }
  | { readonly type: 'replanned'; readonly plan: Plan }
  | { readonly type: 'shown'; readonly what: ShowWhat }
  | { readonly type: 'rehearsal' }
  | { readonly type: 'deed'; readonly deed: Deed; readonly undo: Undo | null }
  /** The newest deed that could be taken back was. */
  | { readonly type: 'undone' }
  | { readonly type: 'ended' }

/** So many deeds can be taken back, one after another. */
const UNDOS = 20

type Begun = Extract<Happened, { type: 'begun' }>

export function beginning({ code, plan }: Begun, atMs: number): SessionState {
  return {
    ...{ code, plan, createdMs: atMs, phase: 'lobby', step: -1, stepSinceMs: atMs, stepEndsMs: null, speed: 1 },
    ...{
      frozen: null,
      students: {},
      groups: {},
      nights: [],
      deeds: [],
      undos: [],
      stands: [],
      shown: { type: 'code' },
      rehearsal: false,
    },
  }
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(all.map(one => [one.id, one]))

function withStudent(state: SessionState, id: StudentId, change: (student: Student) => Partial<Student>): SessionState {
  const student = state.students[id]
  if (student === undefined) return state
  return { ...state, students: { ...state.students, [id]: { ...student, ...change(student) } } }
}

function withGroup(state: SessionState, id: GroupId, change: Partial<Group>): SessionState {
  const group = state.groups[id]
  return group === undefined ? state : { ...state, groups: { ...state.groups, [id]: { ...group, ...change } } }
}

const fresh = (id: GroupId, students: readonly StudentId[], step: number): Group => ({
  ...{ id, students, step, room: null, over: false, frozen: null },
  nights: { done: 0, of: 0 },
})

/** The step begins anew: another room, and nothing of it is over. */
const turned = (group: Group, step: number): Group => ({
  ...fresh(group.id, group.students, step),
  frozen: group.frozen,
})

const mapValues = <T>(all: Readonly<Record<string, T>>, change: (one: T) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).map(([id, one]) => [id, change(one)]))

/** A stretch of time that begins or ends now, added to the sum so far. */
function stretch(sumMs: number, sinceMs: number | null, on: boolean, nowMs: number): readonly [number, number | null] {
  if (on) return [sumMs, sinceMs ?? nowMs]
  return [sumMs + (sinceMs === null ? 0 : nowMs - sinceMs), null]
}

function connect(student: Student, on: boolean, nowMs: number): Partial<Student> {
  const [connectedMs, connectedSinceMs] = stretch(student.connectedMs, student.connectedSinceMs, on, nowMs)
  return { connectedMs, connectedSinceMs, goneSinceMs: on ? null : (student.goneSinceMs ?? nowMs) }
}

function lend(student: Student, on: boolean, nowMs: number): Partial<Student> {
  const [botMs, botSinceMs] = stretch(student.botMs, student.botSinceMs, on, nowMs)
  return { botMs, botSinceMs }
}

function regrouped(state: SessionState, all: readonly (readonly StudentId[])[]): SessionState {
  const groups = all.map((students, i) => fresh(String(i + 1), students, Math.max(0, state.step)))
  const of = (id: StudentId): GroupId | null => groups.find(group => group.students.includes(id))?.id ?? null
  const students = mapValues(state.students, student => ({ ...student, group: of(student.id) }))
  return { ...state, groups: byId(groups), students }
}

function seated(state: SessionState, id: StudentId, to: GroupId | null): SessionState {
  const without = mapValues(state.groups, group =>
    group.students.includes(id) ? { ...group, students: group.students.filter(one => one !== id) } : group,
  )
  const target = to === null ? undefined : (without[to] ?? fresh(to, [], Math.max(0, state.step)))
  const groups = target ? { ...without, [target.id]: { ...target, students: [...target.students, id] } } : without
  return withStudent({ ...state, groups }, id, () => ({ group: to }))
}

export function reduce(state: SessionState, event: SessionEvent): SessionState {
  const { atMs } = event
  switch (event.type) {
    case 'begun':
      return beginning(event, atMs)
    case 'joined':
      return { ...state, students: { ...state.students, [event.id]: newcomer(event, atMs) } }
    case 'connected':
      return withStudent(state, event.student, student => connect(student, event.connected, atMs))
    case 'control':
      return withStudent(state, event.student, student => lend(student, event.by === 'bot', atMs))
    case 'left': {
      const gone = withStudent(state, event.student, student => ({
        ...connect(student, false, atMs),
        ...lend(student, false, atMs),
        ...{ leftMs: atMs, removed: event.removed, helpSinceMs: null },
      }))
      return seated(gone, event.student, null)
    }
    case 'readmitted':
      return withStudent(state, event.student, () => ({ leftMs: null, removed: false }))
    case 'renamed':
      return withStudent(state, event.student, () => ({ name: event.name }))
    case 'help':
      return withStudent(state, event.student, ({ helpSinceMs }) => ({
        helpSinceMs: event.on ? (helpSinceMs ?? atMs) : null,
      }))
    case 'extraTime':
      return withStudent(state, event.student, () => ({ extraTime: event.factor }))
    case 'grouped':
      return regrouped(state, event.groups)
    case 'seated':
      return seated(state, event.student, event.group)
    case 'stepped': {
      const { step, endsMs } = event
      const groups = mapValues(state.groups, group => turned(group, step))
      return { ...state, phase: 'playing', step, stepSinceMs: atMs, stepEndsMs: endsMs, groups }
    }
    case 'group stepped': {
      const group = state.groups[event.group]
      return group === undefined ? state : withGroup(state, event.group, turned(group, event.step))
    }
    case 'roomed':
      return withGroup(state, event.group, { room: event.room, nights: { done: 0, of: event.nights } })
    case 'night':
      return nightOver(state, event.night)
    case 'over':
      return withGroup(state, event.group, { over: true })
    case 'between':
      return { ...state, phase: 'between', stepEndsMs: null }
    case 'frozen':
      return freeze(state, event.group, event.frozen, atMs)
    case 'speed':
      return { ...state, speed: event.speed }
    case 'extended':
      return { ...state, stepEndsMs: event.endsMs }
    case 'replanned':
      return { ...state, plan: event.plan }
    case 'shown':
      return { ...state, shown: event.what }
    case 'rehearsal':
      return { ...state, rehearsal: true }
    case 'deed':
      return {
        ...state,
        deeds: [...state.deeds, event.deed],
        undos: event.undo === null ? state.undos : [...state.undos, event.undo].slice(-UNDOS),
      }
    case 'undone':
      return { ...state, undos: state.undos.slice(0, -1) }
    case 'ended':
      return ended(state, atMs)
    default:
      return unreachable(event)
  }
}

function newcomer({ id, name, word, rehearsed }: Extract<Happened, { type: 'joined' }>, joinedMs: number): Student {
  return {
    ...{ id, name, word, rehearsed, joinedMs, leftMs: null, removed: false, group: null, extraTime: 1 },
    ...{ helpSinceMs: null, connectedMs: 0, connectedSinceMs: null, goneSinceMs: joinedMs, botMs: 0, botSinceMs: null },
  }
}

/** A night that is played again counts once towards the level. */
function nightOver(state: SessionState, night: NightDone): SessionState {
  const group = state.groups[night.group]
  const nights = [...state.nights, night]
  if (group === undefined || group.step !== night.step || cutOff(night)) return { ...state, nights }
  const done = Math.max(group.nights.done, night.night + 1)
  return withGroup({ ...state, nights }, night.group, { nights: { ...group.nights, done } })
}

/** The timer of a level stands still with the class. */
function freeze(state: SessionState, group: GroupId | null, frozen: Frozen | null, nowMs: number): SessionState {
  const open = state.stands.find(stand => stand.group === group && stand.toMs === null)
  const stoodMs = frozen === null && group === null && open !== undefined ? nowMs - open.fromMs : 0
  const stands =
    frozen === null
      ? state.stands.map(stand => (stand === open ? { ...stand, toMs: nowMs } : stand))
      : open === undefined
        ? [...state.stands, { group, fromMs: nowMs, toMs: null }]
        : state.stands
  const stepEndsMs = state.stepEndsMs === null ? null : state.stepEndsMs + stoodMs
  return group === null ? { ...state, frozen, stands, stepEndsMs } : withGroup({ ...state, stands }, group, { frozen })
}

/** Nobody's time runs on. Groups keep their rooms: what was played can be looked at. */
function ended(state: SessionState, nowMs: number): SessionState {
  const students = mapValues(state.students, student => ({
    ...student,
    ...lend(student, false, nowMs),
    helpSinceMs: null,
  }))
  return { ...state, phase: 'ended', frozen: null, stepEndsMs: null, students }
}
