/** Coming into a class: with a name, or with the personal word from an identity card; and where a newcomer sits. */
import { randomInt } from 'node:crypto'
import { addLate, type GroupSizes, group, groupSizes } from '../../shared/classroom/grouping.ts'
import { normalRejoinWord, rejoinWord } from '../../shared/classroom/rejoin.ts'
import { enrolled, groupsOf, nextGroupId } from '../../shared/classroom/standing.ts'
import type { SessionState, Student } from '../../shared/classroom/state.ts'
import type { GroupId, JoinClass, Joined, StudentId, ToTeacher } from '../../shared/wire/classroom.ts'
import { randomName, uniqueName } from '../names.ts'
import { Refusal } from '../rooms/door.ts'
import { isUnkind } from './kindness.ts'
import { CATCH_UP_MS } from './seats.ts'
import type { ClassSession } from './session.ts'
import { studentToken } from './tokens.ts'
import { levelOf, STUDENTS_AT_MOST, stepNow } from './views.ts'

export class WrongWord extends Refusal {}

/** A page that is loaded anew is gone for less; who is gone for longer is seated when they are back. */
const A_MOMENT_MS = 30_000

/** Throws a Refusal with words for whoever stands before the door. */
export function join(session: ClassSession, { name, word, teacherIdentifier }: JoinClass, rehearsed = false): Joined {
  const student = word === undefined ? newcomer(session, name, rehearsed) : comesBack(session, word)
  const { id } = student
  if (teacherIdentifier !== undefined) session.write({ type: 'identifier', student: id, identifier: teacherIdentifier })
  place(session, id)
  const token = studentToken(session.hub.house.tokens, session.code, id)
  return { token, id, name: student.name, word: student.word }
}

function comesBack({ state }: ClassSession, typed: string): Student {
  const word = normalRejoinWord(typed)
  const known = enrolled(state).find(student => student.word === word)
  if (known === undefined)
    throw new WrongWord('Nobody in this class has these words. They stand on your identity card.')
  return known
}

function newcomer(session: ClassSession, wanted: string | undefined, rehearsed: boolean): Student {
  const { state, hub } = session
  if (state.phase === 'ended') throw new Refusal('This class is over.')
  if (Object.keys(state.students).length >= STUDENTS_AT_MOST) throw new Refusal('This class is full.')
  const id = hub.house.ids.player()
  const name = freeName(state, wanted ?? randomName())
  const words = new Set(Object.values(state.students).map(student => student.word))
  session.happened({ type: 'joined', id, name, word: rejoinWord(randomInt, words), rehearsed })
  const student = session.state.students[id]
  if (student === undefined) throw new Refusal('This class is over.')
  return student
}

/** Kind, and nobody else's. */
export function freeName(state: SessionState, wanted: string, of?: StudentId): string {
  if (isUnkind(wanted)) throw new Refusal('Please choose another name.')
  const others = enrolled(state).filter(student => student.id !== of)
  return uniqueName(
    wanted,
    others.map(student => student.name),
  )
}

/** Sizes that every level of the plan has room for: so groups can stay together. */
export function sizesOf({ state, hub }: ClassSession): GroupSizes {
  const seats = state.plan.steps.map(step => levelOf(hub.house.catalog, step)?.seats ?? 1)
  return groupSizes(Math.min(...seats), state.plan.seats)
}

/** Those who are here, or were a moment ago. */
function toBeGrouped({ state, hub }: ClassSession): readonly StudentId[] {
  const sinceMs = hub.dayMs() - A_MOMENT_MS
  return enrolled(state)
    .filter(({ goneSinceMs }) => goneSinceMs === null || goneSinceMs > sinceMs)
    .map(student => student.id)
}

/** As few as possible change their group when one comes or goes. */
export function grouping(session: ClassSession): readonly (readonly StudentId[])[] {
  session.seen = group(toBeGrouped(session), sizesOf(session), session.seen)
  return session.seen
}

export function previewOf(session: ClassSession): ToTeacher['preview'] {
  const { state, hub } = session
  if (state.phase !== 'lobby') return []
  const seats = levelOf(hub.house.catalog, state.plan.steps[0])?.seats ?? 0
  return grouping(session).map((ids, i) => ({
    id: String(i + 1),
    names: ids.flatMap(id => state.students[id]?.name ?? []),
    bots: Math.max(0, seats - ids.length),
  }))
}

/** Who comes while the others play takes a bot's seat in the smallest group, or begins a group among bots. */
export function place(session: ClassSession, id: StudentId): void {
  const { state } = session
  const student = state.students[id]
  const late = state.phase === 'playing' || state.phase === 'between'
  if (!late || student === undefined || student.leftMs !== null || student.group !== null) return
  session.happened({ type: 'seated', student: id, group: lateGroup(session) })
  catchUp(session, id)
}

function lateGroup(session: ClassSession): GroupId {
  const { state } = session
  const groups = groupsOf(state).filter(one => !one.over)
  const sizes = sizesOf(session)
  const at = addLate(
    groups.map(one => one.students),
    sizes,
    groups.map(one => sizes.max - one.students.length),
  )
  return (at === null ? undefined : groups[at]?.id) ?? nextGroupId(state)
}

function catchUp(session: ClassSession, id: StudentId): void {
  const { state, hub } = session
  const group = groupsOf(state).find(one => one.students.includes(id))
  const step = stepNow(state, hub.house.catalog, group?.step ?? state.step)
  if (group === undefined || step === null) return
  const nights = state.nights.filter(night => night.group === group.id && night.step === group.step)
  const soFar = nights.map(night => `Night ${night.night + 1}: ${night.headline}.`)
  const brief = session.groups.play(group.id)?.match?.screen(group.students[0] ?? '')?.night.brief ?? ''
  session.audience.whenHere(id, {
    ...{ title: step.title, teaches: step.teaches, brief, soFar },
    seconds: CATCH_UP_MS / 1000,
  })
}
