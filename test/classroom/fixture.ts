/** A session as it might stand after a lesson, for what only reads one. */
import type { ClassRecord } from '../../server/classroom/exports/class-record.ts'
import { READY_PLANS } from '../../shared/classroom/plans.ts'
import type { Attempt, NightDone, SessionState, Student } from '../../shared/classroom/state.ts'

export function nightDone(given: Partial<NightDone>): NightDone {
  return {
    id: '1-0',
    group: '1',
    step: 0,
    protocol: 'raft',
    level: 'first-light',
    levelTitle: 'First light',
    night: 0,
    of: 5,
    attempt: 1,
    startedMs: 0,
    endedMs: 60_000,
    safety: 'held',
    liveness: 'reached',
    headline: 'Goal reached, safety held',
    messages: 12,
    textbook: 10,
    attempts: [],
    mistakes: [],
    ...given,
  }
}

export function student(given: Partial<Student> & Pick<Student, 'id'>): Student {
  return {
    name: given.id,
    word: 'acorn plum zebra',
    joinedMs: 1000,
    leftMs: null,
    removed: false,
    group: '1',
    extraTime: 1,
    helpSinceMs: null,
    connectedMs: 0,
    connectedSinceMs: null,
    goneSinceMs: null,
    botMs: 0,
    botSinceMs: null,
    rehearsed: false,
    ...given,
  }
}

export function attempt(given: Partial<Attempt> & Pick<Attempt, 'student'>): Attempt {
  return {
    node: 'n1',
    outcome: 'won',
    score: 6,
    scoreMax: 8,
    hints: 0,
    mistakes: 1,
    botMoves: 0,
    misconceptions: [],
    ...given,
  }
}

const [{ plan }] = READY_PLANS as [(typeof READY_PLANS)[number]]

/** 21 November 2026. */
const CREATED_MS = Date.UTC(2026, 10, 21, 9, 30)

export function sessionOf(students: readonly Student[], nights: readonly NightDone[] = []): SessionState {
  return {
    code: 'K7MPQ2',
    createdMs: CREATED_MS,
    plan,
    phase: 'ended',
    step: 0,
    stepSinceMs: CREATED_MS,
    stepEndsMs: null,
    speed: 1,
    frozen: null,
    students: Object.fromEntries(students.map(one => [one.id, one])),
    groups: {},
    nights,
    deeds: [],
    undos: [],
    stands: [],
    shown: { type: 'code' },
    rehearsal: false,
  }
}

export function recordOf(session: SessionState, given: Partial<ClassRecord> = {}): ClassRecord {
  return {
    session,
    records: [],
    identifiers: {},
    nowMs: CREATED_MS + 3_000_000,
    code: 'test',
    origin: 'https://isles.example',
    ...given,
  }
}
