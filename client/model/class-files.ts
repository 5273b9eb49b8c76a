/** Files of a class: they come with the token in a header, so no address that a browser keeps can fetch them. */
import type { ExportType, LmsFilled } from '../../shared/wire/classroom.ts'
import { classPath, wordsOf } from './class-stream.ts'
import { saveBlob } from './save-file.ts'

export interface Refused {
  readonly type: 'refused'
  readonly words: string
}

const PATIENCE_MS = 60_000

/** Puts it among the downloads; the name under which it lies there. */
export async function takeExport(
  code: string,
  token: string,
  type: ExportType,
): Promise<Refused | { readonly type: 'taken'; readonly name: string }> {
  const got = await asked(classPath(code, `export/${type}`), token)
  if (!(got instanceof Response)) return got
  const name = `${code}-${type}`
  saveBlob(name, await got.blob())
  return { type: 'taken', name }
}

/** A gradebook's own export goes up, and comes back with one column filled. */
export async function fillGradebook(
  code: string,
  token: string,
  title: string,
  file: File,
): Promise<Refused | { readonly type: 'filled'; readonly filled: LmsFilled }> {
  const got = await asked(classPath(code, `lms/${encodeURIComponent(title)}`), token, file)
  if (!(got instanceof Response)) return got
  const filled: LmsFilled = await got.json()
  saveBlob(filled.name, new Blob([Uint8Array.from(atob(filled.base64), letter => letter.charCodeAt(0))]))
  return { type: 'filled', filled }
}

async function asked(path: string, token: string, body?: File): Promise<Response | Refused> {
  try {
    const response = await fetch(path, {
      headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'text/csv' }) },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    return response.ok ? response : { type: 'refused', words: await wordsOf(response) }
  } catch {
    return { type: 'refused', words: 'The server cannot be reached. Try again when the connection is back.' }
  }
}
