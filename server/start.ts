/** The whole server on one port: pages, the small API, matchmaking and the sockets of the matches. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LocalDriver, LocalPresence, matchMaker } from '@colyseus/core'
import { setTransport } from '@colyseus/core/Transport'
import { WebSocketTransport } from '@colyseus/ws-transport'
import { Classes } from './classroom/classes.ts'
import { ClassRoutes } from './classroom/routes.ts'
import type { House } from './house.ts'
import { createApp, type WebSettings } from './http/app.ts'
import { sameOrigin } from './http/trust.ts'
import { takeOverColyseusLog } from './log.ts'
import { MESSAGE_BYTES } from './rooms/frames.ts'
import { MatchRoom, matchRoomIn } from './rooms/match-room.ts'
import { ROOM, Rooms } from './rooms/rooms.ts'

/** `/process/ROOM?sessionId=...`. Anything else never reaches Colyseus, which trips over some of it. */
const SOCKET_PATH = /^\/[\w-]{1,32}\/[A-HJKMNP-Z2-9]{6}\?[\w=&%.-]{1,256}$/
/** Whoever is slower holds a connection for nothing: the longest request is a few kilobytes. */
const HTTP_LIMITS = { headersTimeout: 10_000, requestTimeout: 20_000, maxHeaderSize: 8192 } as const
const DAY_MS = 24 * 60 * 60 * 1000
const LAST_WORDS = 'The server restarts. Your match is kept, and this page comes back to it by itself.'
/** Time for the last words to reach the clients. */
const LAST_WORDS_MS = 150

export interface ServerOptions extends WebSettings {
  readonly house: House
  readonly host: string
  readonly port: number
  /** Of class sessions. */
  readonly retentionDays?: number
}

export interface RunningServer {
  readonly port: number
  /** No new matches, a word to everybody, all connections closed. */
  close(): Promise<void>
}

function turnAway({ socket }: IncomingMessage, status: string): false {
  // Node has taken its own listener off a socket that asks for an upgrade: a reset would be an uncaught exception.
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
  return false
}

function admitSocket(request: IncomingMessage, trustProxy: boolean): boolean {
  if (!SOCKET_PATH.test(request.url ?? '')) return turnAway(request, '400 Bad Request')
  return sameOrigin(request, trustProxy) || turnAway(request, '403 Forbidden')
}

/** Colyseus keeps its rooms in the module: at most one server at a time in a process. */
export async function startServer({
  house,
  host,
  port,
  retentionDays = 30,
  ...web
}: ServerOptions): Promise<RunningServer> {
  takeOverColyseusLog(house.log)
  const rooms = new Rooms(house)
  const classes = new Classes(house, rooms, retentionDays * DAY_MS)
  const http = createServer(
    HTTP_LIMITS,
    createApp(house, rooms, new ClassRoutes(classes, house.clock, web.trustProxy), web),
  )
  // `noServer`: the transport is attached below, with a filter. ws itself closes a connection that sends a longer frame.
  const transport = new WebSocketTransport({ noServer: true, maxPayload: MESSAGE_BYTES })
  transport.attachToServer(http, { filter: request => admitSocket(request, web.trustProxy) })
  setTransport(transport)
  await matchMaker.setup(new LocalPresence(), new LocalDriver())
  matchMaker.defineRoomType(ROOM, matchRoomIn(house))
  await matchMaker.accept()

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.removeListener('error', reject)
      resolve()
    })
  })
  const bound = (http.address() as AddressInfo).port
  house.log.info({ host, port: bound }, 'listening')

  const close = async (): Promise<void> => {
    for (const room of await matchMaker.query({})) {
      const local = matchMaker.getLocalRoomById(room.roomId)
      if (local instanceof MatchRoom) local.tell(LAST_WORDS)
    }
    classes.close()
    await house.journal.durable()
    await matchMaker.gracefullyShutdown()
    await house.journal.durable()
    await new Promise(resolve => setTimeout(resolve, LAST_WORDS_MS))
    transport.shutdown()
    await new Promise<void>(resolve => {
      http.close(() => resolve())
      http.closeAllConnections()
    })
    house.log.info('closed')
  }
  return { port: bound, close }
}
