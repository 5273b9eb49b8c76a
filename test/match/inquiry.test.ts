/** What a finished night answers when it is asked: what would have been enough, and what came close. */
import { describe, expect, it } from 'vitest'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { whatIf } from '../../shared/match/blame.ts'
import { answer } from '../../shared/match/inquiry.ts'
import type { NightRun } from '../../shared/match/night-run.ts'
import { handsFor, playNight, seeds } from '../../shared/match/simulate.ts'
import { whatWouldDo } from '../../shared/match/what-would-do.ts'
import { evenings, rules } from '../battery/nights.ts'
import { nightsTeaching, strikingSeat } from '../tools/pricing.ts'

const EFFORT = { maxWorlds: 20_000, until: () => false, tell: () => {} }

const costly = rules.flatMap(({ name, protocol, rule, law }) =>
  law.costs === 'goal' ? nightsTeaching(protocol, rule).map(setting => ({ name, rule, law, setting })) : [],
)

describe.each(costly)('$name', ({ rule, law, setting }) => {
  it('was enough to miss the goal, and the book in its place is enough to reach it', () => {
    const seat = strikingSeat(setting, rule, law)
    const hands = handsFor(setting, { by: 'bot', flaw: rule }, seat === 'all' ? 'all' : [seat])
    const missed = seeds(5, 'goal')
      .map(seed => playNight(setting, seed, hands))
      .filter(run => run.ended === 'time')
    expect(missed.length).toBeGreaterThan(0)
    for (const run of missed) {
      const remedy = whatWouldDo(run)
      if (remedy?.type !== 'mistake') throw new Error(`not the mistake: ${remedy?.type}`)
      expect(remedy.at.mistakes).toContain(rule)
      expect(whatIf(run, remedy.at, remedy.all ? 'by the book' : 'as they did').ended).toBe('reached')
    }
  })
})

/** A person who sits down and never answers, alone among bots. */
function asleep(evening: (typeof evenings)[number], seed: string): NightRun<Kit> | undefined {
  const setting = { ...evening, sea: 'chance' as const }
  const runs = Object.keys(evening.plan.deals[0] ?? {}).map(node =>
    playNight(setting, seed, handsFor(setting, { by: 'person' }, [node])),
  )
  return runs.find(run => run.ended === 'time')
}

const slept = evenings
  .filter(({ level }) => level.lawful === 'safe' && level.calm === 'reaches the goal')
  .flatMap(evening => {
    const run = asleep(evening, 'asleep-0')
    return run ? [{ name: evening.name, run }] : []
  })

it('has nights in which one who sleeps is missed', () => {
  expect(slept.length).toBeGreaterThan(3)
})

describe.each(slept)('$name', ({ run }) => {
  it('missed an answer of the one who slept, and with it the goal is reached', () => {
    const remedy = whatWouldDo(run)
    expect(remedy?.type).toBe('idle')
    expect(run.hand(remedy?.node ?? '').by).toBe('person')
    expect(answer(run, { type: 'enough' }, EFFORT)).toMatchObject({ type: 'enough', node: remedy?.node })
  })
})

it('has nothing to ask of a night in which all went well', () => {
  const [evening] = evenings
  if (!evening) throw new Error('no evening')
  const run = playNight({ ...evening, sea: 'chance' }, 'well')
  expect(run.ended).toBe('reached')
  expect(answer(run, { type: 'story' }, EFFORT)).toEqual({ type: 'nothing' })
  expect(answer(run, { type: 'enough' }, EFFORT)).toEqual({ type: 'nothing' })
  expect(answer(run, { type: 'close-calls' }, EFFORT)).toEqual({ type: 'close-calls', calls: [] })
})

it('tells a close call in words and acts, and of the others how far was searched', () => {
  const lines = evenings
    .filter(({ level }) => level.lawful === 'safe')
    .flatMap(evening => {
      const setting = { ...evening, sea: 'chance' as const }
      const [rule] = evening.plan.teaches.filter(r => evening.protocol.rules[r]?.costs !== 'goal')
      if (rule === undefined) return []
      const run = playNight(setting, 'close-0', handsFor(setting, { by: 'bot', flaw: rule }, ['n1']))
      const found = answer(run, { type: 'close-calls' }, EFFORT)
      return found.type === 'close-calls' ? found.calls : []
    })
  expect(lines.some(call => call.lines !== null)).toBe(true)
  for (const call of lines)
    expect(call.words).toMatch(
      call.lines ? /[Ww]ith .+: .+\.$/ : /^By the book from here no way|^This once it could do no harm/,
    )
})
