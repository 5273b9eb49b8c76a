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
  write<K extends Kit>(run: NightRun<K>): string
}

export const EXPORT_FORMATS = {
  shiviz: {
    extension: 'shiviz.log',
    mediaType: 'text/plain; charset=utf-8',
    title: 'ShiViz log',
    write: <K extends Kit>(run: NightRun<K>) => shivizLog(chronicleOf(run)),
  },
  otlp: {
    extension: 'otlp.json',
    mediaType: 'application/json',
    title: 'OpenTelemetry trace (OTLP/JSON)',
    write: <K extends Kit>(run: NightRun<K>) => `${JSON.stringify(otlpTrace(chronicleOf(run)), undefined, 2)}\n`,
  },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    title: 'Table of events (CSV)',
    write: <K extends Kit>(run: NightRun<K>) => csvOf(chronicleOf(run)),
  },
} as const satisfies Readonly<Record<string, ExportFormat>>
