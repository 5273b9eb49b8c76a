/** The dashboard's rows: who needs somebody, and how far everybody is. */
import { type StudentFacts, standingOf } from '../../shared/classroom/attention.ts'
import { groupOf, helpQueue, here } from '../../shared/classroom/standing.ts'
import type { Group, SessionState, Student } from '../../shared/classroom/state.ts'
import type { StudentRow } from '../../shared/wire/classroom.ts'
import type { Play } from '../rooms/play.ts'
import type { Against } from './progress.ts'
import type { ClassSession } from './session.ts'

/** Finer than this nobody reads it, and each change is a push. */
const MEDIAN_GRAIN_MS = 5000
/** From a seat that is given to a page that plays. */
const SITS_DOWN_MS = 3000

export function rowOf(session: ClassSession, student: Student, against: Against): StudentRow {
  const { state } = session
  const { id, name, extraTime } = student
  const group = groupOf(state, id)
  const play = session.groups.play(student.group)
  const place = helpQueue(state).indexOf(id)
  const { vsMedianMs, stuckSinceMs } = against(group)
  return {
    ...{ id, name, extraTime, group: student.group, connected: goneSinceMs(session, play, student) === null },
    node: play?.seats.find(seat => seat.player === id)?.node ?? null,
    control: group?.room == null ? null : student.botSinceMs === null ? 'person' : 'bot',
    ...standingOf(factsOf(session, student, group, play, stuckSinceMs)),
    nights: group?.nights ?? { done: 0, of: 0 },
    vsMedianMs: vsMedianMs === null ? null : Math.round(vsMedianMs / MEDIAN_GRAIN_MS) * MEDIAN_GRAIN_MS,
    mistakes: mistakesOf(state, id) + mistakesNow(play, id),
    lastMove: lastMove(play, id),
    help: place < 0 ? null : place + 1,
  }
}

function factsOf(
  session: ClassSession,
  student: Student,
  group: Group | undefined,
  play: Play | undefined,
  stuckSinceMs: number | null,
): StudentFacts {
  const { state } = session
  const broke = brokeSinceMs(state, group, play)
  return {
    helpSinceMs: student.helpSinceMs,
    brokeSinceMs: broke,
    droppedSinceMs: goneSinceMs(session, play, student),
    idleSinceMs: idleSinceMs(session, play, student),
    botSinceMs: student.botSinceMs,
    stuckSinceMs,
    at: whereabouts(state, group),
  }
}

function whereabouts(state: SessionState, group: Group | undefined): StudentFacts['at'] {
  const sinceMs = state.stepSinceMs
  if (state.phase !== 'playing' || group?.room == null) return { state: 'waiting', sinceMs }
  if (!group.over) return { state: 'playing', sinceMs }
  const overMs = state.nights.findLast(night => night.group === group.id)?.endedMs ?? sinceMs
  return { state: 'done', sinceMs: overMs }
}

/** Reckoned from two clocks, it must not be another millisecond each time. */
const moment = (ms: number): number => Math.round(ms / 1000) * 1000

/** Since they were nudged. */
function idleSinceMs({ hub }: ClassSession, play: Play | undefined, student: Student): number | null {
  const person = play?.people.get(student.id)
  if (play === undefined || person?.nudgedOfMs === undefined || play.phase !== 'night') return null
  const owedSinceMs = play.match?.owedSinceMs(student.id)
  if (owedSinceMs === undefined || person.lastInputMs > person.nudgedOfMs) return null
  return moment(hub.dayMs() - (play.now() - person.nudgedOfMs))
}

/** A network that breaks without a word is noticed by the match first: nobody answers there. */
function goneSinceMs({ hub }: ClassSession, play: Play | undefined, student: Student): number | null {
  if (!here(student)) return student.goneSinceMs
  const droppedMs = play?.people.get(student.id)?.droppedMs
  if (play === undefined || droppedMs === undefined) return null
  const goneMs = play.now() - droppedMs
  return goneMs < SITS_DOWN_MS ? null : moment(hub.dayMs() - goneMs)
}

/** In the debrief of a night that broke; the next night begins whole. */
function brokeSinceMs(state: SessionState, group: Group | undefined, play: Play | undefined): number | null {
  if (group === undefined || play === undefined || play.phase === 'night') return null
  const last = state.nights.findLast(night => night.group === group.id && night.step === group.step)
  return last?.safety === 'broken' ? last.endedMs : null
}

function mistakesOf(state: SessionState, student: string): number {
  return state.nights.reduce(
    (sum, night) => sum + (night.attempts.find(own => own.student === student)?.mistakes ?? 0),
    0,
  )
}

/** In the night that is played; those of one that is over have been counted. */
function mistakesNow(play: Play | undefined, student: string): number {
  if (play?.match === undefined || play.phase !== 'night') return 0
  const own = play.match.watched.mistakes().filter(one => one.player === student)
  return new Set(own.map(one => `${one.act} ${one.atMs}`)).size
}

function lastMove(play: Play | undefined, student: string): string {
  return play?.match?.watched.lastMove(student) ?? ''
}
