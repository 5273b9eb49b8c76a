/** Files of a class: they come with the token in a header, so no address that a browser keeps can fetch them. */
import type { ExportType } from '../../shared/wire/classroom.ts'

export type Fetched =
  | { readonly type: 'file'; readonly name: string; readonly blob: Blob; readonly note: string | null }
  | { readonly type: 'refused'; readonly words: string }

const PATIENCE_MS = 60_000
const classPath = (code: string, rest: string): string => `/api/class/${encodeURIComponent(code)}/${rest}`

export function fetchExport(code: string, token: string, type: ExportType): Promise<Fetched> {
  return fetched(classPath(code, `export/${type}`), token, `${code}-${type}`)
}

/** A gradebook's own export goes up, and comes back with one column filled. */
export function fillGradebook(code: string, token: string, title: string, file: File): Promise<Fetched> {
  return fetched(classPath(code, `lms/${encodeURIComponent(title)}`), token, file.name, file)
}

async function fetched(path: string, token: string, name: string, body?: Blob): Promise<Fetched> {
  try {
    const response = await fetch(path, {
      headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'text/csv' }) },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    if (!response.ok) return { type: 'refused', words: await wordsOf(response) }
    return { type: 'file', name, blob: await response.blob(), note: response.headers.get('X-Rows') }
  } catch {
    return { type: 'refused', words: 'The server cannot be reached. Try again when the connection is back.' }
  }
}

async function wordsOf(response: Response): Promise<string> {
  const said: unknown = await response.json().catch(() => undefined)
  const error = said instanceof Object ? Reflect.get(said, 'error') : undefined
  return typeof error === 'string' ? error : `The server refused (${response.status}).`
}

export function keepFile({ name, blob }: Extract<Fetched, { type: 'file' }>): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
