/** Begins a class with a plan. */
import type { NewSession, SessionLinks } from '../../shared/wire/classroom.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import type { Parsed } from '../../shared/wire/validate.ts'

const PATIENCE_MS = 10_000

export async function beginClass(plan: Plan): Promise<Parsed<SessionLinks>> {
  const body: NewSession = { plan }
  try {
    const response = await fetch('/api/class', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const said: unknown = await response.json().catch(() => undefined)
    if (response.ok && isLinks(said)) return { ok: true, value: said }
    const error = said instanceof Object && 'error' in said ? said.error : undefined
    const why = typeof error === 'string' ? error : `The server did not begin a class (${response.status}).`
    return { ok: false, why: `${why} Your plan is kept.` }
  } catch {
    return { ok: false, why: 'The server cannot be reached. Your plan is kept; try again when the network is back.' }
  }
}

function isLinks(said: unknown): said is SessionLinks {
  return (
    said instanceof Object &&
    ['code', 'teacher', 'coTeacher', 'projector'].every(key => key in said && said[key as never])
  )
}

/** Tokens stand behind the #: no server and no proxy writes them down. */
export function classLink(page: 'teach' | 'projector', code: string, token: string): string {
  return `${location.origin}/${page}/${code}#${token}`
}

export function studentLink(code: string): string {
  return `${location.origin}/class/${code}`
}
