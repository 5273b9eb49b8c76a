/** A story that was cut down is nearly as short as the shortest there is: counted by a search of the whole small world. */
import { describe, expect, it } from 'vitest'
import { shortest } from '../../shared/check/shorten.ts'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { step } from '../../shared/kernel/step.ts'
import { seeds } from '../../shared/match/simulate.ts'
import { scopes } from '../battery/nights.ts'
import { brokenWalk, erring, fewestActs, type Ground, type Walk } from '../tools/walks.ts'

const MOST_LONGER = 1.2
const WALKS = 2
const EFFORT = { maxWorlds: 500_000 }

/** Small worlds only: a shortest way is searched for each deal. */
const MOST_WORLDS = 20_000

const grounds = scopes.flatMap(({ protocol, scope }) =>
  Object.entries(protocol.rules).flatMap(([rule, { costs }]): readonly (Ground & { readonly name: string })[] => {
    const level = protocol.levels.find(l => l.id === scope.level)
    if (costs === 'goal' || costs.scope !== scope.id || !level || scope.worlds === 0 || scope.worlds > MOST_WORLDS)
      return []
    return [{ name: `${protocol.name}, ${rule}`, protocol, level, scope, rule, invariant: costs.invariant }]
  }),
)

function walks(ground: Ground): readonly Walk[] {
  const found: Walk[] = []
  for (const seed of seeds(1_000, 'walk')) {
    const walk = found.length < WALKS ? brokenWalk(ground, seed) : undefined
    if (walk) found.push(walk)
  }
  return found
}

function breaks({ from }: Walk, acts: readonly Parameters<typeof step<Kit>>[2][], invariant: string): boolean {
  const world = acts.reduce((w, act) => step(from.protocol, w, act).world, from.world)
  return from.protocol.invariants.find(i => i.id === invariant)?.broken(world) !== undefined
}

const met = grounds.map(ground => ({ ...ground, found: walks(ground) })).filter(({ found }) => found.length > 0)

it('is tried on nearly every misconception: few never strike by chance', () => {
  expect(met.length).toBeGreaterThanOrEqual(0.8 * grounds.length)
})

describe.each(met)('$name', ({ found, ...ground }) => {
  it(`is told in at most ${MOST_LONGER} times the acts of a shortest way`, () => {
    for (const walk of found) {
      const story = shortest(walk.from, walk.powers, walk.acts, walk.invariant, EFFORT)
      const fewest = fewestActs(ground, walk.from.deal, erring(walk))
      if (!story || fewest === undefined) throw new Error('a broken walk that does not break')
      expect(story.minimal).toBe(true)
      expect(breaks(walk, story.acts, walk.invariant)).toBe(true)
      expect(story.acts.length).toBeLessThanOrEqual(MOST_LONGER * fewest)
    }
  })
})
