/**
 * POST /matchmake/create/match and /matchmake/joinById/CODE, as @colyseus/sdk asks for them. Colyseus' own router would
 * bring CORS for everybody, a page at / and three more methods, so the two that are needed are answered here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ErrorCode, matchMaker, ServerError } from '@colyseus/core'
import type { CreateOptions, JoinOptions } from '../../shared/wire/messages.ts'
import { type Parsed, parseCode, parseCreateOptions, parseJoinOptions } from '../../shared/wire/validate.ts'
import type { Peer } from '../cluster/cluster.ts'
import { LEASE_MS } from '../cluster/lease.ts'
import type { House } from '../house.ts'
import type { Log } from '../log.ts'
import type { Lookups } from '../rooms/lookups.ts'
import type { MatchRoom } from '../rooms/match-room.ts'
import { ROOM, type Rooms } from '../rooms/rooms.ts'
import { readJson } from './body.ts'
import { sendJson } from './headers.ts'
import { type Peers, wasPassedOn } from './peers.ts'

/** What the memory has room for, far beyond what the processor bears: strain.ts sees to that. */
const MAX_ROOMS = 4000

/** The lease of a process that has died is over by then, and its match is awake. */
const ADOPTED_WITHIN_MS = 2 * LEASE_MS
const ASK_EVERY_MS = 200

const RESTARTS = 'The server is about to restart. Please try again in a minute.'
const FULL =
  'The harbour is full: as many matches are being played as this server can carry. Please try again in a minute. Matches that are being played go on.'
const OUTDATED = 'The game has been renewed since that match, and cannot go on with it. Please start a new one.'

/** Also the code that the SDK shows: a client knows by it that another try may help. */
export const TOO_MANY_REQUESTS = 429
export const TOO_MANY_LOOKUPS = 'Too many codes are being tried. Please try again in a moment.'

type Asked =
  | { readonly method: 'create'; readonly to: string; readonly options: CreateOptions }
  | { readonly method: 'joinById'; readonly to: string; readonly options: JoinOptions }

function readAsked(method: string, to: string, body: unknown): Parsed<Asked> {
  if (method === 'create') {
    if (to !== ROOM) return { ok: false, why: 'There is no such kind of room.' }
    const options = parseCreateOptions(body)
    return options.ok ? { ok: true, value: { method, to, options: options.value } } : options
  }
  if (method !== 'joinById') return { ok: false, why: 'There is no such way to come in.' }
  const code = parseCode(to)
  if (!code.ok) return code
  const options = parseJoinOptions(body)
  return options.ok ? { ok: true, value: { method, to: code.value, options: options.value } } : options
}

interface Refused {
  readonly type: 'refused'
  readonly status: number
  readonly code: number
  readonly why: string
}

/** What both entrances work with. */
export interface Desk {
  readonly house: House
  readonly rooms: Rooms
  readonly lookups: Lookups
  readonly peers: Peers
}

/** Whoever plays it does not answer, and may be dead: then another adopts it soon. */
export const NOT_JUST_NOW: Refused = {
  type: 'refused',
  status: 503,
  code: ErrorCode.MATCHMAKE_UNHANDLED,
  why: 'Not just now. Please try again.',
}

export const accepts = (): boolean => matchMaker.state === matchMaker.MatchMakerState.READY

const refused = (status: number, code: number, why: string): Refused => ({ type: 'refused', status, code, why })

/** Where somebody is let in. */
type Where =
  | { readonly type: 'here'; readonly room: MatchRoom | undefined }
  | { readonly type: 'elsewhere'; readonly peer: Peer }
/** `code` undefined: a room is to be made. */
type Admitted = (Where & { readonly code: string | undefined; readonly options: object }) | Refused

async function admit(desk: Desk, request: IncomingMessage, method: string, to: string): Promise<Admitted> {
  const body = await readJson(request)
  if (!body.ok) return refused(body.status, ErrorCode.MATCHMAKE_UNHANDLED, body.why)
  const asked = readAsked(method, to, body.value)
  if (!asked.ok) return refused(400, ErrorCode.MATCHMAKE_INVALID_CRITERIA, asked.why)
  if (!accepts()) return refused(503, ErrorCode.MATCHMAKE_UNHANDLED, RESTARTS)
  const { method: wanted, to: code, options } = asked.value
  if (wanted === 'create') return whereToMake(desk, request, options)
  const found = await desk.lookups.find(code, options.token)
  if (found.type === 'none')
    return refused(404, ErrorCode.MATCHMAKE_INVALID_ROOM_ID, 'There is no match with that code.')
  if (found.type === 'busy') return refused(TOO_MANY_REQUESTS, TOO_MANY_REQUESTS, TOO_MANY_LOOKUPS)
  if (found.type === 'outdated') return refused(410, ErrorCode.APPLICATION_ERROR, OUTDATED)
  if (found.type === 'room') return { type: 'here', room: found.room, code, options }
  return wasPassedOn(request) ? NOT_JUST_NOW : { type: 'elsewhere', peer: found.peer, code, options }
}

async function whereToMake({ house }: Desk, request: IncomingMessage, options: object): Promise<Admitted> {
  const peer = wasPassedOn(request) ? undefined : await house.cluster.idlest()
  if (peer !== undefined) return { type: 'elsewhere', peer, code: undefined, options }
  return house.strain.tooMuch || matchMaker.stats.local.roomCount >= MAX_ROOMS
    ? refused(503, ErrorCode.MATCHMAKE_UNHANDLED, FULL)
    : { type: 'here', room: undefined, code: undefined, options }
}

/** The SDK shows `error` and `code` to its caller; it reads nothing else. */
function refuse(response: ServerResponse, { status, code, why }: Refused): void {
  sendJson(response, status, { code, error: why })
}

function refuseFor(error: unknown, log: Log, response: ServerResponse): void {
  // It may have begun to close since it was asked.
  if (!accepts()) {
    refuse(response, refused(503, ErrorCode.MATCHMAKE_UNHANDLED, RESTARTS))
    return
  }
  if (error instanceof ServerError && error.code === ErrorCode.APPLICATION_ERROR) {
    refuse(response, refused(400, error.code, error.message))
    return
  }
  log.error({ err: error }, 'matchmaking failed')
  const passing = error instanceof ServerError && error.code === ErrorCode.MATCHMAKE_UNHANDLED
  const failed = refused(500, ErrorCode.MATCHMAKE_UNHANDLED, 'Something went wrong on the server.')
  refuse(response, passing ? NOT_JUST_NOW : failed)
}

/**
 * The same for both ways to play: by a socket, and by a line (see lines.ts). `seat` answers with what leads into the room;
 * it is the room that was asked for, or one that was made.
 */
export async function enter(
  desk: Desk,
  { request, response, method, to }: Entrance,
  seat: (room: MatchRoom, options: object) => unknown,
): Promise<void> {
  try {
    const asked = await admit(desk, request, method, to)
    if (asked.type === 'refused') return refuse(response, asked)
    if (asked.type === 'elsewhere' && (await desk.peers.pass(asked.peer, request, response, asked.options))) return
    const { code, options } = asked
    const room = code === undefined ? await desk.rooms.make(options) : await roomOf(desk, code, asked)
    if (room === undefined) refuse(response, NOT_JUST_NOW)
    else sendJson(response, 200, await seat(room, options))
  } catch (error) {
    refuseFor(error, desk.house.log, response)
  }
}

/**
 * Its process does not answer. If it is dead its lease runs out soon: who asks waits for that, and the match goes on here.
 * Coming back by tries of one's own would take longer.
 */
async function roomOf({ rooms }: Desk, code: string, asked: Where): Promise<MatchRoom | undefined> {
  if (asked.type === 'here') return asked.room
  for (let waitedMs = 0; waitedMs < ADOPTED_WITHIN_MS; waitedMs += ASK_EVERY_MS) {
    await sleep(ASK_EVERY_MS)
    const found = await rooms.at(code)
    if (found.type !== 'elsewhere') return found.type === 'room' ? found.room : undefined
  }
  return undefined
}

export interface Entrance {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly method: string
  readonly to: string
}

export function matchmake(desk: Desk, entrance: Entrance): Promise<void> {
  return enter(desk, entrance, (room, options) => room.reserve(options))
}
