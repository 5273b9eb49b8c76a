/** A wrong stamp sails on: on customs day it stands in logs whose keepers did nothing wrong, and it is found where it began. */
import { describe, expect, it } from 'vitest'
import { findBlame } from '../../shared/match/blame.ts'
import { playNight, type Setting, seeds } from '../../shared/match/simulate.ts'
import { vectorClocks } from '../../shared/protocols/vector-clocks/index.ts'
import type { ClocksKit, Ghost } from '../../shared/protocols/vector-clocks/words.ts'

const level = vectorClocks.levels.find(({ id }) => id === 'vectors')
if (!level) throw new Error('no such level')
const practice: Setting<ClocksKit> = { protocol: vectorClocks, level, night: 1, sea: 'adversary' }

/** How many events of each island came before, this one included: what the vector ought to be. */
function count(ghost: Ghost, event: string, island: string): number {
  return [...(ghost.past[event] ?? []), event].filter(e => e.startsWith(`${island}.`)).length
}

describe.each(['no-max', 'no-increment', 'ticks-all', 'sums', 'takes-theirs'])('vector-clocks, %s at n1', flaw => {
  it('is in everybody’s log by customs day, and blamed on n1', () => {
    for (const seed of seeds(20, 'spreads')) {
      const run = playNight(practice, seed, { n1: { by: 'bot', flaw } })
      expect(run.breach?.invariant).toBe('true-log')
      const infected = Object.entries(run.world.nodes).filter(([, { view }]) =>
        view.disk.log.some(({ event, stamp }) =>
          Object.entries(stamp).some(([island, n]) => n !== count(run.world.ghost, event, island)),
        ),
      )
      expect(
        infected.map(([node]) => node),
        seed,
      ).toEqual(['n1', 'n2', 'n3'])
      const blame = findBlame(run)
      expect([blame?.act.node, blame?.rule], seed).toEqual(['n1', flaw])
    }
  })
})
