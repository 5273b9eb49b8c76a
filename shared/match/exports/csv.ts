/** The acts of a night as a table: RFC 4180, for spreadsheets. */
import type { Kit } from '../../kernel/protocol.ts'
import { actWords, claimWords, sentWords } from '../act-words.ts'
import type { Chronicle } from '../chronicle.ts'
import type { ActRecord } from '../record.ts'

export const CSV_COLUMNS = [
  'act',
  'at_ms',
  'node',
  'by',
  'kind',
  'word',
  'detail',
  'envelope',
  'sent_by_act',
  'sends',
  'claims',
  'breaks_rules',
  'injected',
] as const

type Row = Readonly<Record<(typeof CSV_COLUMNS)[number], string | number>>

export function csvOf<K extends Kit>(history: Chronicle<K>): string {
  const rows = history.acts.map(record => rowOf(history, record))
  const lines = [CSV_COLUMNS, ...rows.map(row => CSV_COLUMNS.map(column => row[column]))]
  return lines.map(cells => `${cells.map(cellOf).join(',')}\r\n`).join('')
}

function rowOf<K extends Kit>({ protocol }: Chronicle<K>, record: ActRecord<K>): Row {
  const { word, detail } = actWords(protocol, record)
  return {
    act: record.index,
    at_ms: Math.round(record.atMs),
    node: record.node ?? '',
    by: record.by,
    kind: record.act.type,
    word,
    detail,
    envelope: record.envelope?.id ?? '',
    sent_by_act: record.sentBy ?? '',
    sends: sentWords(protocol, record).join('; '),
    claims: claimWords(protocol, record).join('; '),
    breaks_rules: record.mistakes.join('; '),
    injected: record.injected ? 'yes' : '',
  }
}

/** A spreadsheet takes a cell that begins like this for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/

/** Quoted where RFC 4180 asks for it; text that a spreadsheet would run is made plain by an apostrophe. */
export function cellOf(value: string | number): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
