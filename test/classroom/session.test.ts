/** What follows from a session's events. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { READY_PLANS } from '../../shared/classroom/plans.ts'
import { beginning, type Happened, reduce } from '../../shared/classroom/session.ts'
import {
  enrolled,
  frozenNow,
  groupsOf,
  helpQueue,
  nextDueMs,
  playedMs,
  stepEnds,
} from '../../shared/classroom/standing.ts'
import type { SessionState } from '../../shared/classroom/state.ts'

const plan = READY_PLANS[0]?.plan
if (plan === undefined) throw new Error('there is no plan')

const BEGUN = beginning({ type: 'begun', code: 'ABCDEF', plan }, 0)

function upTo(events: readonly Happened[], from: SessionState = BEGUN): SessionState {
  return events.reduce((state, event, i) => reduce(state, { ...event, atMs: (i + 1) * 1000 }), from)
}

const joined = (id: string): Happened => ({ type: 'joined', id, name: `Student ${id}`, word: id, rehearsed: false })

describe('a session', () => {
  it('adds up how long somebody was connected, and how long a bot played', () => {
    const state = upTo([
      joined('a'), // at 1 s
      { type: 'connected', student: 'a', connected: true },
      { type: 'control', student: 'a', by: 'bot' },
      { type: 'control', student: 'a', by: 'person' },
      { type: 'connected', student: 'a', connected: false },
      { type: 'connected', student: 'a', connected: true },
      { type: 'left', student: 'a', removed: true },
    ])
    expect(state.students['a']).toMatchObject({ connectedMs: 4000, botMs: 1000, connectedSinceMs: null, removed: true })
    expect(enrolled(state)).toEqual([])
  })

  it('gives a group another room for another level, and keeps its people', () => {
    const start: readonly Happened[] = [
      joined('a'),
      joined('b'),
      { type: 'grouped', groups: [['a', 'b']] },
      { type: 'stepped', step: 0, endsMs: 60_000 },
      { type: 'roomed', group: '1', room: 'ROOMAA', nights: 3 },
      { type: 'over', group: '1' },
    ]
    expect(groupsOf(upTo(start))[0]).toMatchObject({ room: 'ROOMAA', over: true, nights: { done: 0, of: 3 } })
    const next = upTo([...start, { type: 'stepped', step: 1, endsMs: null }])
    expect(groupsOf(next)[0]).toMatchObject({ room: null, over: false, step: 1, students: ['a', 'b'] })
    expect([nextDueMs(upTo(start)), nextDueMs(next)]).toEqual([60_000, null])
  })

  it('stands still for as long as the longer of two freezes', () => {
    const frozen = (group: string | null, untilMs: number): Happened => ({
      type: 'frozen',
      group,
      frozen: { why: 'Look', untilMs },
    })
    const state = upTo([joined('a'), { type: 'grouped', groups: [['a']] }, frozen(null, 50), frozen('1', 90)])
    expect([frozenNow(state, '1')?.untilMs, frozenNow(state, null)?.untilMs, nextDueMs(state)]).toEqual([90, 50, 50])
  })

  it('takes no time from a level while it stands still, and none twice', () => {
    const stop = (group: string | null): Happened => ({ type: 'frozen', group, frozen: { why: 'Look', untilMs: 9000 } })
    const go = (group: string | null): Happened => ({ type: 'frozen', group, frozen: null })
    const begun: readonly Happened[] = [joined('a'), { type: 'grouped', groups: [['a']] }]
    const state = upTo([
      ...begun,
      { type: 'stepped', step: 0, endsMs: 60_000 }, // at 3 s
      stop('1'), // at 4 s
      stop(null), // at 5 s
      go('1'), // at 6 s
      go(null), // at 7 s
    ])
    expect([playedMs(state, '1', 3000, 10_000), playedMs(state, '2', 3000, 10_000)]).toEqual([4000, 5000])
    expect([state.stepEndsMs, nextDueMs(state)]).toEqual([62_000, 62_000])
    const frozen = upTo([...begun, { type: 'stepped', step: 0, endsMs: 60_000 }, stop(null)])
    expect([stepEnds(frozen), nextDueMs(frozen)]).toEqual([65_000, 9000])
  })

  it('lets the newest deed be taken back first, and no more than there are', () => {
    const deed = (n: number): Happened => ({
      type: 'deed',
      deed: { n, atMs: 0, words: `${n}` },
      undo: { words: `${n}`, events: [], commands: [] },
    })
    const state = upTo([deed(1), deed(2), { type: 'undone' }])
    expect([state.undos.map(undo => undo.words), state.deeds.length]).toEqual([['1'], 2])
    expect(upTo([{ type: 'undone' }], upTo([{ type: 'undone' }], state)).undos).toEqual([])
  })
})

const STUDENTS = ['a', 'b', 'c', 'd'] as const
const GROUPS = ['1', '2', '3'] as const
const student = fc.constantFrom(...STUDENTS)
const anything: fc.Arbitrary<Happened> = fc.oneof(
  student.map(joined),
  fc.record({ type: fc.constant('connected' as const), student, connected: fc.boolean() }),
  fc.record({ type: fc.constant('control' as const), student, by: fc.constantFrom('person' as const, 'bot' as const) }),
  fc.record({ type: fc.constant('left' as const), student, removed: fc.boolean() }),
  fc.record({ type: fc.constant('readmitted' as const), student }),
  fc.record({ type: fc.constant('help' as const), student, on: fc.boolean() }),
  fc.record({ type: fc.constant('seated' as const), student, group: fc.constantFrom(...GROUPS, null) }),
  fc.constant<Happened>({ type: 'stepped', step: 1, endsMs: null }),
  fc.constant<Happened>({ type: 'ended' }),
)

describe('whatever happens', () => {
  it('nobody sits in two groups, and everybody where they are said to sit', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), events => {
        // Only who has joined can be asked to do anything.
        const state = upTo([...STUDENTS.map(joined), ...events.filter(event => event.type !== 'joined')])
        for (const { id, group } of Object.values(state.students)) {
          const holding = Object.values(state.groups).filter(one => one.students.includes(id))
          expect(holding.map(one => one.id)).toEqual(group === null ? [] : [group])
          expect(holding.flatMap(one => one.students).filter(other => other === id).length).toBe(group === null ? 0 : 1)
        }
        expect(new Set(helpQueue(state)).size).toBe(helpQueue(state).length)
      }),
    )
  })

  it('no sum of time runs backwards, and none is longer than the session', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), events => {
        const all = [...STUDENTS.map(joined), ...events.filter(event => event.type !== 'joined')]
        for (const one of Object.values(upTo(all).students))
          for (const ms of [one.connectedMs, one.botMs]) {
            expect(ms).toBeGreaterThanOrEqual(0)
            expect(ms).toBeLessThanOrEqual(all.length * 1000)
          }
      }),
    )
  })
})
