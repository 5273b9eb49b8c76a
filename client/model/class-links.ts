/**
 * The links of a session that began in this browser. The server keeps no teacher's token, so only here the co-teacher's link can be
 * seen again; on any other machine the page offers what its own token lets it.
 */
import type { SessionLinks } from '../../shared/wire/classroom.ts'

const key = (code: string) => `lossy-isles.class.${code}`

export function rememberLinks(links: SessionLinks): void {
  try {
    localStorage.setItem(key(links.code), JSON.stringify(links))
  } catch {
    // Not allowed to remember: the links are on the page that began the session, once.
  }
}

export function forgetLinks(code: string): void {
  try {
    localStorage.removeItem(key(code))
  } catch {
    // There was nothing to forget.
  }
}

/** The co-teacher's token, for the one whose own token began the session. */
export function coTeacherOf(code: string, ownToken: string): string | null {
  try {
    const links: unknown = JSON.parse(localStorage.getItem(key(code)) ?? 'null')
    if (!(links instanceof Object) || Reflect.get(links, 'teacher') !== ownToken) return null
    const token: unknown = Reflect.get(links, 'coTeacher')
    return typeof token === 'string' ? token : null
  } catch {
    return null
  }
}
