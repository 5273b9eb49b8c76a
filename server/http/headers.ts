/** Headers that go with every answer. There is no CORS header: pages of other origins have no business here. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { overHttps } from './trust.ts'

const HOST = /^[A-Za-z0-9.-]{1,253}(:\d{1,5})?$|^\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?$/

/** Older Safari does not count ws: among 'self', so the page's own host is named. A strange Host header is left out. */
function connectSources(host: string | undefined): string {
  return host !== undefined && HOST.test(host) ? `'self' ws://${host} wss://${host}` : "'self'"
}

function contentSecurityPolicy(host: string | undefined): string {
  return [
    "default-src 'self'",
    // The board makes textures from drawn canvases.
    "img-src 'self' data: blob:",
    `connect-src ${connectSources(host)}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** A year, as browsers' preload lists ask for; only where a proxy says that it speaks HTTPS. */
const HSTS = 'max-age=31536000'

export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse, trustProxy: boolean): void {
  if (overHttps(request, trustProxy)) response.setHeader('Strict-Transport-Security', HSTS)
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(request.headers.host))
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  })
  response.end(text)
}

export function notAllowed(response: ServerResponse, allow: string): void {
  response.setHeader('Allow', allow)
  sendJson(response, 405, { error: 'That method is not allowed here.' })
}

export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(html),
    'Cache-Control': 'no-store',
  })
  response.end(html)
}
