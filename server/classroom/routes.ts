/** /api/class: every address of a class, who may use it, and what it does. The table is all there is. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseCode } from '../../shared/wire/validate.ts'
import { parseNewSession } from '../../shared/wire/validate-class.ts'
import type { Clock } from '../clock.ts'
import type { Peer } from '../cluster/cluster.ts'
import { readJson } from '../http/body.ts'
import { notAllowed, sendJson } from '../http/headers.ts'
import { TOO_MANY_LOOKUPS } from '../http/matchmake.ts'
import { type Peers, wasPassedOn } from '../http/peers.ts'
import { Refusal } from '../rooms/door.ts'
import type { Classes } from './classes.ts'
import { Doors } from './doors.ts'
import { sendExport, sendGradebook, sendReport } from './files.ts'
import { act, comeIn, listen, notNow, watch } from './handlers.ts'
import type { Role } from './tokens.ts'
import { glanceOf } from './views.ts'
import { COMMAND_BYTES, NOT_YOURS, refuse, type Visit } from './visit.ts'

export interface Route {
  readonly method: 'GET' | 'POST'
  /** After the code. Capitals stand for anything. */
  readonly path: readonly string[]
  readonly who: readonly Role[] | 'anybody'
  run(visit: Visit): void | Promise<void>
}

export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: [],
    who: 'anybody',
    run: ({ session, response }) => sendJson(response, 200, glanceOf(session.state)),
  },
  { method: 'POST', path: ['join'], who: 'anybody', run: comeIn },
  { method: 'GET', path: ['stream'], who: ['teacher', 'projector', 'student'], run: listen },
  { method: 'GET', path: ['watch', 'GROUP', 'SEAT'], who: ['teacher'], run: watch },
  { method: 'POST', path: ['do'], who: ['teacher', 'student'], run: act },
  { method: 'GET', path: ['report'], who: ['teacher'], run: sendReport },
  { method: 'GET', path: ['export', 'TYPE'], who: ['teacher'], run: sendExport },
  { method: 'POST', path: ['lms', 'TITLE'], who: ['teacher'], run: sendGradebook },
]

const CLASS = /^\/api\/class(?:\/([^/]{1,32})((?:\/[^/]{1,128}){0,4}))?$/
const BEARER = /^Bearer ([\w.-]{1,160})$/

/** What cannot be read is at no address. */
function pieces(path: string): readonly string[] {
  try {
    return path.split('/').slice(1).map(decodeURIComponent)
  } catch {
    return ['?']
  }
}

const fits = (route: Route, rest: readonly string[]): boolean =>
  route.path.length === rest.length &&
  route.path.every((piece, i) => piece === piece.toUpperCase() || piece === rest[i])

export class ClassRoutes {
  private readonly classes: Classes
  private readonly peers: Peers
  private readonly doors: Doors
  private readonly trustProxy: boolean

  constructor(classes: Classes, peers: Peers, clock: Clock, trustProxy: boolean) {
    this.trustProxy = trustProxy
    this.classes = classes
    this.peers = peers
    this.doors = new Doors(clock)
  }

  async answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const [found, typed, after = ''] = CLASS.exec(pathname) ?? []
    if (found === undefined) return refuse(response, 404, 'There is nothing at this address.')
    try {
      if (typed === undefined) await this.begin(request, response)
      else await this.visit(request, response, typed, pieces(after))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (!response.headersSent) refuse(response, 409, error.message)
    }
  }

  private async begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return notAllowed(response, 'POST')
    const body = await readJson(request, COMMAND_BYTES)
    if (!body.ok) return refuse(response, body.status, body.why)
    const asked = parseNewSession(body.value)
    if (!asked.ok) return refuse(response, 400, asked.why)
    sendJson(response, 200, await this.classes.begin(asked.value))
  }

  private async passOn(peer: Peer, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (wasPassedOn(request)) return false
    return request.method === 'GET'
      ? this.peers.passStream(peer, request, response)
      : this.peers.pass(peer, request, response)
  }

  private async visit(
    request: IncomingMessage,
    response: ServerResponse,
    typed: string,
    rest: readonly string[],
  ): Promise<void> {
    const routes = ROUTES.filter(route => fits(route, rest))
    const code = parseCode(typed)
    if (routes.length === 0 || !code.ok) return refuse(response, 404, 'There is no class with that code.')
    const route = routes.find(one => one.method === request.method)
    if (route === undefined) return notAllowed(response, routes.map(one => one.method).join(', '))
    const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? []
    const found = await this.classes.find(code.value, token)
    if (found.type === 'busy') return refuse(response, 429, TOO_MANY_LOOKUPS)
    if (found.type === 'none') return refuse(response, 404, 'There is no class with that code.')
    if (found.type === 'elsewhere') {
      if (!(await this.passOn(found.peer, request, response))) notNow(response)
      return
    }
    const { session } = found
    const caller = session.callerOf(token)
    if (route.who !== 'anybody' && (caller === undefined || !route.who.includes(caller.role)))
      return refuse(response, 403, session.whyNot(token) ?? NOT_YOURS)
    await route.run({ request, response, session, caller, rest, doors: this.doors, trustProxy: this.trustProxy })
  }
}
