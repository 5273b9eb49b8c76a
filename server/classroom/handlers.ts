/** What becomes of a request that may be made: coming in, listening, watching, and saying what one wants. */
import type { ServerResponse } from 'node:http'
import {
  commandType,
  isStudentCommand,
  isTeacherCommand,
  parseJoinClass,
  parseStudentCommand,
  parseTeacherCommand,
} from '../../shared/wire/validate-class.ts'
import { type Body, readJson } from '../http/body.ts'
import { EventStream } from '../http/event-stream.ts'
import { sendJson } from '../http/headers.ts'
import { NOT_JUST_NOW } from '../http/matchmake.ts'
import { runForTeacher } from './commands.ts'
import { join, WrongWord } from './joining.ts'
import type { ClassSession } from './session.ts'
import { runForStudent } from './student-commands.ts'
import type { Caller } from './tokens.ts'
import { COMMAND_BYTES, NOT_YOURS, refuse, TOO_MUCH, type Visit } from './visit.ts'

export const notNow = (response: ServerResponse): void => refuse(response, NOT_JUST_NOW.status, NOT_JUST_NOW.why)

export async function comeIn({ request, response, session, doors }: Visit): Promise<void> {
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

export function listen({ response, session, caller, doors }: Visit): void {
  if (caller === undefined) return
  if (doors.mayAsk(session, caller)) stream(response, session, ear => session.audience.open(caller, ear))
  else refuse(response, 429, TOO_MUCH)
}

export function watch({ response, session, caller, rest, doors }: Visit): void {
  if (caller === undefined) return
  const [, group = '', seat = ''] = rest
  if (session.state.groups[group] === undefined) refuse(response, 404, 'There is no such group.')
  else if (doors.mayAsk(session, caller)) stream(response, session, ear => session.audience.watch(group, seat, ear))
  else refuse(response, 429, TOO_MUCH)
}

function stream(response: ServerResponse, session: ClassSession, open: (ear: EventStream) => () => void): void {
  let leave: (() => void) | undefined
  const ear = new EventStream(response, session.hub.house.clock, () => session.guarded(() => leave?.()))
  leave = open(ear)
}

export async function act({ request, response, session, caller, doors }: Visit): Promise<void> {
  if (caller === undefined) return
  if (!doors.mayAsk(session, caller)) return refuse(response, 429, TOO_MUCH)
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
  runForStudent(session, command.value, student)
  return undefined
}
