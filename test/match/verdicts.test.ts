/** Who won is told seat by seat: those who keep the rules win together; a seat that no rule binds wins when safety breaks. */
import { expect, test } from 'vitest'
import { debriefOf } from '../../shared/match/debrief.ts'
import { playNight, seeds } from '../../shared/match/simulate.ts'
import { evenings } from '../battery/nights.ts'

const withLawless = evenings.filter(({ protocol }) => protocol.lawless !== undefined)

test.each(withLawless)('$name', evening => {
  for (const seed of seeds(5, 'verdicts')) {
    const run = playNight(evening, seed)
    const nodes = Object.keys(run.deal)
    const { seats, safety, liveness } = debriefOf(
      run,
      nodes.map(node => ({ node, player: node, kind: 'bot' })),
      1,
    )
    for (const seat of seats) {
      const bound = evening.protocol.lawless?.(run.view(seat.node)) !== true
      expect(seat.lawless === null).toBe(bound)
      expect(seat.won).toBe(bound ? safety.held && liveness.reached : !safety.held)
    }
  }
})
