/** The formats in which a night leaves the house; a whole match leaves as JSON (match-json.ts). */
import type { Kit } from '../../kernel/protocol.ts'
import { chronicleOf } from '../chronicle.ts'
import type { NightRun } from '../night-run.ts'
import { csvOf } from './csv.ts'
import { otlpTrace } from './otlp.ts'
import { shivizLog } from './shiviz.ts'

interface ExportFormat {
  readonly extension: string
  readonly mediaType: string
  readonly title: string
  write(run: NightRun<Kit>): string
}

export const EXPORT_FORMATS = {
  shiviz: {
    extension: 'shiviz.log',
    mediaType: 'text/plain; charset=utf-8',
    title: 'ShiViz log',
    write: run => shivizLog(chronicleOf(run)),
  },
  otlp: {
    extension: 'otlp.json',
    mediaType: 'application/json',
    title: 'OpenTelemetry trace (OTLP/JSON)',
    write: run => `${JSON.stringify(otlpTrace(chronicleOf(run)), undefined, 2)}\n`,
  },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    title: 'Table of events (CSV)',
    write: run => csvOf(chronicleOf(run)),
  },
} as const satisfies Readonly<Record<string, ExportFormat>>
