/** What leaves a class: the report, tables and records, and a gradebook that comes back with one column filled. */
import type { IncomingMessage } from 'node:http'
import { reportOf } from '../../shared/classroom/report.ts'
import { EXPORTS, type ExportType } from '../../shared/wire/classroom.ts'
import { sendJson } from '../http/headers.ts'
import { overHttps } from '../http/trust.ts'
import { beliefsOf } from './beliefs.ts'
import type { ClassRecord } from './exports/class-record.ts'
import { EXPORT_WRITERS } from './exports/exports.ts'
import { fillGradebook } from './exports/lms/fill.ts'
import { gradedOf } from './exports/points.ts'
import type { Visit } from './visit.ts'

const GRADEBOOK_BYTES = 4 * 1024 * 1024
const TITLE_LENGTH = 100

export function sendReport({ response, session }: Visit): void {
  sendJson(response, 200, reportOf(session.state, beliefsOf, session.hub.dayMs()))
}

const isExport = (type: string | undefined): type is ExportType => EXPORTS.some(one => one === type)

export async function sendExport(visit: Visit): Promise<void> {
  const { response, session, rest } = visit
  const [, type] = rest
  if (!isExport(type)) return sendJson(response, 404, { error: 'There is no such file.' })
  const { mediaType, write } = EXPORT_WRITERS[type]
  const text = write(await recordOf(visit))
  response.writeHead(200, {
    'Content-Type': mediaType,
    'Content-Length': Buffer.byteLength(text),
    'Content-Disposition': `attachment; filename="${session.code}-${type}"`,
    'Cache-Control': 'no-store',
  })
  response.end(text)
}

export async function sendGradebook(visit: Visit): Promise<void> {
  const { request, response, rest } = visit
  const title = (rest[1] ?? '').trim()
  if (title === '' || title.length > TITLE_LENGTH)
    return sendJson(response, 400, { error: `A column has a title of at most ${TITLE_LENGTH} characters.` })
  const bytes = await readBytes(request)
  if (bytes === undefined) return sendJson(response, 413, { error: 'A gradebook has at most 4 MB.' })
  const filling = fillGradebook(bytes, fileName(request), title, gradedOf(await recordOf(visit)))
  if (filling.ok) sendJson(response, 200, filling.filled)
  else sendJson(response, 422, { error: filling.why })
}

async function recordOf({ request, session, trustProxy }: Visit): Promise<ClassRecord> {
  const { house, dayMs } = session.hub
  await house.journal.durable()
  const { nights, identifiers } = await house.journal.store.classFiles(session.code)
  const origin = `${overHttps(request, trustProxy) ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`
  return { session: session.state, records: nights, identifiers, nowMs: dayMs(), code: house.version, origin }
}

async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    bytes += chunk.length
    if (bytes > GRADEBOOK_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** As the page says; it only comes back. */
function fileName(request: IncomingMessage): string {
  const name = request.headers['x-file-name']
  return typeof name === 'string' && /^[\w .()%-]{1,100}$/.test(name) ? decodeURIComponent(name) : 'gradebook.csv'
}
