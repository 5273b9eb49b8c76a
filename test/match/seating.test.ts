/** Persons sit first where a night wants them, and move on by one at every dawn. */
import { expect, it } from 'vitest'
import { seat } from '../../shared/match/seating.ts'
import type { RaftKit } from '../../shared/protocols/raft/words.ts'

type Chairs = Readonly<Record<string, 'person' | 'bot' | 'either'>>

function seated(chairs: Chairs, names: string, night: number): Readonly<Record<string, string | null>> {
  const deal = Object.fromEntries(
    Object.entries(chairs).map(([node, chair]) => [node, { role: 'server' as const, secret: null, chair }]),
  )
  return seat<RaftKit>(
    deal,
    [...names].map(id => ({ id, name: id })),
    night,
  )
}

const chairs: Chairs = { n1: 'either', n2: 'person', n3: 'bot', n4: 'either' }

it('gives the first person the seat that a night deals to persons, and nobody a bot’s', () => {
  expect(seated(chairs, 'A', 0)).toEqual({ n1: null, n2: 'A', n3: null, n4: null })
  expect(seated(chairs, 'AB', 0)).toEqual({ n1: 'B', n2: 'A', n3: null, n4: null })
})

it('rotates by one a night, and comes round', () => {
  const nights = [0, 1, 2, 3].map(night => seated(chairs, 'ABC', night))
  expect(nights.map(s => s['n2'])).toEqual(['A', 'B', 'C', 'A'])
  expect(nights.map(s => s['n1'])).toEqual(['B', 'C', 'A', 'B'])
})

it('seats as many as there are seats', () => {
  const everybody = Object.values(seated(chairs, 'ABCDE', 0)).filter(player => player !== null)
  expect(everybody).toHaveLength(3)
})
