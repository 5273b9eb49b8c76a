/**
 * /api/line: the way to play for whom no WebSocket comes through.
 *
 * POST /api/line/create/match and /api/line/joinById/CODE: the same bodies and answers to them as matchmaking, and the
 * id of a line. GET /api/line/ID: its stream. POST /api/line/ID: one message, answered when what follows from it is
 * durable. DELETE /api/line/ID: the farewell.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloseCode, matchMaker } from '@colyseus/core'
import { parseSaid } from '../../shared/wire/validate.ts'
import { MESSAGE_BYTES } from '../rooms/frames.ts'
import { Line } from '../rooms/line.ts'
import { readJson } from './body.ts'
import { notAllowed, sendJson } from './headers.ts'
import { type Desk, type Entrance, enter } from './matchmake.ts'
import { wasPassedOn } from './peers.ts'

const ENTRANCE = /^\/api\/line\/(\w{1,20})\/([\w-]{1,32})$/
/** The process, and what names the line there. */
const LINE = /^\/api\/line\/(([\w-]{1,32})\.[\w-]{1,64})$/
const OVER = { error: 'There is no such line, or it is over.' }

export class Lines {
  private readonly byId = new Map<string, Line>()
  private readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  get size(): number {
    return this.byId.size
  }

  async answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const [, method, to] = ENTRANCE.exec(pathname) ?? []
    if (method !== undefined && to !== undefined)
      return request.method === 'POST' ? this.enter({ request, response, method, to }) : notAllowed(response, 'POST')
    const [, id = '', process = ''] = LINE.exec(pathname) ?? []
    if (process !== '' && process !== matchMaker.processId && (await this.elsewhere(process, request, response))) return
    const line = this.byId.get(id)
    if (line === undefined) return sendJson(response, 404, OVER)
    switch (request.method) {
      case 'GET':
        if (!line.open(response)) sendJson(response, 409, { error: 'This line has its stream already.' })
        return
      case 'POST':
        return say(line, request, response)
      case 'DELETE':
        line.end(CloseCode.CONSENTED)
        response.writeHead(204).end()
        return
      default:
        notAllowed(response, 'GET, POST, DELETE')
    }
  }

  private enter(entrance: Entrance): Promise<void> {
    return enter(this.desk, entrance, (room, options) => {
      const line = new Line(room, options, this.desk.house.clock, over => this.byId.delete(over.id))
      this.byId.set(line.id, line)
      return { id: line.id, code: room.roomId }
    })
  }

  /** False: there is no such process, and so no such line any more. */
  private async elsewhere(process: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { house, peers } = this.desk
    const peer = wasPassedOn(request) ? undefined : await house.cluster.peer(process)
    if (peer === undefined) return false
    return request.method === 'GET' ? peers.passStream(peer, request, response) : peers.pass(peer, request, response)
  }
}

/** Under the same limits as a frame, and then by the same way. */
async function say(line: Line, request: IncomingMessage, response: ServerResponse): Promise<void> {
  line.heard()
  if (!line.guest.admits()) return sendJson(response, 429, { error: 'Too many messages at once.' })
  const body = await readJson(request, MESSAGE_BYTES)
  if (!body.ok) return sendJson(response, body.status, { error: body.why })
  const said = parseSaid(body.value)
  if (!said.ok) return sendJson(response, 400, { error: said.why })
  const { type, payload } = said.value
  // A ping wants nothing but its answer, which measures what a move would take.
  if (type !== 'ping') line.guest.obey(type, payload)
  line.guest.afterward(
    () => response.writeHead(204).end(),
    () => sendJson(response, 404, OVER),
  )
}
