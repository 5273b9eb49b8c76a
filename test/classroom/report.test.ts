import { expect, it } from 'vitest'
import { reportOf } from '../../shared/classroom/report.ts'
import { attempt, nightDone, sessionOf, student } from './fixture.ts'

const beliefs = (_: string, rule: string) => (rule === 'slip' ? undefined : { word: rule, why: 'why', cite: 'paper' })

const nights = [
  nightDone({
    id: '2-0',
    group: '2',
    safety: 'broken',
    attempts: [attempt({ student: 'b', outcome: 'broken', score: 3 }), attempt({ student: 'a' })],
    mistakes: [
      { node: 'n1', student: 'b', rule: 'twice', act: 3 },
      { node: 'n2', student: 'a', rule: 'slip', act: 5 },
      { node: 'n3', student: null, rule: 'twice', act: 6 },
    ],
  }),
  // The class went on while they played it.
  nightDone({
    id: '10-9',
    group: '10',
    step: 1,
    levelTitle: 'Amnesia',
    liveness: 'missed',
    attempts: [attempt({ student: 'c', outcome: 'unfinished', score: 0, scoreMax: 0 })],
  }),
  nightDone({ id: '10-0', group: '10', liveness: 'missed', attempts: [attempt({ student: 'c', score: 0.3 })] }),
  nightDone({
    id: '2-1',
    group: '2',
    step: 1,
    levelTitle: 'Amnesia',
    attempts: [attempt({ student: 'b', score: 0.1 })],
  }),
]
const students = [
  student({ id: 'b', name: 'Bo', group: '2', connectedMs: 1000, connectedSinceMs: 500, botMs: 20 }),
  student({ id: 'a', name: 'Ann', group: '2' }),
  student({ id: 'c', name: 'Cy', group: '10' }),
  student({ id: 'd', name: 'Dee', group: null }),
  student({ id: 'r', name: 'Robot', rehearsed: true }),
]
const report = reportOf(sessionOf(students, nights), beliefs, 1500)

it('tells of the class: how each level went, and which misconceptions showed where', () => {
  expect(report.steps).toEqual([
    { title: 'First light', nights: 2, won: 0, missed: 1, broken: 1, cutOff: 0 },
    { title: 'Amnesia', nights: 2, won: 1, missed: 0, broken: 0, cutOff: 1 },
  ])
  expect(report.beliefs).toEqual([{ word: 'twice', why: 'why', cite: 'paper', total: 1, groups: ['2'] }])
})

it('tells of each group, in the order of their numbers, and who played in it', () => {
  expect(report.groups.map(({ id, names, nights }) => [id, names, nights.length])).toEqual([
    ['2', ['Ann', 'Bo'], 2],
    ['10', ['Cy'], 2],
  ])
  expect(report.groups[1]?.nights.map(night => night.cutOff)).toEqual([true, false])
})

it('tells of each student by name, with their own beliefs only, and of who never played', () => {
  expect(report.students.map(({ name }) => name)).toEqual(['Ann', 'Bo', 'Cy', 'Dee'])
  const [ann, bo, , dee] = report.students
  expect(bo).toMatchObject({ connectedMs: 2000, botMs: 20, score: 3.1, scoreMax: 16 })
  expect(bo?.beliefs.map(({ word, total }) => [word, total])).toEqual([['twice', 1]])
  expect(ann?.beliefs).toEqual([])
  expect(dee).toMatchObject({ nights: [], score: 0, scoreMax: 0 })
})

it('tells of a rehearsal’s students as of others', () => {
  const rehearsal = { ...sessionOf(students, nights), rehearsal: true }
  expect(reportOf(rehearsal, beliefs, 1500).students.map(({ name }) => name)).toContain('Robot')
})
