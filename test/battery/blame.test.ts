/** The battery, point 9: the blamed step is the flaw, and with the book's move in its place nothing breaks. */
import { describe, expect, it } from 'vitest'
import { findBlame, whatIf } from '../../shared/match/blame.ts'
import { handsFor, playNight, seeds } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'
import { nightsTeaching, strikingSeat } from '../tools/pricing.ts'
import { rules } from './nights.ts'

/** Broken matches a protocol, spread over the nights and rules that break. */
const MATCHES = 200

const breaking = rules.flatMap(({ protocol, rule, law }) =>
  law.costs === 'goal' ? [] : nightsTeaching(protocol, rule).map(setting => ({ protocol, rule, law, setting })),
)
const cases = protocols.flatMap(protocol => {
  const own = breaking.filter(b => b.protocol === protocol)
  return own.map(b => ({
    name: `${protocol.name}, ${b.rule} in ${b.setting.level.id}, night ${b.setting.night + 1}`,
    ...b,
    wanted: Math.ceil(MATCHES / own.length),
  }))
})

describe.each(cases)('$name', ({ rule, law, setting, wanted }) => {
  it(`is blamed in ${wanted} broken matches`, () => {
    const seat = strikingSeat(setting, rule, law)
    const hands = handsFor(setting, { by: 'bot', flaw: rule }, seat === 'all' ? 'all' : [seat])
    let seen = 0
    for (const seed of seeds(wanted * 2, 'blame')) {
      if (seen >= wanted) break
      const run = playNight(setting, seed, hands)
      if (run.ended !== 'broken') continue
      seen += 1
      const blame = findBlame(run)
      expect(blame?.rule, seed).toBe(rule)
      if (!blame) continue
      const instead = whatIf(run, blame.act, blame.instead.all ? 'by the book' : 'as they did')
      expect(instead.ended, seed).not.toBe('broken')
    }
    expect(seen).toBe(wanted)
  })
})
