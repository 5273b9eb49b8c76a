/** The way into a class: is there one with this code, and may I come in? Asking takes no seat. */
import type { ClassGlance, JoinClass, Joined } from '../../shared/wire/classroom.ts'
import { rememberSeat } from './seat-memory.ts'

export interface Newcomer {
  /** Empty: one is made up. */
  readonly name: string
  /** The personal word that brings somebody back on another device. */
  readonly word: string
  /** A token of a seat that this browser holds. */
  readonly seat: string | null
}

/** none: no class has this code. */
export type Entered =
  | { readonly type: 'in' }
  | { readonly type: 'none' }
  | { readonly type: 'no'; readonly words: string }

/** Afterwards this browser holds the place, under the class's code. */
export async function enterClass(code: string, { name, word, seat }: Newcomer): Promise<Entered> {
  const glance = await ask<ClassGlance>(code, '', {})
  if (glance.type === 'no') return glance
  if (glance.type === 'unknown') return { type: 'none' }
  if (seat !== null) {
    rememberSeat(code, seat)
    return { type: 'in' }
  }
  if (!glance.value.open && word === '') return { type: 'no', words: closedWords(glance.value) }
  const who: JoinClass = word !== '' ? { word } : name !== '' ? { name } : {}
  const joined = await ask<Joined>(code, '/join', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(who),
  })
  if (joined.type === 'unknown') return { type: 'none' }
  if (joined.type === 'no') return joined
  rememberSeat(code, joined.value.token)
  return { type: 'in' }
}

function closedWords({ title, phase }: ClassGlance): string {
  return phase === 'ended' ? `“${title}” is over.` : `“${title}” lets nobody in at the moment. Ask your instructor.`
}

type Asked<T> =
  | { readonly type: 'yes'; readonly value: T }
  | { readonly type: 'unknown' }
  /** Worth another try, or not: the words say. */
  | { readonly type: 'no'; readonly words: string }

const PATIENCE_MS = 8000
const UNREACHABLE = 'The server cannot be reached. Check your network; your text is kept.'

async function ask<T>(code: string, rest: string, init: RequestInit): Promise<Asked<T>> {
  try {
    const response = await fetch(`/api/class/${encodeURIComponent(code)}${rest}`, {
      ...init,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const said: unknown = await response.json().catch(() => undefined)
    if (response.ok) return { type: 'yes', value: said as T }
    if (response.status === 404) return { type: 'unknown' }
    const error = said instanceof Object && 'error' in said ? said.error : undefined
    return { type: 'no', words: typeof error === 'string' ? error : UNREACHABLE }
  } catch {
    return { type: 'no', words: UNREACHABLE }
  }
}
