/** What is believed of a request. A proxy's headers are, only when the operator says that there is one. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A chain of proxies writes a list; the first is what the browser asked. */
function forwarded(request: IncomingMessage, name: 'x-forwarded-host' | 'x-forwarded-proto'): string | undefined {
  const value = request.headers[name]
  return (Array.isArray(value) ? value[0] : value)?.split(',', 1)[0]?.trim()
}

function hostAsked(request: IncomingMessage, trustProxy: boolean): string | undefined {
  return (trustProxy ? forwarded(request, 'x-forwarded-host') : undefined) ?? request.headers.host
}

export function overHttps(request: IncomingMessage, trustProxy: boolean): boolean {
  return trustProxy && forwarded(request, 'x-forwarded-proto') === 'https'
}

/**
 * Browsers send Origin with every socket, and no CORS rule holds a page of another origin back from opening one. Whoever
 * sends none is no browser.
 */
export function sameOrigin(request: IncomingMessage, trustProxy: boolean): boolean {
  const { origin } = request.headers
  if (origin === undefined) return true
  const host = hostAsked(request, trustProxy)
  if (host === undefined || !URL.canParse(origin)) return false
  const { protocol, host: from } = new URL(origin)
  // The default port may be named by one and left out by the other.
  const asked = `${protocol}//${host}`
  return from !== '' && URL.canParse(asked) && new URL(asked).host === from
}

/** Hashed, so that two texts of unlike length can be compared in constant time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Without a token the numbers are public: no names, codes or addresses are in them. */
export function mayMeasure(request: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return true
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`))
}
