/** A lesson on paper: the class, each group, each student. Follows from the session alone. */
import type { GroupId, NightOutcome, StudentId } from '../wire/classroom.ts'
import { type Beliefs, heatOf } from './heat.ts'
import { type Attempt, cutOff, type NightDone, type SessionState, type Student } from './state.ts'

export interface ReportBelief {
  readonly word: string
  readonly why: string
  readonly cite: string
  /** In how many nights of how many people. */
  readonly total: number
}

export interface ReportStep {
  readonly title: string
  /** Nights of all groups together. */
  readonly nights: number
  readonly won: number
  readonly missed: number
  readonly broken: number
  readonly cutOff: number
}

export interface ReportNight {
  readonly level: string
  /** From 1. */
  readonly night: number
  readonly attempt: number
}

export interface GroupNight
  extends ReportNight,
    Pick<NightDone, 'safety' | 'liveness' | 'headline' | 'messages' | 'textbook'> {
  readonly mistakes: number
  readonly cutOff: boolean
}

export interface ReportGroup {
  readonly id: GroupId
  readonly names: readonly string[]
  readonly nights: readonly GroupNight[]
  readonly beliefs: readonly ReportBelief[]
}

export interface StudentNight
  extends ReportNight,
    Pick<Attempt, 'outcome' | 'score' | 'scoreMax' | 'hints' | 'mistakes' | 'botMoves'> {
  readonly node: string
}

export interface ReportStudent {
  readonly id: StudentId
  readonly name: string
  readonly group: GroupId | null
  readonly connectedMs: number
  readonly botMs: number
  readonly score: number
  readonly scoreMax: number
  readonly nights: readonly StudentNight[]
  readonly beliefs: readonly ReportBelief[]
}

export interface Report {
  readonly code: string
  readonly title: string
  readonly createdMs: number
  readonly nowMs: number
  readonly ended: boolean
  readonly rehearsal: boolean
  readonly steps: readonly ReportStep[]
  readonly beliefs: readonly (ReportBelief & { readonly groups: readonly GroupId[] })[]
  readonly groups: readonly ReportGroup[]
  /** By name. */
  readonly students: readonly ReportStudent[]
}

/** In a rehearsal bots stand for students, and are told of like them. */
export function reportOf(session: SessionState, beliefs: Beliefs, nowMs: number): Report {
  const students = Object.values(session.students)
    .filter(({ rehearsed }) => session.rehearsal || !rehearsed)
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  const groups = [...new Set(session.nights.map(({ group }) => group))].sort((a, b) => Number(a) - Number(b))
  return {
    code: session.code,
    title: session.plan.title,
    createdMs: session.createdMs,
    nowMs,
    ended: session.phase === 'ended',
    rehearsal: session.rehearsal,
    steps: stepsOf(session.nights),
    beliefs: heatOf(session.nights, [], beliefs).map(({ word, why, cite, total, counts }) => ({
      word,
      why,
      cite,
      total,
      groups: Object.keys(counts),
    })),
    groups: groups.map(id => groupOf(session, students, id, beliefs)),
    students: students.map(student => studentOf(session, student, beliefs, nowMs)),
  }
}

/** Each step of the plan that was played; who played it by themselves may have come further. */
function stepsOf(nights: readonly NightDone[]): readonly ReportStep[] {
  return [...Map.groupBy(nights, ({ step }) => step)]
    .sort(([a], [b]) => a - b)
    .map(([, played]) => {
      const ended = played.filter(night => !cutOff(night))
      const held = ended.filter(({ safety }) => safety === 'held')
      return {
        title: played[0]?.levelTitle ?? '',
        nights: played.length,
        won: held.filter(({ liveness }) => liveness === 'reached').length,
        missed: held.filter(({ liveness }) => liveness === 'missed').length,
        broken: ended.length - held.length,
        cutOff: played.length - ended.length,
      }
    })
}

function groupOf(session: SessionState, students: readonly Student[], id: GroupId, beliefs: Beliefs): ReportGroup {
  const nights = session.nights.filter(({ group }) => group === id)
  const players = new Set(nights.flatMap(({ attempts }) => attempts.map(({ student }) => student)))
  return {
    id,
    names: students.filter(student => players.has(student.id)).map(({ name }) => name),
    nights: nights.map(night => {
      const { safety, liveness, headline, messages, textbook, mistakes } = night
      const told = { safety, liveness, headline, messages, textbook, mistakes: mistakes.length }
      return { ...placeOf(night), ...told, cutOff: cutOff(night) }
    }),
    beliefs: beliefsOf(nights, beliefs),
  }
}

function studentOf(session: SessionState, student: Student, beliefs: Beliefs, nowMs: number): ReportStudent {
  const { id, name, group, connectedMs, connectedSinceMs, botMs, botSinceMs } = student
  const own = session.nights.flatMap(night =>
    night.attempts.filter(a => a.student === id).map(attempt => ({ night, attempt })),
  )
  const sum = (key: 'score' | 'scoreMax') =>
    Math.round(own.reduce((all, { attempt }) => all + attempt[key], 0) * 10) / 10
  return {
    id,
    name,
    group,
    connectedMs: connectedMs + (connectedSinceMs === null ? 0 : nowMs - connectedSinceMs),
    botMs: botMs + (botSinceMs === null ? 0 : nowMs - botSinceMs),
    score: sum('score'),
    scoreMax: sum('scoreMax'),
    nights: own.map(({ night, attempt: { node, outcome, score, scoreMax, hints, mistakes, botMoves } }) => {
      return { ...placeOf(night), node, outcome, score, scoreMax, hints, mistakes, botMoves }
    }),
    beliefs: beliefsOf(
      own.map(({ night }) => ({ ...night, mistakes: night.mistakes.filter(mistake => mistake.student === id) })),
      beliefs,
    ),
  }
}

function placeOf({ levelTitle, night, attempt }: NightDone): ReportNight {
  return { level: levelTitle, night: night + 1, attempt }
}

function beliefsOf(nights: readonly NightDone[], beliefs: Beliefs): readonly ReportBelief[] {
  return heatOf(nights, [], beliefs).map(({ word, why, cite, total }) => ({ word, why, cite, total }))
}

export const OUTCOME_WORDS: Readonly<Record<NightOutcome, string>> = {
  won: 'won',
  missed: 'goal missed',
  broken: 'safety broke',
  unfinished: 'cut off',
}
