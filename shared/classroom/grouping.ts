/** Who plays with whom. Nobody is left alone among bots unless that is wished for, and small remainders borrow from full groups. */
import type { StudentId } from '../wire/classroom.ts'

/** Persons in a group. */
export interface GroupSizes {
  readonly min: number
  readonly preferred: number
  readonly max: number
}

/** `seats`: those of the level that persons may take. `wished`: the plan's; one alone with bots is only then allowed. */
export function groupSizes(seats: number, wished: number | null): GroupSizes {
  const preferred = Math.min(wished ?? seats, seats)
  return { min: Math.min(2, preferred), preferred, max: seats }
}

/**
 * As many groups as leave sizes nearest to the preferred one, and then as even as they can be: no group differs from
 * another by more than one. `before`: the groups so far; as few as possible change theirs.
 */
export function group(
  students: readonly StudentId[],
  sizes: GroupSizes,
  before: readonly (readonly StudentId[])[] = [],
): readonly (readonly StudentId[])[] {
  const here = new Set(students)
  const targets = evenSizes(students.length, countOf(students.length, sizes))
  // The largest stay the largest: then the fewest must go.
  const kept = before
    .map(mates => mates.filter(student => here.has(student)))
    .map((mates, at) => ({ mates, at }))
    .sort((a, b) => b.mates.length - a.mates.length || a.at - b.at)
    .slice(0, targets.length)
    .map(({ mates, at }, rank) => ({ mates: mates.slice(0, targets[rank]), at, size: targets[rank] ?? 0 }))
  const seated = new Set(kept.flatMap(({ mates }) => mates))
  const waiting = students.filter(student => !seated.has(student))
  const fresh = targets.slice(kept.length).map((size, i) => ({ mates: [], at: before.length + i, size }))
  return [...kept, ...fresh]
    .sort((a, b) => a.at - b.at)
    .map(({ mates, size }) => [...mates, ...waiting.splice(0, size - mates.length)])
}

/** The place of the group that somebody who comes late joins: the smallest with a bot's seat to take. Null: none has one. */
export function addLate(
  groups: readonly (readonly StudentId[])[],
  sizes: GroupSizes,
  freeSeats: readonly number[],
): number | null {
  const open = groups
    .map((mates, at) => ({ at, size: mates.length }))
    .filter(({ at, size }) => (freeSeats[at] ?? 0) > 0 && size < sizes.max)
    .sort((a, b) => a.size - b.size || a.at - b.at)
  return open[0]?.at ?? null
}

/** Where no number of groups keeps within both bounds, the upper one holds: a level has no more seats than it has. */
function countOf(students: number, { min, preferred, max }: GroupSizes): number {
  const fewest = Math.ceil(students / max)
  const most = Math.max(fewest, Math.floor(students / min))
  const counts = Array.from({ length: most - fewest + 1 }, (_, i) => fewest + i)
  const off = (count: number) => evenSizes(students, count).reduce((sum, size) => sum + Math.abs(size - preferred), 0)
  return counts.reduce((best, count) => (off(count) < off(best) ? count : best), fewest)
}

/** The larger ones first. */
function evenSizes(students: number, groups: number): readonly number[] {
  return Array.from({ length: groups }, (_, i) => Math.ceil((students - i) / groups))
}
