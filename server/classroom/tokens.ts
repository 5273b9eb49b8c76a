/**
 * Who somebody is in a class, by the token they show. A teacher's is random, and only its hash is kept; a student's and
 * the projector's are signed, so nothing of them is kept at all.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { StudentId } from '../../shared/wire/classroom.ts'
import type { Tokens } from '../rooms/tokens.ts'

/** 192 bits. */
const TOKEN_BYTES = 24
const PROJECTOR = 'projector'

export type Caller =
  | { readonly role: 'teacher' }
  | { readonly role: 'projector' }
  | { readonly role: 'student'; readonly id: StudentId }
export type Role = Caller['role']

export const newTeacherToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

/** Of a random text of 192 bits: no salt is needed, and comparing by a look into a set tells nothing of it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Room codes have no such signs: what is signed here opens no room, and a seat's token opens nothing here. */
const ofStudent = (code: string): string => `class/${code}/student`
const ofProjector = (code: string): string => `class/${code}/projector`

export function studentToken(tokens: Tokens, code: string, id: StudentId): string {
  return tokens.sign(ofStudent(code), { player: id, turn: 0 })
}

export function projectorToken(tokens: Tokens, code: string): string {
  return tokens.sign(ofProjector(code), { player: PROJECTOR, turn: 0 })
}

/** A signed token names its class: whoever shows one knows the code already. */
export function isSigned(tokens: Tokens, code: string, token: string): boolean {
  return signedBy(tokens, code, token) !== undefined
}

function signedBy(tokens: Tokens, code: string, token: string): Caller | undefined {
  const student = tokens.read(ofStudent(code), token)
  if (student !== undefined) return { role: 'student', id: student.player }
  return tokens.read(ofProjector(code), token) === undefined ? undefined : { role: 'projector' }
}

export function callerOf(
  tokens: Tokens,
  code: string,
  teachers: ReadonlySet<string>,
  token: string | undefined,
): Caller | undefined {
  if (token === undefined) return undefined
  return teachers.has(hashOf(token)) ? { role: 'teacher' } : signedBy(tokens, code, token)
}
