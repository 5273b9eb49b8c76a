import { expect, it } from 'vitest'
import { findExample, heatOf } from '../../shared/classroom/heat.ts'
import type { NightDone } from '../../shared/classroom/state.ts'
import { nightDone } from './fixture.ts'

const beliefs = (protocol: string, rule: string) =>
  rule === 'slip' ? undefined : { word: `${protocol} ${rule}`, why: 'why', cite: 'paper' }

const mistake = (student: string | null, rule: string, act: number | null = 7): NightDone['mistakes'][number] => ({
  node: student ?? 'n9',
  student,
  rule,
  act,
})

const nights = [
  nightDone({
    id: '1-0',
    group: '1',
    mistakes: [mistake('a', 'twice'), mistake('a', 'twice', 9), mistake('b', 'slip')],
  }),
  nightDone({ id: '1-1', group: '1', mistakes: [mistake('a', 'twice', 3), mistake(null, 'twice')] }),
  nightDone({ id: '2-0', group: '2', mistakes: [mistake('c', 'stale', null), mistake('c', 'twice', 5)] }),
]

it('counts everybody once a night who held a belief, and no bot, and no slip', () => {
  const rows = heatOf(nights, [], beliefs)
  expect(rows.map(({ rule, total, counts }) => ({ rule, total, counts }))).toEqual([
    { rule: 'twice', total: 3, counts: { 1: 2, 2: 1 } },
    { rule: 'stale', total: 1, counts: { 2: 1 } },
  ])
})

it('counts the night that is still played, without an example of it', () => {
  const running = [
    { group: '3', protocol: 'raft', mistakes: [mistake('d', 'twice'), mistake('d', 'twice'), mistake(null, 'stale')] },
  ]
  const [twice] = heatOf(nights, running, beliefs)
  expect(twice?.counts).toEqual({ 1: 2, 2: 1, 3: 1 })
  expect(Object.keys(twice?.examples ?? {})).toEqual(['1', '2'])
})

it('gives examples that can be found again: the latest of a group, and only what really happened', () => {
  const [twice, stale] = heatOf(nights, [], beliefs)
  expect(findExample(nights, twice?.examples['1'] ?? '')).toMatchObject({
    night: { id: '1-1' },
    node: 'a',
    rule: 'twice',
    act: 3,
  })
  expect(stale?.examples).toEqual({})
  for (const id of ['', '1-1', '1-1/1', '2-0/0', '1-1/9', '1-1/x', 'no/0'])
    expect(findExample(nights, id)).toBeUndefined()
})

it('keeps rules of two protocols apart that have one name', () => {
  const other = nightDone({ id: '4-0', group: '4', protocol: 'load', mistakes: [mistake('e', 'twice')] })
  expect(heatOf([...nights, other], [], beliefs).map(({ word, total }) => [word, total])).toContainEqual([
    'load twice',
    1,
  ])
})
