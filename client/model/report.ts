/** Fetches a lesson on paper with a teacher's token. */
import type { Report } from '../../shared/classroom/report.ts'

export type ReportState =
  | { readonly type: 'loading' }
  | { readonly type: 'failed'; readonly words: string; readonly again: boolean }
  | { readonly type: 'here'; readonly report: Report }

const PATIENCE_MS = 15_000

const REFUSED: Readonly<Record<number, string>> = {
  401: 'This link is not whole: what stands behind the # is missing. Open the report from the dashboard.',
  403: 'This link opens no report: only a teacher of this class can read it.',
  404: 'There is no such class. It may have been erased.',
  410: 'This class has been erased.',
}

export async function fetchReport(code: string, token: string): Promise<ReportState> {
  try {
    const response = await fetch(`/api/class/${encodeURIComponent(code)}/report`, {
      headers: { Authorization: `Bearer ${token}` },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) return { type: 'here', report: (await response.json()) as Report }
    const refused = REFUSED[response.status]
    return {
      type: 'failed',
      words: refused ?? `The server did not give the report (${response.status}).`,
      again: refused === undefined,
    }
  } catch {
    return { type: 'failed', words: 'The server cannot be reached.', again: true }
  }
}
