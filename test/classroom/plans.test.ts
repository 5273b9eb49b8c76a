import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePlan, encodePlan } from '../../shared/classroom/plan-link.ts'
import { newStep, READY_PLANS } from '../../shared/classroom/plans.ts'
import { normalRejoinWord, REJOIN_WORDS, rejoinWord } from '../../shared/classroom/rejoin.ts'
import { misfitOfStep } from '../../shared/match/tweak-law.ts'
import { type NightTweak, PLAN_LIMITS, type Plan } from '../../shared/wire/plan.ts'
import { parsePlan } from '../../shared/wire/validate-plan.ts'
import { levels } from '../battery/nights.ts'

/** The way in, and the talk at the end. */
const AROUND_MINUTES = 8

describe.each(READY_PLANS)('the plan $id', ({ plan, lessonMinutes }) => {
  it('names levels that exist, gives each its time, and fits the lesson', () => {
    for (const { protocol, level, minutes } of plan.steps) {
      const known = levels.find(l => l.protocol.name === protocol && l.level.id === level)
      expect(known, `${protocol}/${level}`).toBeDefined()
      expect(minutes).toBeGreaterThanOrEqual(known?.level.minutes ?? Number.NaN)
    }
    const sum = plan.steps.reduce((all, { minutes }) => all + minutes, 0)
    expect(sum + AROUND_MINUTES).toBeLessThanOrEqual(lessonMinutes)
  })

  it('passes the gate as it is, and comes back from its link', () => {
    expect(parsePlan(plan)).toEqual({ ok: true, value: plan })
    expect(decodePlan(encodePlan(plan))).toEqual({ ok: true, value: plan })
  })
})

const [{ plan: first }] = READY_PLANS as [(typeof READY_PLANS)[number]]

describe('a link', () => {
  it('carries any title, in characters that no mail program cuts', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(t => ({ ...first, title: t }))
    fc.assert(
      fc.property(title, plan => {
        const gate = parsePlan(plan)
        const text = encodePlan(plan)
        expect(text).toMatch(/^[\w-]+$/)
        expect(decodePlan(text)).toEqual(gate)
      }),
    )
  })

  it('is refused in words when it is cut short, spoilt or no plan', () => {
    const text = encodePlan(first)
    for (const spoilt of [
      '',
      'x',
      text.slice(0, -9),
      `${text.slice(0, 40)}*`,
      `${text}${text}`,
      btoa('{}'),
      btoa('null'),
    ])
      expect(decodePlan(spoilt)).toMatchObject({ ok: false, why: expect.stringMatching(/\.$/) })
  })
})

describe('the gate for plans', () => {
  const [step] = first.steps
  const night = { night: 0 }
  const tweaked = (tweak: unknown) => ({ ...first, steps: [{ ...step, tweak }] })
  it.each<[string, unknown]>([
    ['no levels', { ...first, steps: [] }],
    ['too many levels', { ...first, steps: Array(PLAN_LIMITS.steps + 1).fill(step) }],
    ['no time', { ...first, steps: [{ ...step, minutes: 0 }] }],
    ['half minutes', { ...first, steps: [{ ...step, minutes: 1.5 }] }],
    ['a pace of its own', { ...first, pace: 'fast' }],
    ['too impatient', { ...first, idleMs: 1 }],
    ['a hidden character in its title', { ...first, title: 'Plan\u202e' }],
    [
      'more than all is lost',
      { ...first, steps: [{ ...step, weather: { loss: 1.1, duplication: 0, delayMs: [1, 2] } }] },
    ],
    ['delays backwards', { ...first, steps: [{ ...step, weather: { loss: 0, duplication: 0, delayMs: [2, 1] } }] }],
    ['the same night twice', tweaked({ title: 't', hints: true, nights: [night, night] })],
    [
      'an unknown fault',
      tweaked({ title: 't', hints: true, nights: [{ ...night, faults: [{ atMs: 1, fault: { type: 'quake' } }] }] }),
    ],
    [
      'a partition of nobody',
      tweaked({
        title: 't',
        hints: true,
        nights: [{ ...night, faults: [{ atMs: 1, fault: { type: 'partition', side: [] } }] }],
      }),
    ],
    ['no deal left', tweaked({ title: 't', hints: true, nights: [{ ...night, deals: [] }] })],
  ])('refuses %s', (_, plan) => {
    expect(parsePlan(plan)).toMatchObject({ ok: false })
  })

  it('lets a level with other parameters through', () => {
    const faults = [
      { atMs: 9000, fault: { type: 'partition', side: ['n1', 'n2'] } },
      { atMs: 20_000, fault: { type: 'calm' } },
    ]
    const own = {
      title: 'Mine',
      hints: false,
      nights: [{ ...night, bots: ['n3'], requests: [{ nth: 2, atMs: null }], faults }],
    }
    expect(parsePlan(tweaked(own))).toEqual({ ok: true, value: tweaked(own) satisfies unknown as Plan })
  })
})

describe('whether a class can play a step', () => {
  const [{ plan }] = READY_PLANS as [(typeof READY_PLANS)[number]]
  const [step] = plan.steps as [(typeof plan.steps)[number]]
  const general = newStep('byzantine-generals', 'traitor-at-three', 8, 'practice')
  const weather = { loss: 0.5, duplication: 0, delayMs: [1, 2] } as const
  const tweak = (night: NightTweak) => ({ ...step, tweak: { title: 't', hints: true, nights: [night] } })

  it('is so for all that are ready-made, and for another channel where messages may be lost', () => {
    for (const ready of READY_PLANS) expect(ready.plan.steps.flatMap(s => misfitOfStep(s) ?? [])).toEqual([])
    expect(misfitOfStep({ ...step, weather })).toBeUndefined()
    expect(misfitOfStep(tweak({ night: 0, bots: ['n2'], lastsMs: 90_000 }))).toBeUndefined()
  })

  it.each([
    ['loss in a synchronous network', { ...general, weather }],
    ['a night that is not there', tweak({ night: 9, lastsMs: 9000 })],
    ['a deal that is not there', tweak({ night: 0, deals: [7] })],
    ['a node that is not there', tweak({ night: 0, bots: ['n9'] })],
  ])('is not for %s, in words', (_, misfit) => {
    expect(misfitOfStep(misfit)).toMatch(/\.$/)
  })
})

describe('a rejoin word', () => {
  it('is three words of a list in which no two are closer than three letters', () => {
    for (const [i, a] of REJOIN_WORDS.entries())
      for (const b of REJOIN_WORDS.slice(i + 1)) expect(distance(a, b), `${a} ${b}`).toBeGreaterThanOrEqual(3)
    expect(REJOIN_WORDS.length ** 3).toBeGreaterThan(10_000_000)
    expect(rejoinWord(() => 0, new Set())).toBe('acorn acorn acorn')
  })

  it('is nobody else’s', () => {
    let throws = 0
    const die = () => (throws++ < 3 ? 0 : 1)
    expect(rejoinWord(die, new Set(['acorn acorn acorn']))).toBe('almond almond almond')
  })

  it('may be typed in any case, with anything between', () => {
    expect(normalRejoinWord('  Acorn-ZEBRA,\tplum. ')).toBe('acorn zebra plum')
  })
})

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, y] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
