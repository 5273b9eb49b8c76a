import { describe, expect, it } from 'vitest'
import { explore, Impure, type Progress } from '../../shared/check/explore.ts'
import type { TransitionSystem } from '../../shared/check/transition-system.ts'
import { graphSystem } from './graphs.ts'

/** 0 -> 1 -> 2 -> ... without end. */
const counting: TransitionSystem<number, 'count'> = {
  initial: [0],
  actions: () => ['count'],
  next: n => n + 1,
  key: String,
  invariants: [
    { id: 'below 5', holds: n => n < 5 },
    { id: 'below 3', holds: n => n < 3 },
  ],
}

const diamond = graphSystem({
  nodes: 4,
  starts: [0],
  edges: [
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 3],
    [3, 3],
  ],
  bad: [3],
})

describe('an exploration', () => {
  it('lists broken invariants nearest first', () => {
    const { violations } = explore(counting, { maxDepth: 6 })
    expect(violations.map(({ invariant, count, state }) => [invariant, count, state])).toEqual([
      ['below 3', 4, 3],
      ['below 5', 2, 5],
    ])
  })

  it('stops at the first broken invariant when asked to', () => {
    const { violations, ...found } = explore(counting, { stopAtFirst: true })
    expect(found).toMatchObject({ distinct: 4, depth: 3, exhausted: false, stoppedBy: 'stopAtFirst' })
    expect(violations.map(({ invariant, shortest }) => [invariant, shortest.length])).toEqual([['below 3', 3]])
  })

  it('names every invariant that the first bad state breaks', () => {
    const twice = { ...diamond, invariants: diamond.invariants.flatMap(one => [one, { ...one, id: 'good too' }]) }
    const { violations } = explore(twice, { stopAtFirst: true })
    expect(violations.map(violation => violation.invariant)).toEqual(['good', 'good too'])
  })

  it('checks initial states, with an empty schedule', () => {
    const { violations } = explore({ ...counting, initial: [0, 7] }, { stopAtFirst: true })
    expect(violations[0]).toMatchObject({ invariant: 'below 5', initial: 7, shortest: [], state: 7 })
  })

  it('counts loops and second ways as generated, not as states', () => {
    expect(explore(diamond)).toMatchObject({ distinct: 4, generated: 6, transitions: 5, depth: 2, exhausted: true })
  })

  it('ends when its caller says so', () => {
    let asked = 0
    const { distinct, exhausted, stoppedBy } = explore(counting, { shouldStop: () => ++asked > 10 })
    expect({ distinct, exhausted, stoppedBy }).toEqual({ distinct: 11, exhausted: false, stoppedBy: 'shouldStop' })
  })

  it('tells of its progress now and then and at the end', () => {
    const told: Progress[] = []
    explore(counting, { maxStates: 2500, onProgress: progress => told.push(progress) })
    expect(told.map(({ states, frontier }) => [states, frontier])).toEqual([
      [1025, 1],
      [2049, 1],
      [2500, 1],
    ])
  })

  it('is empty without initial states', () => {
    expect(explore({ ...counting, initial: [] })).toMatchObject({
      distinct: 0,
      generated: 0,
      depth: 0,
      exhausted: true,
    })
  })

  it('takes actions one at a time where a system makes them so', () => {
    const lazily: TransitionSystem<number, number> = {
      ...diamond,
      *actions(state) {
        yield* diamond.actions(state)
      },
    }
    expect(explore(lazily)).toEqual(explore(diamond))
  })

  it('refuses a schedule that does not lead there again', () => {
    let calls = 0
    const restless: TransitionSystem<number, 'count'> = { ...counting, next: n => n + (++calls > 2 ? 2 : 1) }
    expect(() => explore(restless, { maxDepth: 9 })).toThrow(Impure)
  })
})
