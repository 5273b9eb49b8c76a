/** Who is who: the rows of a gradebook and the students of a class. */
import type { Graded } from '../points.ts'
import { type Gradebook, ID_COLUMNS } from './columns.ts'
import type { SheetCell } from './sheet.ts'

export interface Person {
  /** The row's place in the sheet. */
  readonly row: number
  readonly name: string
  readonly ids: readonly string[]
}

export function personOf(cells: readonly SheetCell[], row: number, { people }: Gradebook): Person {
  const at = (column: number | undefined) => (column === undefined ? '' : (cells[column]?.value.trim() ?? ''))
  const name = at(people.student) || `${at(people.first)} ${at(people.last)}`.trim()
  return { row, name, ids: ID_COLUMNS.map(column => at(people[column])).filter(id => id !== '') }
}

interface Pairing {
  readonly pairs: readonly { readonly person: Person; readonly graded: Graded; readonly byName: boolean }[]
  readonly doubtful: readonly string[]
  readonly rowsLeft: readonly Person[]
  readonly studentsLeft: readonly Graded[]
}

/** By the teacher's own identifier first: as it stands, then as the part of an address before the @; by name last. */
const WAYS: readonly ((person: Person, graded: Graded) => boolean)[] = [
  (person, { identifier }) => identifier !== '' && person.ids.some(id => sameId(id, identifier)),
  (person, { identifier }) =>
    identifier !== '' && person.ids.some(id => sameId(beforeAt(id), identifier) || sameId(id, beforeAt(identifier))),
  (person, { student }) => person.name !== '' && foldedName(person.name) === foldedName(student.name),
]

/** One for one, or not at all: where two could be meant neither is filled, and later ways do not guess between them. */
export function pairUp(people: readonly Person[], graded: readonly Graded[]): Pairing {
  const pairs: Pairing['pairs'][number][] = []
  const doubtful = new Set<string>()
  const rows = new Set(people)
  const students = new Set(graded)
  for (const [nth, fits] of WAYS.entries()) {
    const candidates = [...students].map(one => ({ one, fitting: [...rows].filter(person => fits(person, one)) }))
    for (const { one, fitting } of candidates) {
      const [person, ...more] = fitting
      if (!person) continue
      const rivals = candidates.filter(({ one: other, fitting: theirs }) => other !== one && theirs.includes(person))
      students.delete(one)
      for (const each of fitting) rows.delete(each)
      if (more.length > 0 || rivals.length > 0) doubtful.add(one.student.name)
      else pairs.push({ person, graded: one, byName: nth === WAYS.length - 1 })
    }
  }
  return { pairs, doubtful: [...doubtful], rowsLeft: [...rows], studentsLeft: [...students] }
}

/** A zero in front is often lost in a spreadsheet. */
function sameId(a: string, b: string): boolean {
  const plain = (id: string) =>
    id
      .trim()
      .toLowerCase()
      .replace(/^0+(?=\d)/, '')
  return plain(a) === plain(b)
}

function beforeAt(id: string): string {
  return id.replace(/@.*$/s, '')
}

/** Neither case nor accents nor the order of the words count: "García, José" is "Jose Garcia". */
function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ')
}
