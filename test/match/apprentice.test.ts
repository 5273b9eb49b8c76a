import { expect, it } from 'vitest'
import { Apprentice } from '../../shared/match/apprentice.ts'

function taught(...lessons: readonly (readonly [routine: string | undefined, right: boolean])[]): Apprentice {
  const apprentice = new Apprentice()
  for (const [routine, right] of lessons) apprentice.saw(routine, right)
  return apprentice
}

const beat = ['beat', true] as const
const note = ['note', true] as const

it('knows a routine after it was done right three times', () => {
  expect(taught(beat, beat).knows('beat')).toBe(false)
  expect(taught(beat, beat, beat).routines).toEqual(['beat'])
})

it('learns each routine for itself', () => {
  expect(taught(beat, beat, note, beat).routines).toEqual(['beat'])
})

it('learns nothing from a decision', () => {
  expect(taught([undefined, true], [undefined, true], [undefined, true]).knows(undefined)).toBe(false)
})

it('begins again after a mistake, whatever the mistake was in', () => {
  expect(taught(beat, beat, beat, [undefined, false]).knows('beat')).toBe(false)
})

it('takes what it has learned into the next night', () => {
  expect(new Apprentice(taught(beat, beat, beat).counts).knows('beat')).toBe(true)
})
