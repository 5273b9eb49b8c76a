/** What of a session's state each of its people is shown. */
import {
  enrolled,
  frozenNow,
  groupOf,
  groupsOf,
  helpQueue,
  here,
  planStep,
  stepEnds,
} from '../../shared/classroom/standing.ts'
import type { SessionState, Student } from '../../shared/classroom/state.ts'
import type {
  ClassGlance,
  ClassHead,
  GroupId,
  OwnNight,
  StepNow,
  ToProjector,
  ToStudent,
} from '../../shared/wire/classroom.ts'
import type { CatalogLevel } from '../../shared/wire/messages.ts'
import type { PlanStep } from '../../shared/wire/plan.ts'
import type { ClassSession } from './session.ts'

/** More would fit on no dashboard. */
export const STUDENTS_AT_MOST = 250

type Catalog = readonly CatalogLevel[]

export function levelOf(catalog: Catalog, step: PlanStep | undefined): CatalogLevel | undefined {
  return catalog.find(level => level.protocol === step?.protocol && level.id === step.level)
}

type Told = ToStudent['plan'][number]

/** A level as the class knows it, in the words of who has changed it. */
function told(catalog: Catalog, step: PlanStep): Told {
  const level = levelOf(catalog, step)
  const { protocol, tweak } = step
  return {
    ...{ protocol, protocolTitle: level?.protocolTitle ?? protocol },
    title: tweak?.title ?? level?.title ?? step.level,
    teaches: tweak?.teaches ?? level?.teaches ?? '',
  }
}

export function stepNow(state: SessionState, catalog: Catalog, index: number): StepNow | null {
  const step = planStep(state, index)
  if (step === undefined) return null
  const { stepSinceMs, plan } = state
  return { index, of: plan.steps.length, ...told(catalog, step), sinceMs: stepSinceMs, endsMs: stepEnds(state) }
}

/** At their own pace groups are at different levels: the class is where the slowest is. */
export function classStep(state: SessionState): number {
  const playing = groupsOf(state).filter(group => !group.over)
  if (state.plan.pace !== 'free' || playing.length === 0)
    return Math.max(state.step, ...groupsOf(state).map(g => g.step))
  return Math.min(...playing.map(group => group.step))
}

export function glanceOf({ code, plan, phase, students }: SessionState): ClassGlance {
  const full = Object.keys(students).length >= STUDENTS_AT_MOST
  return { code, title: plan.title, phase, open: phase !== 'ended' && !full }
}

export function headOf(session: ClassSession): ClassHead {
  const { state, hub } = session
  const students = enrolled(state)
  const groups = groupsOf(state)
  const step = planStep(state, classStep(state))
  const seats = levelOf(hub.house.catalog, step)?.seats ?? 0
  return {
    ...{ code: state.code, plan: state.plan, phase: state.phase, speed: state.speed, frozen: state.frozen },
    step: stepNow(state, hub.house.catalog, classStep(state)),
    students: students.length,
    connected: students.filter(here).length,
    groups: groups.length,
    bots: groups.reduce((sum, group) => sum + Math.max(0, seats - group.students.length), 0),
    undo: state.phase === 'ended' ? null : (state.undos.at(-1)?.words ?? null),
    rehearsal: state.rehearsal,
    projector: session.projector,
    erasedMs: state.createdMs + hub.keptMs,
  }
}

export function boardOf(state: SessionState, catalog: Catalog): Omit<ToProjector['board'], 'nowMs'> {
  const students = enrolled(state)
  return {
    ...{ code: state.code, title: state.plan.title, phase: state.phase, frozen: state.frozen },
    step: stepNow(state, catalog, classStep(state)),
    students: students.length,
    connected: students.filter(here).length,
    groups: groupsOf(state).map(({ id, nights, over }) => ({ id, nights, over })),
  }
}

export const youOf = ({ id, name, word }: Student) => ({ id, name, word })

export function classOf(state: SessionState, student: Student, catalog: Catalog): ToStudent['class'] {
  const group = groupOf(state, student.id)
  const place = helpQueue(state).indexOf(student.id)
  return {
    ...{ code: state.code, title: state.plan.title, phase: state.phase },
    pace: state.plan.pace,
    step: stepNow(state, catalog, group?.step ?? classStep(state)),
    frozen: frozenNow(state, student.group),
    students: enrolled(state).length,
    help: place < 0 ? null : place + 1,
    atSea: state.phase === 'playing' ? stillAtSea(state) : [],
  }
}

const stillAtSea = (state: SessionState): readonly GroupId[] =>
  groupsOf(state)
    .filter(group => !group.over)
    .map(group => group.id)

export const planOf = (state: SessionState, catalog: Catalog): ToStudent['plan'] =>
  state.plan.steps.map(step => told(catalog, step))

export function resultsOf(state: SessionState, student: Student): readonly OwnNight[] {
  return state.nights.flatMap(({ levelTitle, night, attempt, attempts }) =>
    attempts
      .filter(own => own.student === student.id)
      .map(({ outcome, score, scoreMax, botMoves }) => ({
        ...{ levelTitle, night, attempt, outcome, score, scoreMax, botMoves },
      })),
  )
}

export function seatOf({ state, hub }: ClassSession, student: Student): ToStudent['seat'] {
  const group = groupOf(state, student.id)
  if (group?.room == null) return null
  const mates = group.students.filter(id => id !== student.id).flatMap(id => state.students[id]?.name ?? [])
  const token = hub.house.tokens.sign(group.room, { player: student.id, turn: 0 })
  return { room: group.room, token, group: group.id, mates }
}
