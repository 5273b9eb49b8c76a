/**
 * POST /matchmake/create/match and /matchmake/joinById/CODE, as @colyseus/sdk asks for them. Colyseus' own router would
 * bring CORS for everybody, a page at / and three more methods, so the two that are needed are answered here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ErrorCode, matchMaker, ServerError } from '@colyseus/core'
import type { CreateOptions, JoinOptions } from '../../shared/wire/messages.ts'
import { type Parsed, parseCode, parseCreateOptions, parseJoinOptions } from '../../shared/wire/validate.ts'
import type { Log } from '../log.ts'
import type { Lookups } from '../rooms/lookups.ts'
import { ROOM } from '../rooms/rooms.ts'
import { readJson } from './body.ts'
import { sendJson } from './headers.ts'

/** More matches than one process should carry; a flood of new ones must not stop those that are played. */
const MAX_ROOMS = 1000

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

/** The SDK shows `error` and `code` to its caller; it reads nothing else. */
function refuse(response: ServerResponse, status: number, code: number, error: string): void {
  sendJson(response, status, { code, error })
}

export async function matchmake(
  lookups: Lookups,
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  to: string,
): Promise<void> {
  const body = await readJson(request)
  if (!body.ok) return refuse(response, body.status, ErrorCode.MATCHMAKE_UNHANDLED, body.why)
  const asked = readAsked(method, to, body.value)
  if (!asked.ok) return refuse(response, 400, ErrorCode.MATCHMAKE_INVALID_CRITERIA, asked.why)
  if (matchMaker.state !== matchMaker.MatchMakerState.READY) {
    return refuse(
      response,
      503,
      ErrorCode.MATCHMAKE_UNHANDLED,
      'The server is about to restart. Please try again in a minute.',
    )
  }
  if (asked.value.method === 'create' && matchMaker.stats.local.roomCount >= MAX_ROOMS) {
    return refuse(
      response,
      503,
      ErrorCode.MATCHMAKE_UNHANDLED,
      'Too many matches are being played. Please try again later.',
    )
  }
  try {
    if (asked.value.method === 'joinById') {
      const found = await lookups.find(asked.value.to, asked.value.options.token)
      if (found.type === 'none')
        return refuse(response, 404, ErrorCode.MATCHMAKE_INVALID_ROOM_ID, 'There is no match with that code.')
      if (found.type === 'busy') return refuse(response, TOO_MANY_REQUESTS, TOO_MANY_REQUESTS, TOO_MANY_LOOKUPS)
      if (found.type === 'outdated') return refuse(response, 410, ErrorCode.APPLICATION_ERROR, OUTDATED)
    }
    sendJson(response, 200, await matchMaker[asked.value.method](asked.value.to, asked.value.options))
  } catch (error) {
    if (error instanceof ServerError && error.code === ErrorCode.APPLICATION_ERROR)
      return refuse(response, 400, error.code, error.message)
    log.error({ err: error }, 'matchmaking failed')
    refuse(response, 500, ErrorCode.MATCHMAKE_UNHANDLED, 'Something went wrong on the server.')
  }
}
