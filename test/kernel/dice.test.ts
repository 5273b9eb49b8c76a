/** Keyed dice: a throw depends on its key and on nothing else. */
import { describe, expect, it } from 'vitest'
import { die, dieBetween, hashText } from '../../shared/kernel/dice.ts'

const THROWS = 20_000

describe('a keyed die', () => {
  it('falls the same for the same key, however many throws came before', () => {
    const first = die('seed', 'loss', 'a>b#1')
    for (let i = 0; i < 100; i++) die('seed', 'loss', `a>b#${i}`)
    expect(die('seed', 'loss', 'a>b#1')).toBe(first)
  })

  it.each([
    ['seed', die('other', 'loss', 'a>b#1')],
    ['purpose', die('seed', 'delay', 'a>b#1')],
    ['id', die('seed', 'loss', 'a>b#2')],
  ])('falls otherwise for another %s', (_, other) => {
    expect(other).not.toBe(die('seed', 'loss', 'a>b#1'))
  })

  /** Chi-square over 10 faces, 9 degrees of freedom: 27.9 is passed by chance once in a thousand. */
  it('is fair for keys in a row', () => {
    const faces = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < THROWS; i++) {
      const face = Math.floor(die('seed', 'fair', String(i)) * 10)
      faces[face] = (faces[face] ?? 0) + 1
    }
    const expected = THROWS / 10
    const chiSquare = faces.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
    expect(chiSquare).toBeLessThan(27.9)
  })

  it('reaches both ends of a span and nothing beyond', () => {
    const thrown = new Set(Array.from({ length: 200 }, (_, i) => dieBetween('seed', 'span', String(i), 3, 6)))
    expect([...thrown].sort()).toEqual([3, 4, 5, 6])
  })
})

it('names texts by 16 hex digits, different for texts that differ', () => {
  const names = new Set(Array.from({ length: THROWS }, (_, i) => hashText(`world ${i}`)))
  expect(names.size).toBe(THROWS)
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{16}$/)
})
