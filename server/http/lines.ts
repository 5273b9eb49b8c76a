/**
 * /api/line: the way to play for whom no WebSocket comes through.
 *
 * POST /api/line/create/match and /api/line/joinById/CODE: the same bodies and answers to them as matchmaking, and the
 * id of a line. GET /api/line/ID: its stream. POST /api/line/ID: one message, answered when what follows from it is
 * durable. DELETE /api/line/ID: the farewell.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloseCode } from '@colyseus/core'
import { parseSaid } from '../../shared/wire/validate.ts'
import type { House } from '../house.ts'
import { MESSAGE_BYTES } from '../rooms/frames.ts'
import { Line } from '../rooms/line.ts'
import type { Lookups } from '../rooms/lookups.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { readJson } from './body.ts'
import { notAllowed, sendJson } from './headers.ts'
import { admit, refuse, refuseFor } from './matchmake.ts'

const ENTRANCE = /^\/api\/line\/(\w{1,20})\/([\w-]{1,32})$/
const LINE = /^\/api\/line\/([\w-]{1,64})$/

export class Lines {
  private readonly byId = new Map<string, Line>()
  private readonly house: House
  private readonly rooms: Rooms
  private readonly lookups: Lookups

  constructor(house: House, rooms: Rooms, lookups: Lookups) {
    this.house = house
    this.rooms = rooms
    this.lookups = lookups
  }

  get size(): number {
    return this.byId.size
  }

  async answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const [, method, to] = ENTRANCE.exec(pathname) ?? []
    if (method !== undefined && to !== undefined)
      return request.method === 'POST' ? this.enter(request, response, method, to) : notAllowed(response, 'POST')
    const [, id] = LINE.exec(pathname) ?? []
    const line = id === undefined ? undefined : this.byId.get(id)
    if (line === undefined) return sendJson(response, 404, { error: 'There is no such line, or it is over.' })
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

  private async enter(request: IncomingMessage, response: ServerResponse, method: string, to: string): Promise<void> {
    try {
      const asked = await admit(this.house, this.lookups, request, method, to)
      if (!asked.ok) return refuse(response, asked)
      const room = asked.room ?? (await this.rooms.make(asked.options))
      const line = new Line(room, asked.options, this.house.clock, over => this.byId.delete(over.id))
      this.byId.set(line.id, line)
      sendJson(response, 200, { id: line.id, code: room.roomId })
    } catch (error) {
      refuseFor(error, this.house.log, response)
    }
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
  line.guest.afterward(() => response.writeHead(204).end())
}
