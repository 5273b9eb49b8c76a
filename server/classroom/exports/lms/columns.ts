/** Which gradebook a table is, and which of its columns say who a row is about. */
import type { LmsFilled } from '../../../../shared/wire/classroom.ts'
import type { Sheet } from './sheet.ts'

/** What a column says of a person. Ids are looked at in this order. */
export const ID_COLUMNS = ['sisId', 'login', 'email', 'idNumber', 'username', 'id'] as const
const NAME_COLUMNS = ['student', 'first', 'last'] as const
type PersonColumn = (typeof ID_COLUMNS)[number] | (typeof NAME_COLUMNS)[number]

/** As Canvas writes them, which never translates them; and as Moodle does, in some of its languages. */
const HEADERS: Readonly<Record<PersonColumn, readonly string[]>> = {
  sisId: ['sis user id'],
  login: ['sis login id'],
  email: ['email address', 'email', 'e-mail-adresse', 'adresse de courriel', 'dirección de correo'],
  idNumber: ['id number', 'id-nummer', 'numéro d’identification', "numéro d'identification", 'número de id'],
  username: ['username', 'anmeldename', 'nom d’utilisateur', "nom d'utilisateur", 'nombre de usuario'],
  id: ['id'],
  student: ['student'],
  first: ['first name', 'firstname', 'vorname', 'prénom', 'nombre'],
  last: ['last name', 'lastname', 'surname', 'nachname', 'nom', 'nom de famille', 'apellido(s)', 'apellidos'],
}

/** Canvas: what says more of a person, and what it reckons itself. */
const NO_ASSIGNMENT =
  /^(?:Section|Integration ID|Root Account)$|(?:Current|Final|Override) (?:Score|Points|Grade|Status)/

export interface Gradebook {
  readonly lms: LmsFilled['lms']
  readonly people: Readonly<Partial<Record<PersonColumn, number>>>
  /** Canvas: the place of the row that says what each column is worth. */
  readonly pointsRow: number | undefined
}

/** Undefined: neither of the two. */
export function gradebookOf(sheet: Sheet): Gradebook | undefined {
  const header = headerOf(sheet)
  const people: Partial<Record<PersonColumn, number>> = {}
  for (const column of [...ID_COLUMNS, ...NAME_COLUMNS]) {
    const at = header.findIndex(title => HEADERS[column].includes(title.toLowerCase()))
    if (at >= 0) people[column] = at
  }
  const named = people.student !== undefined || (people.first !== undefined && people.last !== undefined)
  if (named && people.id !== undefined && header.includes('Section')) {
    const found = sheet.rows.findIndex(({ cells }) => cells[0]?.value.includes('Points Possible'))
    return { lms: 'canvas', people, pointsRow: found < 0 ? undefined : found }
  }
  const known = people.email ?? people.idNumber ?? people.username
  if (people.first !== undefined && people.last !== undefined && known !== undefined)
    return { lms: 'moodle', people, pointsRow: undefined }
  return undefined
}

export function headerOf(sheet: Sheet): readonly string[] {
  return sheet.rows[0]?.cells.map(({ value }) => value.trim()) ?? []
}

/**
 * The column of this title; -1: there is none that may be written. Canvas puts the assignment's number behind it, "Night at
 * sea (4711)"; Moodle what it is before it and the kind of grade behind it, "Assignment: Night at sea (Real)".
 */
export function columnOf(sheet: Sheet, { lms, people, pointsRow }: Gradebook, title: string): number {
  const wanted = title.trim().toLowerCase()
  const taken = new Set(Object.values(people))
  return headerOf(sheet).findIndex((header, at) => {
    if (taken.has(at) || (lms === 'canvas' && NO_ASSIGNMENT.test(header))) return false
    if (pointsRow !== undefined && /read only/i.test(sheet.rows[pointsRow]?.cells[at]?.value ?? '')) return false
    const plain = header
      .toLowerCase()
      .replace(lms === 'canvas' ? / \(\d+\)$/ : / \((?:real|punkte|brute|valor real)\)$/, '')
    return plain === wanted || (lms === 'moodle' && /^[^:]+: /.test(plain) && plain.replace(/^[^:]+: /, '') === wanted)
  })
}
