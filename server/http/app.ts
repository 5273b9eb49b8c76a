/** All of HTTP: a few addresses, so a few lines instead of a framework. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { matchMaker } from '@colyseus/core'
import { parseCode } from '../../shared/wire/validate.ts'
import type { ClassRoutes } from '../classroom/routes.ts'
import type { Config } from '../config.ts'
import type { House } from '../house.ts'
import { Lookups } from '../rooms/lookups.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { chair, chairCards } from './chair.ts'
import { clientFiles } from './client-files.ts'
import { notAllowed, sendJson, setSecurityHeaders } from './headers.ts'
import { levelParameters } from './levels.ts'
import { Lines } from './lines.ts'
import { accepts, type Desk, matchmake, NOT_JUST_NOW, TOO_MANY_LOOKUPS, TOO_MANY_REQUESTS } from './matchmake.ts'
import { type Peers, wasPassedOn } from './peers.ts'
import { PlanChecks } from './plan-checks.ts'
import { mayMeasure } from './trust.ts'

const MATCHMAKE = /^\/matchmake\/(\w{1,20})\/([\w-]{1,32})$/
const ROOM_API = /^\/api\/room\/([^/]{1,32})$/
const LEVEL_API = /^\/api\/levels\/([\w-]{1,32})\/([\w-]{1,32})$/

function health(lines: Lines, response: ServerResponse): void {
  const open = matchMaker.state === matchMaker.MatchMakerState.READY
  const { roomCount, ccu } = matchMaker.stats.local
  sendJson(response, open ? 200 : 503, {
    ok: open,
    matches: roomCount,
    connections: ccu + lines.size,
    uptimeSeconds: Math.floor(process.uptime()),
  })
}

function unauthorised(response: ServerResponse): void {
  response.setHeader('WWW-Authenticate', 'Bearer')
  sendJson(response, 401, { error: 'This address wants a token.' })
}

/** Whether new players may be sent here. */
function readiness(house: House, response: ServerResponse): void {
  const open = matchMaker.state === matchMaker.MatchMakerState.READY
  const { journal, strain } = house
  const ready = open && journal.healthy && !strain.tooMuch
  sendJson(response, ready ? 200 : 503, { ready, open, store: journal.healthy, full: strain.tooMuch })
}

async function metrics({ metrics, strain }: House, lines: Lines, response: ServerResponse): Promise<void> {
  const { roomCount, ccu } = matchMaker.stats.local
  const text = await metrics.text({ rooms: roomCount, seats: ccu + lines.size, full: strain.tooMuch })
  response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }).end(text)
}

async function glance(desk: Desk, request: IncomingMessage, response: ServerResponse, typed: string): Promise<void> {
  const code = parseCode(typed)
  const found = code.ok ? await desk.lookups.find(code.value) : undefined
  if (found?.type === 'busy') {
    response.setHeader('Retry-After', '1')
    return sendJson(response, TOO_MANY_REQUESTS, { error: TOO_MANY_LOOKUPS })
  }
  if (found?.type === 'elsewhere') {
    if (!wasPassedOn(request) && (await desk.peers.pass(found.peer, request, response))) return
    return sendJson(response, NOT_JUST_NOW.status, { error: NOT_JUST_NOW.why })
  }
  const seen = found?.type === 'room' ? found.room.glance() : undefined
  // While it closes it wakes nothing: that is no word on the code.
  if (seen === undefined && !accepts()) sendJson(response, NOT_JUST_NOW.status, { error: NOT_JUST_NOW.why })
  else if (seen === undefined) sendJson(response, 404, { error: 'There is no match with that code.' })
  else sendJson(response, 200, seen)
}

export type WebSettings = Pick<Config, 'clientDir' | 'trustProxy' | 'metricsToken'>

export type App = (request: IncomingMessage, response: ServerResponse) => void

export function createApp(
  house: House,
  rooms: Rooms,
  peers: Peers,
  classes: ClassRoutes,
  { clientDir, trustProxy, metricsToken }: WebSettings,
): App {
  const files = clientFiles(clientDir)
  const desk: Desk = { house, rooms, peers, lookups: new Lookups(house, rooms) }
  const lines = new Lines(desk)
  const planChecks = new PlanChecks(house)

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(request, response, trustProxy)
    const pathname = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
    const [, method, to] = MATCHMAKE.exec(pathname) ?? []
    if (method !== undefined && to !== undefined) {
      return request.method === 'POST'
        ? matchmake(desk, { request, response, method, to })
        : notAllowed(response, 'POST')
    }
    if (pathname === '/api/class' || pathname.startsWith('/api/class/'))
      return classes.answer(request, response, pathname)
    if (pathname.startsWith('/api/line/')) return lines.answer(request, response, pathname)
    if (pathname === '/api/chair' && request.method === 'POST') return chair(request, response)
    if (pathname === '/api/plan/check')
      return request.method === 'POST' ? planChecks.answer(request, response) : notAllowed(response, 'POST')
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed(response, 'GET, HEAD')
    const [, code] = ROOM_API.exec(pathname) ?? []
    if (code !== undefined) return glance(desk, request, response, code)
    if (pathname === '/healthz') return health(lines, response)
    if (pathname === '/readyz') return readiness(house, response)
    if (pathname === '/metrics')
      return mayMeasure(request, metricsToken) ? metrics(house, lines, response) : unauthorised(response)
    if (pathname === '/api/levels') return sendJson(response, 200, house.catalog)
    const [, protocol, level] = LEVEL_API.exec(pathname) ?? []
    if (protocol !== undefined && level !== undefined) return levelParameters(response, protocol, level)
    if (pathname === '/api/chair') return sendJson(response, 200, chairCards)
    if (pathname.startsWith('/api/') || pathname.startsWith('/matchmake/'))
      return sendJson(response, 404, { error: 'There is nothing at this address.' })
    files(request, response, pathname)
  }

  return (request, response) => {
    route(request, response).catch((error: unknown) => {
      house.log.error({ err: error }, 'a request failed')
      if (!response.headersSent) sendJson(response, 500, { error: 'Something went wrong on the server.' })
      else response.destroy()
    })
  }
}
