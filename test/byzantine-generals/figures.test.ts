/** The figures of the paper, played by the kernel: the same two words in two nights, and the traitor outvoted by four. */
import { describe, expect, it } from 'vitest'
import type { Act } from '../../shared/kernel/act.ts'
import type { Deal } from '../../shared/kernel/level.ts'
import type { NodeId } from '../../shared/kernel/protocol.ts'
import { begin, nodeOf, step } from '../../shared/kernel/step.ts'
import type { World } from '../../shared/kernel/world.ts'
import { createMatch } from '../../shared/match/match.ts'
import { playNight, seeds } from '../../shared/match/simulate.ts'
import { byzantineGenerals } from '../../shared/protocols/byzantine-generals/index.ts'
import type { GeneralsKit, Setup, Value } from '../../shared/protocols/byzantine-generals/words.ts'

const setup: Setup = { rounds: 1, roundMs: 7_000, traitors: 1, commanders: ['n1'], doubt: true }

function night(generals: number, traitor: NodeId): World<GeneralsKit> {
  const deal: Deal<GeneralsKit> = Object.fromEntries(
    Array.from({ length: generals }, (_, i) => [
      `n${i + 1}`,
      { role: 'general', secret: { traitor: `n${i + 1}` === traitor, sees: ['attack'] }, chair: 'either' } as const,
    ]),
  )
  return begin(byzantineGenerals, setup, deal).world
}

function does(world: World<GeneralsKit>, act: Act<GeneralsKit>): World<GeneralsKit> {
  return step(byzantineGenerals, world, act).world
}

/** What a commander tells each lieutenant, one after another. */
function tells(world: World<GeneralsKit>, values: readonly Value[]): World<GeneralsKit> {
  return values.reduce(
    (now, value, i) => does(now, { type: 'move', node: 'n1', move: { type: 'tell', to: `n${i + 2}`, value } }),
    world,
  )
}

/** Everybody else by the book until nothing is under way; then the round is over and all decide. */
function byTheBook(before: World<GeneralsKit>): World<GeneralsKit> {
  let world = before
  for (;;) {
    const owing = Object.values(world.nodes).find(n => byzantineGenerals.textbook(n.view) !== undefined)
    const move = owing && byzantineGenerals.textbook(owing.view)
    const [boat] = world.channel
    const ringing = Object.values(world.nodes).find(n => n.view.armed.includes('round'))
    if (owing && move) world = does(world, { type: 'move', node: owing.view.self, move })
    else if (boat) world = does(world, { type: 'deliver', envelope: boat.id })
    else if (ringing) world = does(world, { type: 'fire', node: ringing.view.self, timer: 'round' })
    else return world
  }
}

describe('three generals (§2, Figures 1 and 2)', () => {
  const fellowLies = byTheBook(night(3, 'n3'))
  const commanderLies = byTheBook(tells(night(3, 'n1'), ['attack', 'retreat']))

  it('n2 sees the same in both nights', () => {
    const words = (world: World<GeneralsKit>) => nodeOf(world, 'n2').view.memory
    expect(words(commanderLies)).toEqual(words(fellowLies))
    expect(words(fellowLies).heard).toEqual({ '0/n1': { n1: 'attack', n3: 'retreat' } })
  })

  it('so it cannot tell, in either', () => {
    for (const world of [fellowLies, commanderLies]) expect(world.ghost.decided['0/n1']?.['n2']).toBe('cannot tell')
  })
})

describe('four generals', () => {
  it('a lieutenant lies: the loyal ones obey the commander (Figure 3)', () => {
    expect(byTheBook(night(4, 'n4')).ghost.decided['0/n1']).toMatchObject({ n2: 'attack', n3: 'attack' })
  })

  it.each<readonly [Value, Value, Value, Value]>([
    ['attack', 'attack', 'retreat', 'attack'],
    ['retreat', 'attack', 'retreat', 'retreat'],
  ])('the commander says %s, %s, %s: all %s (Figure 4)', (a, b, c, all) => {
    const { decided } = byTheBook(tells(night(4, 'n1'), [a, b, c])).ghost
    expect(decided['0/n1']).toEqual({ n2: all, n3: all, n4: all })
  })
})

describe('who lies', () => {
  const start = (seed: string) =>
    createMatch(
      {
        protocol: 'byzantine-generals',
        level: 'traitor-at-four',
        scaffold: 'practice',
        seed,
        players: [
          { id: 'a', name: 'Ada' },
          { id: 'b', name: 'Bo' },
          { id: 'c', name: 'Cy' },
          { id: 'd', name: 'Di' },
        ],
      },
      0,
    )

  it('is on the screen of the traitor, and on nobody else’s', () => {
    for (const seed of seeds(20, 'mask')) {
      const match = start(seed)
      const screens = ['a', 'b', 'c', 'd'].map(id => JSON.stringify(match.screen(id)))
      expect(screens.filter(text => text.includes('traitor"')).length).toBe(1)
    }
  })

  it('is told to everybody when the night is over', () => {
    const level = byzantineGenerals.levels.find(l => l.id === 'traitor-at-four')
    if (!level) throw new Error('no such level')
    const run = playNight({ protocol: byzantineGenerals, level, night: 0, sea: 'adversary' }, 'mask-0')
    const told = Object.values(run.world.nodes).flatMap(n => byzantineGenerals.present.revealed?.(n.view) ?? [])
    expect(told).toHaveLength(1)
  })
})
