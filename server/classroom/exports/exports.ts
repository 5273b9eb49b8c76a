/** Every form in which a class leaves the house. */
import type { ExportType } from '../../../shared/wire/classroom.ts'
import { attemptsCsv } from './attempts.ts'
import type { ClassRecord } from './class-record.ts'
import { canvasCsv, moodleCsv } from './gradebook.ts'
import { movesCsv } from './moves.ts'
import { playersCsv } from './players.ts'
import { recordNdjson } from './record.ts'
import { xapiNdjson } from './xapi.ts'

interface Export {
  readonly mediaType: string
  write(record: ClassRecord): string
}

const CSV = 'text/csv; charset=utf-8; header=present'
const NDJSON = 'application/x-ndjson; charset=utf-8'

export const EXPORT_WRITERS: Readonly<Record<ExportType, Export>> = {
  'players.csv': { mediaType: CSV, write: playersCsv },
  'attempts.csv': { mediaType: CSV, write: attemptsCsv },
  'moves.csv': { mediaType: CSV, write: movesCsv },
  'record.ndjson': { mediaType: NDJSON, write: recordNdjson },
  'canvas.csv': { mediaType: CSV, write: canvasCsv },
  'moodle.csv': { mediaType: CSV, write: moodleCsv },
  'xapi.ndjson': { mediaType: NDJSON, write: xapiNdjson },
}
