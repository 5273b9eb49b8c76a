/** One request to a class, and how it is turned away. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { PLAN_LIMITS } from '../../shared/wire/plan.ts'
import { sendJson } from '../http/headers.ts'
import type { Doors } from './doors.ts'
import type { ClassSession } from './session.ts'
import type { Caller } from './tokens.ts'

/** As far as a route needs it. */
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

/** A plan, and what stands around it. */
export const COMMAND_BYTES = PLAN_LIMITS.bytes + 1024

export const TOO_MUCH = 'Too much at once. Please try again in a moment.'
export const NOT_YOURS = 'This link is not valid for that.'

export function refuse(response: ServerResponse, status: number, error: string): void {
  if (status === 429) response.setHeader('Retry-After', '1')
  sendJson(response, status, { error })
}
