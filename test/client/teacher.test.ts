/** What an instructor's page knows: it follows the stream, and a stream that begins anew leaves nothing of the old one. */
import { expect, test } from 'vitest'
import type { MessageOf } from '../../client/model/class-stream.ts'
import { byNeed, NO_CLASS_YET, needsSomebody, reduceTeacher, type TeacherState } from '../../client/model/teacher.ts'
import type { StudentRow, StudentState, ToTeacher } from '../../shared/wire/classroom.ts'

type Message = MessageOf<ToTeacher>

const row = (id: string, state: StudentState, more: Partial<StudentRow> = {}): StudentRow => ({
  id,
  name: id,
  group: '1',
  node: 'n1',
  connected: true,
  control: 'person',
  state,
  sinceMs: 0,
  nights: { done: 0, of: 3 },
  vsMedianMs: null,
  mistakes: 0,
  lastMove: '',
  help: null,
  extraTime: 1,
  ...more,
})
const rows = (changed: readonly StudentRow[], gone: readonly string[] = []): Message => ({
  type: 'rows',
  payload: { changed, gone },
})
const deeds = (...numbers: readonly number[]): Message => ({
  type: 'deeds',
  payload: numbers.map(n => ({ n, atMs: n, words: `deed ${n}` })),
})
const opened = (state: TeacherState): TeacherState => reduceTeacher(state, { type: 'link', link: { type: 'open' } })
const heard = (state: TeacherState, ...messages: readonly Message[]): TeacherState =>
  messages.reduce((before, message) => reduceTeacher(before, { type: 'message', message, nowMs: 1000 }), state)

test('rows change one by one, and those who are gone are gone', () => {
  const begun = heard(opened(NO_CLASS_YET), rows([row('a', 'playing'), row('b', 'playing')]))
  const later = heard(begun, rows([row('a', 'help', { help: 1 })], ['b']))
  expect(Object.values(later.rows).map(one => [one.id, one.state])).toEqual([['a', 'help']])
})

test('while the link is lost all stands as it was; the new stream takes the place of the old one, not part of it', () => {
  const begun = heard(opened(NO_CLASS_YET), rows([row('a', 'playing'), row('b', 'playing')]), deeds(0, 1))
  const lost = reduceTeacher(begun, { type: 'link', link: { type: 'lost', words: '' } })
  expect(Object.keys(lost.rows)).toEqual(['a', 'b'])
  const back = opened(lost)
  expect(Object.keys(back.rows)).toEqual(['a', 'b'])
  const anew = heard(back, rows([row('b', 'done')]), deeds(0, 1, 2))
  expect(Object.keys(anew.rows)).toEqual(['b'])
  expect(anew.deeds.map(deed => deed.n)).toEqual([0, 1, 2])
})

test('a deed that is told twice stands once', () => {
  const state = heard(opened(NO_CLASS_YET), deeds(0, 1), deeds(1, 2))
  expect(state.deeds.map(deed => deed.n)).toEqual([0, 1, 2])
})

test('those who need somebody come first: the queue for help in its order, then who has waited longest', () => {
  const all = [
    row('plays', 'playing'),
    row('fresh drop', 'dropped', { sinceMs: 500 }),
    row('second', 'help', { help: 2, sinceMs: 1 }),
    row('old drop', 'dropped', { sinceMs: 100 }),
    row('first', 'help', { help: 1, sinceMs: 2 }),
    row('done', 'done'),
    row('breaker', 'broke'),
  ]
  const ordered = byNeed(Object.fromEntries(all.map(one => [one.id, one])))
  expect(ordered.map(one => one.id)).toEqual(['first', 'second', 'breaker', 'old drop', 'fresh drop', 'plays', 'done'])
  expect(ordered.filter(needsSomebody)).toHaveLength(5)
})
