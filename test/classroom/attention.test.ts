import { describe, expect, it } from 'vitest'
import { againstMedian, type Progress, type StudentFacts, standingOf } from '../../shared/classroom/attention.ts'

const CALM: StudentFacts = {
  helpSinceMs: null,
  brokeSinceMs: null,
  droppedSinceMs: null,
  idleSinceMs: null,
  botSinceMs: null,
  stuckSinceMs: null,
  at: { state: 'playing', sinceMs: 5 },
}

describe('a student’s state', () => {
  it('is the gravest thing that is so, since it is so', () => {
    expect(standingOf(CALM)).toEqual({ state: 'playing', sinceMs: 5 })
    expect(standingOf({ ...CALM, stuckSinceMs: 9 })).toEqual({ state: 'stuck', sinceMs: 9 })
    expect(standingOf({ ...CALM, droppedSinceMs: 9, botSinceMs: 7 })).toEqual({ state: 'dropped', sinceMs: 9 })
    expect(standingOf({ ...CALM, droppedSinceMs: 7, helpSinceMs: 9 })).toEqual({ state: 'help', sinceMs: 9 })
  })

  it('asks for nobody to look after those who are done, unless they ask themselves', () => {
    const done = { ...CALM, droppedSinceMs: 7, brokeSinceMs: 3, at: { state: 'done', sinceMs: 8 } } as const
    expect(standingOf(done)).toEqual({ state: 'done', sinceMs: 8 })
    expect(standingOf({ ...done, helpSinceMs: 9 }).state).toBe('help')
  })

  it('is dropped in the lobby too', () => {
    expect(standingOf({ ...CALM, droppedSinceMs: 7, at: { state: 'waiting', sinceMs: 1 } }).state).toBe('dropped')
  })
})

const at = (soFarS: number, ...reachedS: readonly number[]): Progress => ({
  soFarMs: soFarS * 1000,
  reachedMs: reachedS.map(s => s * 1000),
})
const vs = (own: Progress, others: readonly Progress[]) => againstMedian(own, [own, ...others]).vsMedianMs

describe('time against the median of the class', () => {
  it('is not known for one group alone, nor before half the class has done as much', () => {
    expect(vs(at(500, 100), [])).toBeNull()
    expect(vs(at(90), [at(90), at(90)])).toBeNull()
    expect(vs(at(90), [at(90, 80), at(90), at(90)])).toBeNull()
  })

  it('counts those who are not there yet as late, so it does not jump when they come', () => {
    const others = [at(200, 100), at(200, 110), at(200, 120)]
    const slow = at(200)
    expect(vs(slow, others)).toBe(90_000)
    expect(vs(at(400, 390), others)).toBe(280_000)
  })

  it('grows while a group sits in one night, and is negative for who is ahead', () => {
    const others = [at(300, 100, 200), at(300, 110, 210)]
    expect(vs(at(150, 105), others)).toBe(0)
    expect(vs(at(300, 105), others)).toBe(90_000)
    expect(vs(at(130, 60), others)).toBe(-40_000)
  })

  it('says who is stuck, and since when', () => {
    const others = [at(500, 100, 200), at(500, 100, 200), at(500, 100, 200)]
    const stuck = (own: Progress) => againstMedian(own, [own, ...others]).stuckSinceMs
    expect(stuck(at(250, 105))).toBeNull()
    expect(stuck(at(310, 105))).toBe(300_000)
    expect(stuck(at(155))).toBeNull()
    expect(stuck(at(165))).toBe(160_000)
    expect(stuck(at(900, 105, 250))).toBeNull()
  })
})
