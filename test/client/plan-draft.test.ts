import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changed,
  type Draft,
  draftOf,
  fitPlan,
  planOf,
  replaced,
  stepAdded,
  stepChanged,
  stepCopied,
  stepMoved,
  stepRemoved,
  undone,
} from '../../client/model/plan-draft.ts'
import { newTweak, nightChanged, nightOf, requestChanged, tweakWords } from '../../client/model/tweak-draft.ts'
import { READY_PLANS } from '../../shared/classroom/plans.ts'
import { type LevelParameters, type NightParameters, PLAN_LIMITS } from '../../shared/wire/plan.ts'

const [{ plan }, { plan: other }] = READY_PLANS as [(typeof READY_PLANS)[number], (typeof READY_PLANS)[number]]
const start = draftOf(plan)
const levelsOf = ({ plan: { steps } }: Draft) => steps.map(({ level }) => level)
const LEVEL = { protocol: 'load', id: 'half-open', minutes: 9 }

describe('a plan that is made', () => {
  it('moves, copies, adds and removes levels', () => {
    expect(levelsOf(stepMoved(start, 0, 1))).toEqual(['split-vote', 'first-light', 'amnesia'])
    expect(stepMoved(start, 0, -1)).toBe(start)
    expect(stepMoved(start, 2, 1)).toBe(start)
    expect(levelsOf(stepRemoved(start, 1))).toEqual(['first-light', 'amnesia'])
    expect(levelsOf(stepCopied(start, 0))).toEqual(['first-light', 'first-light', 'split-vote', 'amnesia'])
    expect(levelsOf(stepAdded(start, LEVEL)).at(-1)).toBe('half-open')
    expect(stepAdded(start, LEVEL).plan.steps.at(-1)?.minutes).toBe(14)
  })

  it('never has more levels than a plan may have', () => {
    let full = start
    for (let i = 0; i < 20; i += 1) full = stepAdded(stepCopied(full, 0), LEVEL)
    expect(full.plan.steps.length).toBe(PLAN_LIMITS.steps)
    expect(fitPlan(full).ok).toBe(true)
  })

  it('takes back letter after letter in one go, and field by field', () => {
    const typed = [...'Raft'].reduce((draft, _, i) => changed(draft, { title: 'Raft'.slice(0, i + 1) }, 'title'), start)
    const more = stepChanged(typed, 0, { minutes: 5 }, 'minutes')
    expect(undone(more).plan.title).toBe('Raft')
    expect(undone(undone(more)).plan).toEqual(start.plan)
    const two = stepChanged(more, 1, { minutes: 5 }, 'minutes')
    expect(undone(two).plan).toEqual(more.plan)
  })

  it('gives the plan back that another one took the place of', () => {
    const next = replaced(start, other)
    expect(planOf(next)).toEqual(other)
    expect(planOf(undone(next))).toEqual(plan)
  })

  it('says in words what it lacks', () => {
    expect(fitPlan(start)).toEqual({ ok: true, value: plan })
    expect(fitPlan(changed(start, { title: ' ' }))).toMatchObject({ ok: false, why: 'The plan needs a title.' })
    expect(fitPlan(changed(start, { steps: [] }))).toMatchObject({ ok: false, why: 'A plan needs a level.' })
  })

  it('comes back to where it was, whatever was done, and never has two steps of one name', () => {
    const act = fc.oneof(
      fc.tuple(fc.constantFrom(stepRemoved, stepCopied), fc.nat(12)).map(
        ([f, key]) =>
          (d: Draft) =>
            f(d, key),
      ),
      fc.tuple(fc.nat(12), fc.constantFrom<-1 | 1>(-1, 1)).map(
        ([key, by]) =>
          (d: Draft) =>
            stepMoved(d, key, by),
      ),
      fc.constant((d: Draft) => stepAdded(d, LEVEL)),
      fc.constant((d: Draft) => replaced(d, other)),
      fc.nat(60).map(minutes => (d: Draft) => stepChanged(d, 0, { minutes })),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), acts => {
        let draft = start
        for (const next of acts) {
          draft = next(draft)
          const keys = draft.plan.steps.map(({ key }) => key)
          expect(new Set(keys).size).toBe(keys.length)
        }
        while (draft.past.length > 0) draft = undone(draft)
        expect(draft.plan).toEqual(start.plan)
      }),
    )
  })
})

const night: NightParameters = {
  title: 'Calm',
  brief: 'Elect a leader.',
  weather: { loss: 0, duplication: 0, delayMs: [600, 1600] },
  lastsMs: 180_000,
  darkMs: 9000,
  timing: 'asynchronous',
  clocks: false,
  nodes: [],
  deals: ['one', 'another'],
  requests: [
    { atMs: 1000, to: 'n1', words: 'write x' },
    { atMs: 2000, to: 'n2', words: 'write y' },
  ],
}
const parameters: LevelParameters = {
  protocol: 'raft',
  level: 'first-light',
  title: 'First light',
  teaches: '',
  nights: [night, night],
}

describe('a level that is changed', () => {
  const tweak = newTweak(parameters)

  it('keeps only what differs from the level', () => {
    const longer = nightChanged(tweak, 1, night, { lastsMs: 5000 })
    expect(longer.nights).toEqual([{ night: 1, lastsMs: 5000 }])
    expect(nightChanged(longer, 1, night, { lastsMs: night.lastsMs }).nights).toEqual([])
    const all = { weather: { ...night.weather }, deals: [0, 1], bots: [], faults: [], brief: night.brief }
    expect(nightChanged(tweak, 0, night, all).nights).toEqual([])
    const two = nightChanged(longer, 0, night, { deals: [1] })
    expect(two.nights.map(n => n.night)).toEqual([0, 1])
  })

  it('leaves requests out, moves them, and has them back', () => {
    const out = requestChanged(requestChanged(tweak, 0, night, 1, null), 0, night, 0, 500)
    expect(nightOf(out, 0).requests).toEqual([
      { nth: 0, atMs: 500 },
      { nth: 1, atMs: null },
    ])
    expect(requestChanged(requestChanged(out, 0, night, 0, 1000), 0, night, 1, 2000).nights).toEqual([])
  })

  it('says in few words what was changed', () => {
    expect(tweakWords(tweak)).toBe('nothing yet')
    const much = nightChanged(nightChanged(tweak, 0, night, { deals: [1] }), 1, night, { lastsMs: 1, deals: [0] })
    expect(tweakWords({ ...much, hints: false })).toBe('the deals, how long a night lasts, no hints')
  })
})
