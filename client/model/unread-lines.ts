/** Lines that were not read yet, kept over a refresh. Only for this tab, and only until they are read. */
import type { Line } from './pupil.ts'

const key = (code: string) => `lossy-isles.lines.${code}`

export function keepUnread(code: string, lines: readonly Line[]): void {
  try {
    if (lines.length === 0) sessionStorage.removeItem(key(code))
    else sessionStorage.setItem(key(code), JSON.stringify(lines))
  } catch {
    // Not allowed to remember: a refresh forgets them.
  }
}

export function unreadLines(code: string): readonly Line[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key(code)) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
