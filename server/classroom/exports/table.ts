/** Tables for spreadsheets: UTF-8 and RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe (OWASP, "CSV Injection"). */
import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | null

/** The first row is the header. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map(row => [...row]),
    { record_delimiter: '\r\n', escape_formulas: true },
  )
}
