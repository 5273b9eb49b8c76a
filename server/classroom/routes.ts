/** /api/class: every address of a class, who may use it, and what it does. The table is all there is. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { PLAN_LIMITS } from '../../shared/wire/plan.ts'
import { parseCode } from '../../shared/wire/validate.ts'
import {
  commandType,
  isStudentCommand,
  isTeacherCommand,
  parseJoinClass,
  parseNewSession,
  parseStudentCommand,
  parseTeacherCommand,
} from '../../shared/wire/validate-class.ts'
import { Bucket } from '../bucket.ts'
import type { Clock } from '../clock.ts'
import type { Peer } from '../cluster/cluster.ts'
import { type Body, readJson } from '../http/body.ts'
import { EventStream } from '../http/event-stream.ts'
import { notAllowed, sendJson } from '../http/headers.ts'
import { NOT_JUST_NOW, TOO_MANY_LOOKUPS } from '../http/matchmake.ts'
import { type Peers, wasPassedOn } from '../http/peers.ts'
import { Refusal } from '../rooms/door.ts'
import type { Classes } from './classes.ts'
import { FOR_STUDENTS, runForTeacher } from './commands.ts'
import { sendExport, sendGradebook, sendReport } from './files.ts'
import { join, WrongWord } from './joining.ts'
import type { ClassSession } from './session.ts'
import type { Caller, Role } from './tokens.ts'
import { glanceOf } from './views.ts'

/** One request, as far as a route needs it. */
export interface Visit {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly session: ClassSession
  /** Undefined where anybody may come. */
  readonly caller: Caller | undefined
  /** What follows the code in the address, piece by piece. */
  readonly rest: readonly string[]
  readonly doors: Doors
  readonly trustProxy: boolean
}

export interface Route {
  readonly method: 'GET' | 'POST'
  /** After the code. Capitals stand for anything. */
  readonly path: readonly string[]
  readonly who: readonly Role[] | 'anybody'
  run(visit: Visit): void | Promise<void>
}

/** A plan, and what stands around it. */
const COMMAND_BYTES = PLAN_LIMITS.bytes + 1024

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

/** How often one code may be asked for, and one token may ask: never by address, for a school has one. */
export class Doors {
  private readonly clock: Clock
  private readonly joins = new WeakMap<ClassSession, Bucket>()
  private readonly words = new WeakMap<ClassSession, Bucket>()
  private readonly asks = new WeakMap<ClassSession, Map<string, Bucket>>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** A class of 200 that comes all at once is below it. */
  mayJoin(session: ClassSession): boolean {
    return this.of(this.joins, session, 260, 5).take(this.clock.now())
  }

  /** Three words are out of reach at this pace; a class that mistypes is not. */
  mayTryWord(session: ClassSession): boolean {
    return this.of(this.words, session, 30, 0.5).has(this.clock.now())
  }

  wrongWord(session: ClassSession): void {
    this.of(this.words, session, 30, 0.5).take(this.clock.now())
  }

  mayAsk(session: ClassSession, who: string): boolean {
    const all = this.asks.get(session) ?? new Map<string, Bucket>()
    this.asks.set(session, all)
    const bucket = all.get(who) ?? new Bucket(60, 20, this.clock.now())
    all.set(who, bucket)
    return bucket.take(this.clock.now())
  }

  private of(all: WeakMap<ClassSession, Bucket>, session: ClassSession, burst: number, perSecond: number): Bucket {
    const bucket = all.get(session) ?? new Bucket(burst, perSecond, this.clock.now())
    all.set(session, bucket)
    return bucket
  }
}

const TOO_MUCH = 'Too much at once. Please try again in a moment.'
const NOT_YOURS = 'This link is not valid for that.'

const nameOfCaller = (caller: Caller): string => (caller.role === 'student' ? caller.id : caller.role)

function refuse(response: ServerResponse, status: number, error: string): void {
  if (status === 429) response.setHeader('Retry-After', '1')
  sendJson(response, status, { error })
}

const notNow = (response: ServerResponse): void => refuse(response, NOT_JUST_NOW.status, NOT_JUST_NOW.why)

async function comeIn({ request, response, session, doors }: Visit): Promise<void> {
  if (!doors.mayJoin(session)) return refuse(response, 429, TOO_MUCH)
  const body = await readJson(request)
  if (!body.ok) return refuse(response, body.status, body.why)
  const asked = parseJoinClass(body.value)
  if (!asked.ok) return refuse(response, 400, asked.why)
  if (asked.value.word !== undefined && !doors.mayTryWord(session)) return refuse(response, 429, TOO_MUCH)
  try {
    const joined = join(session, asked.value)
    session.afterwards(
      () => sendJson(response, 200, joined),
      () => notNow(response),
    )
  } catch (error) {
    if (error instanceof WrongWord) doors.wrongWord(session)
    throw error
  }
}

function listen({ response, session, caller, doors }: Visit): void {
  if (caller === undefined) return
  if (doors.mayAsk(session, `stream ${nameOfCaller(caller)}`))
    stream(response, session, ear => session.audience.open(caller, ear))
  else refuse(response, 429, TOO_MUCH)
}

function watch({ response, session, rest, doors }: Visit): void {
  const [, group = '', seat = ''] = rest
  if (session.state.groups[group] === undefined) refuse(response, 404, 'There is no such group.')
  else if (doors.mayAsk(session, 'watch')) stream(response, session, ear => session.audience.watch(group, seat, ear))
  else refuse(response, 429, TOO_MUCH)
}

function stream(response: ServerResponse, session: ClassSession, open: (ear: EventStream) => () => void): void {
  let leave: (() => void) | undefined
  const ear = new EventStream(response, session.hub.house.clock, () => session.guarded(() => leave?.()))
  leave = open(ear)
}

async function act({ request, response, session, caller, doors }: Visit): Promise<void> {
  if (caller === undefined) return
  if (!doors.mayAsk(session, nameOfCaller(caller))) return refuse(response, 429, TOO_MUCH)
  const body = await readJson(request, COMMAND_BYTES)
  if (!body.ok) return refuse(response, body.status, body.why)
  const refused = await carryOut(session, caller, body)
  if (refused !== undefined) return refuse(response, ...refused)
  session.afterwards(
    () => response.writeHead(204).end(),
    () => notNow(response),
  )
}

/** Who may say it is asked before what it says. */
async function carryOut(
  session: ClassSession,
  caller: Caller,
  { value }: Extract<Body, { ok: true }>,
): Promise<readonly [number, string] | undefined> {
  const type = commandType(value)
  if (type === undefined) return [400, 'A command has a type.']
  if (isTeacherCommand(type)) {
    if (caller.role !== 'teacher') return [403, NOT_YOURS]
    const command = parseTeacherCommand(type, value)
    if (!command.ok) return [400, command.why]
    await runForTeacher(session, command.value)
    return undefined
  }
  if (!isStudentCommand(type)) return [400, 'There is no command of that name.']
  const student = caller.role === 'student' ? session.state.students[caller.id] : undefined
  if (student === undefined) return [403, NOT_YOURS]
  const command = parseStudentCommand(type, value)
  if (!command.ok) return [400, command.why]
  const { value: said } = command
  if (said.type === 'help') FOR_STUDENTS.help(session, said, student)
  else if (said.type === 'name') FOR_STUDENTS.name(session, said, student)
  else FOR_STUDENTS.leave(session, said, student)
  return undefined
}

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
