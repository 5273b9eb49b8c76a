/** Two nights that a node cannot tell apart: they look the same to it in any sea, and none of its choices is right in both. */
import { describe, expect, it } from 'vitest'
import type { Night } from '../../shared/kernel/level.ts'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { seeds } from '../../shared/match/simulate.ts'
import { twinsOf } from '../../shared/match/twins.ts'
import { type Evening, evenings } from '../battery/nights.ts'

function twinsIn(evening: Evening, seed: string, plan: Night<Kit> = evening.plan): ReturnType<typeof twinsOf> {
  const level = { ...evening.level, nights: [plan] }
  return twinsOf(new NightRun({ ...evening, level, night: 0, seed, hands: {} }))
}

const withTwins = evenings.filter(({ plan }) => plan.twins !== undefined)

it('some night has twins', () => expect(withTwins.length).toBeGreaterThan(0))

describe.each(withTwins)('twins: $name', evening => {
  it('are told apart in no sea, and no choice is right in both', () => {
    for (const seed of seeds(50, 'twins')) {
      const twins = twinsIn(evening, seed)
      expect(twins?.nights[0].heard.length).toBeGreaterThan(0)
      expect(twins?.nights[0].heard).toEqual(twins?.nights[1].heard)
      expect(twins?.choices.length).toBeGreaterThan(1)
      for (const { word, breaks } of twins?.choices ?? []) expect(breaks.filter(b => b !== null).length, word).toBe(1)
    }
  })

  it('would not be called twins if the node’s own seat differed', () => {
    const { twins } = evening.plan
    const [one, other] = twins?.nights ?? []
    const own = twins && other?.deal[twins.node]
    if (!twins || !one || !other || !own) throw new Error('no twins')
    const known = { ...own, secret: { ...(own.secret as object), knowsMore: true } }
    const apart = { ...twins, nights: [one, { ...other, deal: { ...other.deal, [twins.node]: known } }] as const }
    expect(twinsIn(evening, 'twins-0', { ...evening.plan, twins: apart })).toBeNull()
  })
})
