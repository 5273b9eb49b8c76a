/**
 * A person's stream from a class session, and what they ask of it. The stream comes back by itself for as long as the page
 * lives; only a token that opens nothing ends it. Every stream begins anew: it says all that there is before what changes.
 */
import type { StudentCommand, TeacherCommand } from '../../shared/wire/classroom.ts'
import { backoffMs } from './backoff.ts'
import { eventReader } from './sse.ts'

export type MessageOf<T> = { readonly [K in keyof T]: { readonly type: K; readonly payload: T[K] } }[keyof T]

/** lost: coming back by itself; refused: this token opens nothing, and trying again is no use. */
export type ClassLink =
  | { readonly type: 'joining' }
  | { readonly type: 'open' }
  | { readonly type: 'lost'; readonly words: string }
  | { readonly type: 'refused'; readonly words: string }

export interface ClassStream {
  close(): void
}

export type Done = { readonly type: 'done' } | { readonly type: 'refused'; readonly words: string }

/** The server says something, be it only a beat, at least every 15 s. */
const SILENT_MS = 40_000
const LISTEN_EVERY_MS = 5_000
/** A request that takes longer hangs. */
const PATIENCE_MS = 10_000
const LOST = 'Connection lost. Coming back by itself.'

export const classPath = (code: string, rest: string): string => `/api/class/${encodeURIComponent(code)}/${rest}`

/** `path`: what follows the code in the address, such as "stream" or "watch/3/sea". `onLink` tells of every change. */
export function openClassStream<T>(
  code: string,
  path: string,
  token: string,
  onMessage: (message: MessageOf<T>) => void,
  onLink: (link: ClassLink) => void,
): ClassStream {
  let attempt = 0
  let closed = false
  let current: AbortController | null = null
  let retry: ReturnType<typeof setTimeout> | null = null
  let heardMs = performance.now()

  const listen = async (): Promise<void> => {
    retry = null
    if (closed || current !== null) return
    const controller = new AbortController()
    current = controller
    heardMs = performance.now()
    try {
      const response = await fetch(classPath(code, path), {
        headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' },
        cache: 'no-store',
        signal: controller.signal,
      })
      if (isFinal(response.status)) {
        const words = await wordsOf(response)
        end()
        onLink({ type: 'refused', words })
        return
      }
      if (!response.ok || response.body === null) throw new Error(`status ${response.status}`)
      onLink({ type: 'open' })
      attempt = 0
      await readAll(response.body, () => {
        heardMs = performance.now()
      })
    } catch {
      // Whatever it was: the way back is the same.
    }
    if (closed || current !== controller) return
    current = null
    onLink({ type: 'lost', words: attempt < 2 ? LOST : `${LOST} Try ${attempt} follows.` })
    comeBack(backoffMs(attempt, Math.random()))
    attempt += 1
  }

  const readAll = async (body: ReadableStream<Uint8Array<ArrayBuffer>>, heard: () => void): Promise<void> => {
    const read = eventReader(({ event, data }) => {
      // What one server says is what its own page expects; another version's page is fetched anew.
      if (event === 'message' && !closed) onMessage(JSON.parse(data) as MessageOf<T>)
    })
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      heard()
      read(piece.value)
    }
  }

  const comeBack = (inMs: number): void => {
    if (retry !== null) clearTimeout(retry)
    retry = setTimeout(() => void listen(), inMs)
  }
  /** A stream may be dead without knowing it: after a sleep, behind a proxy. */
  const check = (): void => {
    if (current !== null && performance.now() - heardMs > SILENT_MS) current.abort()
  }
  const wake = (): void => {
    if (closed || document.visibilityState === 'hidden') return
    if (current === null) comeBack(0)
    else check()
  }
  const end = (): void => {
    closed = true
    current?.abort()
    if (retry !== null) clearTimeout(retry)
    clearInterval(heart)
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  }

  const heart = setInterval(check, LISTEN_EVERY_MS)
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  onLink({ type: 'joining' })
  void listen()
  return { close: end }
}

/** Something is asked of the session. What it changes comes with the stream. */
export async function classDo(code: string, token: string, command: TeacherCommand | StudentCommand): Promise<Done> {
  try {
    const response = await fetch(classPath(code, 'do'), {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(command),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return response.ok ? { type: 'done' } : { type: 'refused', words: await wordsOf(response) }
  } catch {
    return { type: 'refused', words: 'The server cannot be reached. Try again when the connection is back.' }
  }
}

const FINAL: Readonly<Record<number, string>> = {
  401: 'This link is not valid here.',
  403: 'This link is not valid, or it has been taken back.',
  404: 'There is no such class. It may have been erased.',
  410: 'This class is over and has been erased.',
}
const isFinal = (status: number): boolean => status in FINAL

/** Why it was refused, as the server says it. */
export async function wordsOf(response: Response): Promise<string> {
  const said: unknown = await response.json().catch(() => undefined)
  const error = said instanceof Object && 'error' in said ? said.error : undefined
  return typeof error === 'string' ? error : (FINAL[response.status] ?? `The server refused (${response.status}).`)
}
