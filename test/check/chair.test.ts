/** The network's chair: every cluster can be broken as shortly as is said, or not at all, within the powers on screen. */
import { describe, expect, it } from 'vitest'
import { NotOffered, sit } from '../../shared/check/chair/chair.ts'
import { searchPar } from '../../shared/check/chair/par-search.ts'
import { PARS, parKey, parOf } from '../../shared/check/chair/pars.ts'
import { allPuzzles, findPuzzle, type Puzzle } from '../../shared/check/chair/puzzle.ts'
import { chairScreen, puzzleCards } from '../../shared/check/chair/screen.ts'
import { afloat, mustLand, PATIENCE } from '../../shared/check/chair/waiting.ts'
import type { Kind } from '../../shared/check/local.ts'
import { dieBetween } from '../../shared/kernel/dice.ts'
import type { Kit } from '../../shared/kernel/protocol.ts'
import { seeds } from '../../shared/match/simulate.ts'
import { protocols } from '../../shared/protocols/registry.ts'

const MOST_WORLDS = 1_000_000
const puzzles = allPuzzles().map(puzzle => ({ name: parKey(puzzle), puzzle }))

function puzzleNamed(name: string): Puzzle<Kit> {
  const found = puzzles.find(p => p.name === name)
  if (!found) throw new Error(`no puzzle ${name}`)
  return found.puzzle
}

describe.each(puzzles)('$name', ({ name, puzzle }) => {
  it('is as hard as is said, and its shortest schedule can be played', () => {
    const found = searchPar(puzzle, MOST_WORLDS)
    expect(found).toBeDefined()
    // What is written down is what is found; of a new protocol nothing need be.
    expect(PARS[name] ?? found).toEqual(found)
    const schedule = found?.schedule ?? null
    if (schedule === null) return
    const screen = chairScreen(sit(puzzle, schedule))
    expect(screen.broken).not.toBeNull()
    expect(screen.stars).toBe(3)
    expect(screen.offers).toEqual([])
    // One act less, and nothing is broken yet.
    expect(chairScreen(sit(puzzle, schedule.slice(0, -1))).broken).toBeNull()
  })

  it('never offers more than the powers, and says how much is left', () => {
    for (const seed of seeds(5, 'chair')) {
      const acts: number[] = []
      for (let n = 0; n < 30; n++) {
        const { offers, state } = sit(puzzle, acts)
        for (const power of ['drop', 'duplicate', 'crash', 'fire'] as const)
          expect(state.spending.spent[power]).toBeLessThanOrEqual(puzzle.scope.powers[power])
        const offer = offers[dieBetween(seed, 'act', String(n), 0, Math.max(0, offers.length - 1))]
        if (!offer) break
        acts.push(offer.index)
      }
      // The same schedule leads to the same screen.
      expect(chairScreen(sit(puzzle, acts))).toEqual(chairScreen(sit(puzzle, acts)))
    }
  })
})

it('lists every registered flaw that costs an invariant once, and nothing that breaks by itself', () => {
  const cards = puzzleCards()
  expect(new Set(cards.map(c => JSON.stringify([c.protocol, c.scope, c.flaw]))).size).toBe(cards.length)
  for (const card of cards) expect(card.par ?? 4).toBeGreaterThanOrEqual(4)
  for (const name of Object.keys(PARS)) expect(puzzles.map(p => p.name)).toContain(name)
})

describe('verdicts', () => {
  const lawful = puzzleNamed('raft/three/by the book')
  const says = (puzzle: Puzzle<Kit>, verdict: string) => chairScreen(sit(puzzle, []), { verdict }).verdict

  it('bots by the book cannot be broken, and the invariant that holds must be named', () => {
    expect(says(lawful, 'election-safety')?.right).toBe(true)
    expect(says(lawful, 'election-safety')?.because).toContain('41,497 worlds')
    expect(says(lawful, 'no such thing')?.right).toBe(false)
  })

  it('of flawed bots it is wrong, whatever is named', () => {
    const flawed = puzzleNamed('raft/three/votes-twice')
    expect(says(flawed, 'election-safety')).toMatchObject({ right: false })
    expect(says(flawed, 'election-safety')?.because).toContain(`${parOf(flawed)} acts`)
  })
})

it('refuses a schedule that does not fit', () => {
  const puzzle = findPuzzle({ protocol: 'raft', scope: 'three', flaw: null })
  if (!puzzle) throw new Error('no such puzzle')
  expect(() => sit(puzzle, [999])).toThrow(NotOffered)
})

describe('patience', () => {
  const kind = (number: number): Kind<Kit> => ({
    number,
    envelope: { id: `k${number}`, from: 'n1', to: 'n2', message: { type: 'Word' } },
    to: 1,
    rank: number,
  })
  const [old, young] = [kind(1), kind(2)]

  it('a boat is passed over when a younger one lands, not when an older one does', () => {
    const both = afloat([], [old, young], undefined)
    expect(afloat(both, [old], young)).toEqual([{ kind: old, passed: 1 }])
    expect(afloat(both, [young], old)).toEqual([{ kind: young, passed: 0 }])
  })

  it('of two boats that are alike the older one has landed', () => {
    const three = afloat(afloat([], [young], undefined), [old, young, young], undefined)
    expect(afloat(three, [old, young], young)).toEqual([
      { kind: old, passed: 0 },
      { kind: young, passed: 0 },
    ])
  })

  it('who was passed over as often as may be must land', () => {
    let boats = afloat([], [old], undefined)
    for (let n = 0; n < PATIENCE; n++) {
      expect(mustLand(boats)).toBeUndefined()
      boats = afloat(afloat(boats, [old, young], undefined), [old], young)
    }
    expect(mustLand(boats)).toBe(old)
  })
})

it('a level that promises the network’s chair has a cluster to sit in, and no other has', () => {
  const seated = new Set(puzzleCards().map(card => `${card.protocol}/${findPuzzle(card)?.scope.level}`))
  for (const protocol of protocols)
    for (const { id, chairs } of protocol.levels)
      expect([id, chairs.includes('network')]).toEqual([id, seated.has(`${protocol.name}/${id}`)])
})
