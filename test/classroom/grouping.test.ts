import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addLate, group, groupSizes } from '../../shared/classroom/grouping.ts'

const class_ = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`)
const sizesOf = (groups: readonly (readonly string[])[]) => groups.map(mates => mates.length)

/** Persons, seats of the level, wished for: sizes of the groups. */
const TABLE = [
  [0, 4, null, []],
  [1, 4, null, [1]],
  [2, 4, null, [2]],
  [3, 4, null, [3]],
  [5, 4, null, [3, 2]],
  [7, 4, null, [4, 3]],
  [11, 4, null, [4, 4, 3]],
  [13, 4, null, [4, 3, 3, 3]],
  [31, 4, null, [4, 4, 4, 4, 4, 4, 4, 3]],
  [7, 2, null, [2, 2, 2, 1]],
  [13, 5, 4, [5, 4, 4]],
  [5, 5, 3, [3, 2]],
  [9, 5, 2, [3, 2, 2, 2]],
  [3, 4, 1, [1, 1, 1]],
] as const

describe('groups', () => {
  it.each(TABLE)('of %i students at %i seats, wished for %j', (students, seats, wished, expected) => {
    expect(sizesOf(group(class_(students), groupSizes(seats, wished)))).toEqual(expected)
  })

  it('deals 200 students to fifty tables of four and to forty of five', () => {
    expect(sizesOf(group(class_(200), groupSizes(4, null)))).toEqual(Array(50).fill(4))
    expect(sizesOf(group(class_(200), groupSizes(5, null)))).toEqual(Array(40).fill(5))
  })

  const seats = fc.integer({ min: 1, max: 8 })
  const some = fc.record({ students: fc.integer({ min: 0, max: 210 }), seats, wished: fc.option(seats) })

  it('seats everybody once, within the seats, evenly, and nobody alone who could have company', () => {
    fc.assert(
      fc.property(some, ({ students, seats, wished }) => {
        const sizes = groupSizes(seats, wished)
        const groups = group(class_(students), sizes)
        expect(groups.flat().toSorted()).toEqual(class_(students).toSorted())
        const counts = sizesOf(groups)
        for (const count of counts) expect(count).toBeLessThanOrEqual(seats)
        if (counts.length > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        // With two seats an odd one stays over; with one seat, or one wished for, everybody is alone.
        const alone = counts.filter(count => count === 1).length
        if (sizes.min > 1 && students > 1) expect(alone).toBeLessThanOrEqual(seats === 2 ? students % 2 : 0)
      }),
    )
  })

  it('leaves who is seated where they are, as far as the sizes allow', () => {
    const without = fc.tuple(some, fc.integer({ min: 0, max: 209 }))
    fc.assert(
      fc.property(without, ([{ students, seats, wished }, nth]) => {
        const sizes = groupSizes(seats, wished)
        const all = class_(students)
        const before = group(all, sizes)
        expect(group(all, sizes, before)).toEqual(before)
        const fewer = all.filter((_, i) => i !== nth)
        const after = group(fewer, sizes, before)
        const moved = fewer.filter(
          student => !after.some((mates, at) => mates.includes(student) && before[at]?.includes(student)),
        )
        // A table that is given up moves its own people; else one borrows from another.
        if (after.length === before.length) expect(moved.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('moves nobody when somebody joins a table that has a place', () => {
    const before = group(class_(15), groupSizes(4, null))
    const after = group([...class_(15), 'late'], groupSizes(4, null), before)
    expect(after.map(mates => mates.filter(student => student !== 'late'))).toEqual(before)
  })
})

describe('who comes late', () => {
  const sizes = groupSizes(4, null)
  it('takes a bot’s seat in the smallest group that has one', () => {
    expect(addLate([['a', 'b', 'c'], ['d', 'e'], ['f']], sizes, [1, 2, 0])).toBe(1)
  })
  it('finds none where all seats are taken', () => {
    expect(addLate([['a', 'b', 'c', 'd']], sizes, [0])).toBeNull()
    expect(addLate([], sizes, [])).toBeNull()
  })
})
