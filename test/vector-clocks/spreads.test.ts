/** A wrong stamp sails on: on customs day it stands in logs whose keepers did nothing wrong, and it is found where it began. */
import { describe, expect, it } from 'vitest'
import { findBlame } from '../../shared/match/blame.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import { playNight, type Setting, seeds } from '../../shared/match/simulate.ts'
import { vectorClocks } from '../../shared/protocols/vector-clocks/index.ts'
import { cardOf, clockOf, kindOf } from '../../shared/protocols/vector-clocks/physics.ts'
import { at } from '../../shared/protocols/vector-clocks/stamp.ts'
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

/** n1 plays by hand and by the book, and for once leaves a letter's stamp aside. */
function forgetsOnce(seed: string): NightRun<ClocksKit> {
  const run = new NightRun<ClocksKit>({ ...practice, seed, hands: { n1: { by: 'person' } } })
  let landings = 0
  while (!run.ended) {
    const owed = run.waitsForHand('n1') ? run.owed('n1') : undefined
    if (!owed) {
      run.advance()
      continue
    }
    const view = run.view('n1')
    if (kindOf(cardOf(view, owed.card))?.type === 'receive') landings += 1
    const forgets = landings === 2 && owed.type === 'stamp'
    if (forgets) landings += 1
    run.play('n1', forgets ? { ...owed, typed: { ...clockOf(view), n1: at(clockOf(view), 'n1') + 1 } } : owed)
  }
  return run
}

it('vector-clocks: one wrong stamp put right, and what was reckoned from it is reckoned anew', () => {
  for (const seed of seeds(10, 'once')) {
    const blame = findBlame(forgetsOnce(seed))
    expect([blame?.act.node, blame?.rule], seed).toEqual(['n1', 'no-max'])
    expect(blame?.instead, seed).toEqual({ ended: 'reached', all: false })
  }
})
