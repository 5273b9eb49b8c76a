/** A table that is written back as it came: every cell keeps its quotes, every row its end, unless it is changed. */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

interface SheetRow {
  readonly cells: readonly SheetCell[]
  readonly end: string
}

export interface SheetCell {
  readonly value: string
  /** As it stands in the file. */
  readonly raw: string
}

export interface Sheet {
  readonly delimiter: string
  readonly rows: readonly SheetRow[]
}

const DELIMITERS = [',', ';', '\t'] as const

/** Undefined: it is no table that we can give back byte for byte. */
export function readSheet(text: string): Sheet | undefined {
  const sheets = DELIMITERS.flatMap(delimiter => parsed(text, delimiter) ?? [])
  const widest = sheets.reduce<Sheet | undefined>(
    (best, sheet) => (widthOf(sheet) > (best === undefined ? 1 : widthOf(best)) ? sheet : best),
    undefined,
  )
  return widest && writeSheet(widest) === text ? widest : undefined
}

export function writeSheet({ delimiter, rows }: Sheet): string {
  return rows.map(({ cells, end }) => cells.map(({ raw }) => raw).join(delimiter) + end).join('')
}

/** A text as a cell of this sheet; never a formula. */
export function cellFor(value: string, delimiter: string): SheetCell {
  return { value, raw: stringify([[value]], { delimiter, eof: false, escape_formulas: true }) }
}

const widthOf = ({ rows }: Sheet): number => rows[0]?.cells.length ?? 0

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`

function parsed(text: string, delimiter: string): Sheet | undefined {
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      cast: (value, { quoting }): SheetCell => ({ value, raw: quoting ? quoted(value) : value }),
    }) as unknown as readonly (readonly SheetCell[])[]
    let at = 0
    const rows = records.map(cells => {
      at += cells.reduce((sum, { raw }) => sum + raw.length, 0) + delimiter.length * (cells.length - 1)
      const end = /^(?:\r\n|\r|\n)?/.exec(text.slice(at, at + 2))?.[0] ?? ''
      at += end.length
      return { cells, end }
    })
    return { delimiter, rows }
  } catch {
    return undefined
  }
}
