/** Which sockets are let in, and which are another process's. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { matchMaker } from '@colyseus/core'
import type { WebSocketTransport } from '@colyseus/ws-transport'
import type { House } from '../house.ts'
import { type Peers, wasPassedOn } from './peers.ts'
import { sameOrigin } from './trust.ts'

/** `/process/ROOM?sessionId=...`. Anything else never reaches Colyseus, which trips over some of it. */
const SOCKET_PATH = /^\/([\w-]{1,32})\/[A-HJKMNP-Z2-9]{6}\?[\w=&%.-]{1,256}$/

type Verdict =
  | { readonly type: 'here' }
  | { readonly type: 'elsewhere'; readonly process: string }
  | { readonly type: 'turned away'; readonly status: string }

const HERE: Verdict = { type: 'here' }

export interface SocketSettings {
  readonly house: House
  readonly peers: Peers
  readonly trustProxy: boolean
}

export function openSockets(http: Server, transport: WebSocketTransport, settings: SocketSettings): void {
  const { house, peers, trustProxy } = settings
  const verdictOn = (request: IncomingMessage): Verdict => {
    const [, process] = SOCKET_PATH.exec(request.url ?? '') ?? []
    if (process === undefined) return { type: 'turned away', status: '400 Bad Request' }
    if (!sameOrigin(request, trustProxy)) return { type: 'turned away', status: '403 Forbidden' }
    const ours = !house.cluster.shared || process === matchMaker.processId || wasPassedOn(request)
    return ours ? HERE : { type: 'elsewhere', process }
  }

  const passOn = async (process: string, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    try {
      const peer = await house.cluster.peer(process)
      if (peer === undefined) turnAway(socket, '503 Service Unavailable')
      else peers.passSocket(peer, request, socket, head)
    } catch (error) {
      house.log.error({ err: error }, 'a socket could not be passed on')
      turnAway(socket, '503 Service Unavailable')
    }
  }

  transport.attachToServer(http, { filter: request => verdictOn(request).type === 'here' })
  http.on('upgrade', (request, socket, head) => {
    const verdict = verdictOn(request)
    if (verdict.type === 'here') return
    // Node has taken its own listener off a socket that asks for an upgrade: a reset would be an uncaught exception.
    socket.on('error', () => socket.destroy())
    if (verdict.type === 'turned away') turnAway(socket, verdict.status)
    else void passOn(verdict.process, request, socket, head)
  })
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}
