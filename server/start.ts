/** The whole server on one port: pages, the small API, matchmaking and the sockets of the matches. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { matchMaker } from '@colyseus/core'
import { setTransport } from '@colyseus/core/Transport'
import { WebSocketTransport } from '@colyseus/ws-transport'
import { Classes } from './classroom/classes.ts'
import { ClassRoutes } from './classroom/routes.ts'
import type { House } from './house.ts'
import { createApp, type WebSettings } from './http/app.ts'
import { Peers } from './http/peers.ts'
import { openSockets } from './http/sockets.ts'
import { takeOverColyseusLog } from './log.ts'
import { MESSAGE_BYTES } from './rooms/frames.ts'
import { matchRoomIn } from './rooms/match-room.ts'
import { ROOM, Rooms } from './rooms/rooms.ts'

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

/** Colyseus keeps its rooms in the module: at most one server at a time in a process. */
export async function startServer({
  house,
  host,
  port,
  retentionDays = 30,
  ...web
}: ServerOptions): Promise<RunningServer> {
  takeOverColyseusLog(house.log)
  const { cluster } = house
  const rooms = new Rooms(house)
  const peers = new Peers(house.log)
  const classes = new Classes(house, rooms, retentionDays * DAY_MS)
  const classRoutes = new ClassRoutes(classes, peers, house.clock, web.trustProxy)
  const http = createServer(HTTP_LIMITS, createApp(house, rooms, peers, classRoutes, web))
  // `noServer`: the transport is attached below, with a filter. ws itself closes a connection that sends a longer frame.
  const transport = new WebSocketTransport({ noServer: true, maxPayload: MESSAGE_BYTES })
  openSockets(http, transport, { house, peers, trustProxy: web.trustProxy })
  setTransport(transport)
  const { presence, driver } = cluster.matchmaking
  // Which process makes a room is settled before Colyseus is asked, and who is dead is known from the leases.
  matchMaker.setHealthChecksEnabled(!cluster.shared)
  await matchMaker.setup(presence, driver, undefined, async () => matchMaker.processId)
  if (cluster.shared) house.log.setBindings({ process: matchMaker.processId })
  rooms.follow(matchMaker.defineRoomType(ROOM, matchRoomIn(house)))
  cluster.onLost(hold => {
    rooms.here(hold.code)?.lose(hold)
    classes.lose(hold)
  })
  await matchMaker.accept()

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.removeListener('error', reject)
      resolve()
    })
  })
  const bound = (http.address() as AddressInfo).port
  await cluster.join(matchMaker.processId, bound)
  house.log.info({ host, port: bound }, 'listening')

  const close = async (): Promise<void> => {
    for (const room of rooms.all) room.tell(LAST_WORDS)
    classes.close()
    await house.journal.durable()
    await matchMaker.gracefullyShutdown()
    await house.journal.durable()
    await cluster.leave()
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
