/** Reads a small JSON body. */
import type { IncomingMessage } from 'node:http'

export const BODY_BYTES = 4096

export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly why: string }

export async function readJson(request: IncomingMessage, mostBytes = BODY_BYTES): Promise<Body> {
  // A page of another origin can send this type only after asking, and nobody here says yes.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return { ok: false, status: 415, why: 'The body must be JSON.' }
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue
      bytes += chunk.length
      if (bytes > mostBytes) return { ok: false, status: 413, why: `The body must have at most ${mostBytes} bytes.` }
      chunks.push(chunk)
    }
    const text = Buffer.concat(chunks).toString('utf8')
    return { ok: true, value: text === '' ? {} : JSON.parse(text) }
  } catch {
    return { ok: false, status: 400, why: 'The body is not JSON.' }
  }
}
