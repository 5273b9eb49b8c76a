/**
 * POST /matchmake/create/match and /matchmake/joinById/CODE, as @colyseus/sdk asks for them. Colyseus' own router would
 * bring CORS for everybody, a page at / and three more methods, so the two that are needed are answered here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ErrorCode, matchMaker, ServerError } from '@colyseus/core'
import type { CreateOptions, JoinOptions } from '../../shared/wire/messages.ts'
import { type Parsed, parseCode, parseCreateOptions, parseJoinOptions } from '../../shared/wire/validate.ts'
import type { House } from '../house.ts'
import type { Log } from '../log.ts'
import type { Lookups } from '../rooms/lookups.ts'
import type { MatchRoom } from '../rooms/match-room.ts'
import { ROOM } from '../rooms/rooms.ts'
import { readJson } from './body.ts'
import { sendJson } from './headers.ts'

/** What the memory has room for, far beyond what the processor bears: strain.ts sees to that. */
const MAX_ROOMS = 4000

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

export interface Refused {
  readonly ok: false
  readonly status: number
  readonly code: number
  readonly why: string
}

const accepts = (): boolean => matchMaker.state === matchMaker.MatchMakerState.READY

const refused = (status: number, code: number, why: string): Refused => ({ ok: false, status, code, why })

/** Who may come in, and to which room; it is none yet when one is to be made. */
export type Admitted =
  | { readonly ok: true; readonly room: MatchRoom | undefined; readonly to: string; readonly options: object }
  | Refused

/** The same for both ways to play: by a socket, and by a line (see lines.ts). */
export async function admit(
  { strain }: Pick<House, 'strain'>,
  lookups: Lookups,
  request: IncomingMessage,
  method: string,
  to: string,
): Promise<Admitted> {
  const body = await readJson(request)
  if (!body.ok) return refused(body.status, ErrorCode.MATCHMAKE_UNHANDLED, body.why)
  const asked = readAsked(method, to, body.value)
  if (!asked.ok) return refused(400, ErrorCode.MATCHMAKE_INVALID_CRITERIA, asked.why)
  if (!accepts()) return refused(503, ErrorCode.MATCHMAKE_UNHANDLED, RESTARTS)
  if (asked.value.method === 'create')
    return strain.tooMuch || matchMaker.stats.local.roomCount >= MAX_ROOMS
      ? refused(503, ErrorCode.MATCHMAKE_UNHANDLED, FULL)
      : { ok: true, room: undefined, ...asked.value }
  const found = await lookups.find(asked.value.to, asked.value.options.token)
  if (found.type === 'none')
    return refused(404, ErrorCode.MATCHMAKE_INVALID_ROOM_ID, 'There is no match with that code.')
  if (found.type === 'busy') return refused(TOO_MANY_REQUESTS, TOO_MANY_REQUESTS, TOO_MANY_LOOKUPS)
  if (found.type === 'outdated') return refused(410, ErrorCode.APPLICATION_ERROR, OUTDATED)
  return { ok: true, room: found.room, ...asked.value }
}

/** The SDK shows `error` and `code` to its caller; it reads nothing else. */
export function refuse(response: ServerResponse, { status, code, why }: Refused): void {
  sendJson(response, status, { code, error: why })
}

export function refuseFor(error: unknown, log: Log, response: ServerResponse): void {
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
  const why = passing ? 'Not just now. Please try again.' : 'Something went wrong on the server.'
  refuse(response, refused(passing ? 503 : 500, ErrorCode.MATCHMAKE_UNHANDLED, why))
}

export async function matchmake(
  house: Pick<House, 'strain' | 'log'>,
  lookups: Lookups,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  to: string,
): Promise<void> {
  try {
    const asked = await admit(house, lookups, request, method, to)
    if (!asked.ok) return refuse(response, asked)
    const seat = asked.room === undefined ? matchMaker.create : matchMaker.joinById
    sendJson(response, 200, await seat(asked.to, asked.options))
  } catch (error) {
    refuseFor(error, house.log, response)
  }
}
