/** Has a changed level played by the book, over seeds, on the server. */
import type { FromCheck, PlanCheck } from '../../shared/wire/plan.ts'
import { eventReader } from './sse.ts'

export type Checking =
  | { readonly type: 'running'; readonly done: number; readonly of: number }
  | { readonly type: 'verdict'; readonly verdict: FromCheck['verdict'] }
  | { readonly type: 'failed'; readonly words: string }

type Said = { readonly [K in keyof FromCheck]: { readonly type: K; readonly payload: FromCheck[K] } }[keyof FromCheck]

const BROKEN_OFF = 'The check broke off. Your changes are kept; try again.'

/** Tells how far it is; gives what came of it, or null where it was stopped. */
export async function checkLevel(
  check: PlanCheck,
  signal: AbortSignal,
  onProgress: (progress: Checking) => void,
): Promise<Checking | null> {
  let last: Checking | null = null
  try {
    onProgress({ type: 'running', done: 0, of: 0 })
    const response = await fetch('/api/plan/check', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify(check),
      signal,
    })
    if (!response.ok || response.body === null) return { type: 'failed', words: await wordsOf(response) }
    const read = eventReader(({ event, data }) => {
      if (event !== 'message') return
      const said = JSON.parse(data) as Said
      if (said.type === 'progress') onProgress({ type: 'running', ...said.payload })
      else if (said.type === 'verdict') last = { type: 'verdict', verdict: said.payload }
      else last = { type: 'failed', words: `${said.payload.why} Your changes are kept.` }
    })
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done && last === null; piece = await reader.read()) read(piece.value)
    return last ?? { type: 'failed', words: BROKEN_OFF }
  } catch {
    return signal.aborted ? null : { type: 'failed', words: BROKEN_OFF }
  }
}

async function wordsOf(response: Response): Promise<string> {
  const said: unknown = await response.json().catch(() => undefined)
  const error = said instanceof Object && 'error' in said ? said.error : undefined
  return typeof error === 'string' ? error : `The server did not check it (${response.status}).`
}
