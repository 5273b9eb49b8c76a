/**
 * Passes on what another process must answer, as it came: so one address is enough for all of them, and whatever stands in
 * front may send anything to anyone. Passed on once only: who answers wrongly then says so, and is asked again.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { Readable } from 'node:stream'
import proxyModule from 'http-proxy-3'
import type { Peer } from '../cluster/cluster.ts'
import type { Log } from '../log.ts'

const PASSED = 'x-isles-passed'
const CONNECT_WITHIN_MS = 1000
/** A short answer that takes so long comes from a process that is stopped, or from a network that swallows it. */
const ANSWER_WITHIN_MS = 4000

export const wasPassedOn = ({ headers }: IncomingMessage): boolean => headers[PASSED] !== undefined

export class Peers {
  private readonly log: Log
  private readonly proxy = proxyModule.createProxyServer({
    connectTimeout: CONNECT_WITHIN_MS,
    headers: { [PASSED]: '1' },
  })

  constructor(log: Log) {
    this.log = log
    // A peer that dies in the middle of an answer ends it: whoever reads it must not wait for more.
    this.proxy.on('proxyRes', (answer, _request, response) => {
      answer.once('close', () => {
        if (!answer.complete) response.destroy()
      })
    })
  }

  /** `body`: when it has been read already. False: the peer cannot be reached, and nothing has been answered yet. */
  pass(peer: Peer, request: IncomingMessage, response: ServerResponse, body?: unknown): Promise<boolean> {
    return this.web(peer, request, response, body, { proxyTimeout: ANSWER_WITHIN_MS })
  }

  /** For an answer that lasts. */
  passStream(peer: Peer, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    return this.web(peer, request, response, undefined, {})
  }

  private web(
    peer: Peer,
    request: IncomingMessage,
    response: ServerResponse,
    body: unknown,
    limits: { readonly proxyTimeout?: number },
  ): Promise<boolean> {
    return new Promise(resolve => {
      response.once('close', () => resolve(true))
      const options = { target: peer.url, ...limits, ...bodyAgain(request, body) }
      this.proxy.web(request, response, options, error => {
        this.log.warn({ peer: peer.id, why: error.message }, 'a process does not answer')
        if (response.headersSent) response.destroy()
        resolve(response.headersSent)
      })
    })
  }

  passSocket(peer: Peer, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.proxy.ws(request, socket, head, { target: peer.url.replace('http', 'ws') }, error =>
      this.log.warn({ peer: peer.id, why: error.message }, 'a socket to a process broke'),
    )
  }
}

function bodyAgain(request: IncomingMessage, body: unknown): object {
  if (body === undefined) return {}
  const bytes = Buffer.from(JSON.stringify(body))
  delete request.headers['transfer-encoding']
  return { buffer: Readable.from([bytes]), headers: { [PASSED]: '1', 'content-length': String(bytes.length) } }
}
