/** A small sea shows what was told of it, at the time that it is: boats between their shores, fog between its sides. */
import { expect, test } from 'vitest'
import { distance } from '../../client/board/geometry.ts'
import { fogWalls, LARGE, sailing, seaFrame, sightMs, TILE } from '../../client/model/sea-sight.ts'
import type { SeaBoat } from '../../shared/wire/classroom.ts'

const smooth = (share: number): number => share
const nodesOf = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `n${i + 1}`)
const boat = (from: string, to: string, sinks = false): SeaBoat => ({
  key: 'b',
  from,
  to,
  flag: { shape: 'pennant', hollow: false, code: 'RV', tone: 'wait' },
  word: 'asks for a vote',
  leftMs: 1000,
  landsMs: 3000,
  sinks,
})

test.each([1, 2, 3, 5, 7, 9])('%i islands stand in the picture, apart from each other', count => {
  for (const size of [TILE, LARGE]) {
    const { places, unit } = seaFrame(nodesOf(count), size)
    const spots = Object.values(places)
    for (const { x, y } of spots) expect(x > 0 && x < size.width && y > 0 && y < size.height).toBe(true)
    for (const [i, a] of spots.entries())
      for (const b of spots.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(40 * unit)
  }
})

test('a boat is at sea from its leaving to its landing, nearer to where it goes as time goes by', () => {
  const frame = seaFrame(nodesOf(5), TILE)
  const course = boat('n1', 'n4')
  const goal = frame.places['n4']
  const left = (simMs: number): number => {
    const seen = sailing(frame, course, simMs, smooth)
    return seen === null || goal === undefined ? -1 : distance(seen.place, goal)
  }
  expect([left(999), left(3001)]).toEqual([-1, -1])
  const way = [1000, 1500, 2000, 2500, 3000].map(left)
  expect(way).toEqual(way.toSorted((a, b) => b - a))
  expect(new Set(way).size).toBe(5)
})

test('a boat that is lost goes down on its way and never arrives', () => {
  const frame = seaFrame(nodesOf(3), TILE)
  const goal = frame.places['n3']
  const late = sailing(frame, boat('n1', 'n3', true), 2999, smooth)
  if (late === null || goal === undefined) throw new Error('it is not at sea')
  expect(late.sunk).toBeGreaterThan(0.9)
  expect(distance(late.place, goal)).toBeGreaterThan(30)
})

test('time flows on from what was told at the rate that was told, and stands while it is frozen', () => {
  expect(sightMs({ atMs: 500, rate: 2 }, 100, 350)).toBe(1000)
  expect(sightMs({ atMs: 500, rate: 0 }, 100, 9999)).toBe(500)
})

test('fog stands between neighbours of different sides, and nowhere else', () => {
  const frame = seaFrame(nodesOf(4), { width: 400, height: 100 })
  const islands = nodesOf(4).map(node => ({
    node,
    name: node,
    who: 'person' as const,
    up: true,
    mark: { shape: 'none' as const, word: '' },
  }))
  const middle = (a: string, b: string) => ((frame.places[a]?.x ?? 0) + (frame.places[b]?.x ?? 0)) / 2
  expect(fogWalls(frame, { islands, fog: [['n1', 'n2']] })).toEqual([middle('n2', 'n3')])
  expect(fogWalls(frame, { islands, fog: [['n4'], ['n4']] })).toEqual([middle('n3', 'n4')])
  expect(fogWalls(frame, { islands, fog: [] })).toEqual([])
})
