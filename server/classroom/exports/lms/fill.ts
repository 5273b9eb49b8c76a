/** A gradebook as Canvas or Moodle exported it, with one column filled, and everything else as it was, byte for byte. */
import type { LmsFilled } from '../../../../shared/wire/classroom.ts'
import { type Graded, pointsOf, WHOLE_POINTS } from '../points.ts'
import { columnOf, type Gradebook, gradebookOf, headerOf } from './columns.ts'
import { decodeFile, encodeFile } from './encoding.ts'
import { pairUp, personOf } from './people.ts'
import { cellFor, readSheet, type Sheet, type SheetCell, writeSheet } from './sheet.ts'

export type Filling = { readonly ok: true; readonly filled: LmsFilled } | { readonly ok: false; readonly why: string }

const NO_TABLE =
  'This file is no table of comma, semicolon or tab separated values. Export the gradebook as CSV and upload it as it is.'
const NO_GRADEBOOK =
  'This table is no gradebook of Canvas (with columns Student, ID and Section) or Moodle (with First name, Last name and ID number or Email address).'

export function fillGradebook(bytes: Buffer, name: string, title: string, graded: readonly Graded[]): Filling {
  const file = decodeFile(bytes)
  const sheet = readSheet(file.text)
  if (!sheet) return { ok: false, why: NO_TABLE }
  const gradebook = gradebookOf(sheet)
  if (!gradebook) return { ok: false, why: NO_GRADEBOOK }

  const people = peopleOf(sheet, gradebook)
  const { pairs, doubtful, rowsLeft, studentsLeft } = pairUp(people, graded)
  const found = columnOf(sheet, gradebook, title)
  const added = found < 0
  const column = added ? headerOf(sheet).length : found
  const points = (added ? undefined : worthOf(sheet, gradebook, column)) ?? WHOLE_POINTS
  const written = numberWriter(sheet)
  const entries = new Map(pairs.map(({ person, graded: { share } }) => [person.row, written(pointsOf(share, points))]))
  if (added) {
    entries.set(0, title)
    if (gradebook.pointsRow !== undefined) entries.set(gradebook.pointsRow, written(points))
  }
  const text = writeSheet(withColumn(sheet, column, added, entries))
  return {
    ok: true,
    filled: {
      lms: gradebook.lms,
      name,
      base64: encodeFile({ ...file, text }).toString('base64'),
      column: added ? title : (headerOf(sheet)[column] ?? title),
      added,
      points,
      filled: pairs.length,
      byName: pairs.filter(({ byName }) => byName).map(p => ({ row: p.person.name, student: p.graded.student.name })),
      doubtful,
      rowsLeft: rowsLeft.map(person => person.name),
      studentsLeft: studentsLeft.map(({ student }) => student.name),
    },
  }
}

/** Rows that are about somebody: not the header, the points, what is hidden, nor the student that Canvas makes up for a preview. */
function peopleOf(sheet: Sheet, gradebook: Gradebook) {
  const first = gradebook.lms === 'canvas' ? (gradebook.pointsRow ?? 0) + 1 : 1
  return sheet.rows.flatMap(({ cells }, row) => {
    if (row < first || cells.every(({ value }) => value.trim() === '')) return []
    const person = personOf(cells, row, gradebook)
    const madeUp = gradebook.lms === 'canvas' && person.name === 'Student, Test'
    return madeUp || (person.name === '' && person.ids.length === 0) ? [] : [person]
  })
}

/** What Canvas says a column is worth. Moodle does not say, and asks for percent as a rule. */
function worthOf(sheet: Sheet, { pointsRow }: Gradebook, column: number): number | undefined {
  if (pointsRow === undefined) return undefined
  const worth = Number((sheet.rows[pointsRow]?.cells[column]?.value ?? '').trim().replace(',', '.'))
  return worth > 0 ? worth : undefined
}

/** As the numbers of the sheet are written: with a point, or with the comma of much of Europe. */
function numberWriter({ delimiter, rows }: Sheet): (value: number) => string {
  const values = rows.slice(1).flatMap(({ cells }) => cells.map(({ value }) => value.trim()))
  const comma = values.some(value => /^\d+,\d+$/.test(value))
  const point = values.some(value => /^\d+\.\d+$/.test(value))
  return comma || (delimiter === ';' && !point) ? value => String(value).replace('.', ',') : String
}

/** Only these cells change. A column that is added stands in every row that has all of the others. */
function withColumn(sheet: Sheet, column: number, added: boolean, entries: ReadonlyMap<number, string>): Sheet {
  const { delimiter } = sheet
  return {
    delimiter,
    rows: sheet.rows.map(({ cells, end }, row) => {
      const entry = entries.get(row)
      if (entry === undefined && (!added || cells.length < column)) return { cells, end }
      const filled: SheetCell[] = [...cells]
      while (filled.length < column) filled.push({ value: '', raw: '' })
      filled[column] = cellFor(entry ?? '', delimiter)
      return { cells: filled, end }
    }),
  }
}
