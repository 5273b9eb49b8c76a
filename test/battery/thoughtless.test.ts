/** The battery, point 6: who presses always the same button, or any, loses every level that teaches something. */
import { describe, expect, it } from 'vitest'
import { handsFor, playNight, seeds } from '../../shared/match/simulate.ts'
import { levels } from './nights.ts'

const SEEDS = seeds(100, 'thoughtless')
const AT_LEAST = 0.8
const BUTTONS = [0, 1, 2, 3, 4, 'random'] as const

const teaching = levels.filter(({ level }) => level.nights.some(night => night.teaches.length > 0))

describe.each(teaching)('$name', ({ protocol, level }) => {
  /** A level is won when every night of it is. */
  it.each(BUTTONS)('is lost by button %s at every seat', blunder => {
    const lost = SEEDS.filter(seed =>
      level.nights.some((_, night) => {
        const setting = { protocol, level, night, sea: 'adversary' as const }
        return playNight(setting, seed, handsFor(setting, { by: 'bot', blunder })).ended !== 'reached'
      }),
    )
    expect(lost.length / SEEDS.length).toBeGreaterThanOrEqual(AT_LEAST)
  })
})
