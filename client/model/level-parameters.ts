/** What of a level may be changed: fetched once for each level, and again where that failed. */
import type { LevelParameters } from '../../shared/wire/plan.ts'

export type Parameters =
  | { readonly type: 'loading' }
  | { readonly type: 'failed' }
  | { readonly type: 'here'; readonly value: LevelParameters }

const PATIENCE_MS = 8000
const known = new Map<string, Promise<Parameters>>()

export function fetchParameters(protocol: string, level: string): Promise<Parameters> {
  const path = `/api/levels/${encodeURIComponent(protocol)}/${encodeURIComponent(level)}`
  const asked = known.get(path) ?? ask(path)
  known.set(path, asked)
  void asked.then(({ type }) => {
    if (type === 'failed') known.delete(path)
  })
  return asked
}

async function ask(path: string): Promise<Parameters> {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok) return { type: 'failed' }
    const value: unknown = await response.json()
    const whole = value instanceof Object && 'nights' in value && Array.isArray(value.nights)
    return whole ? { type: 'here', value: value as LevelParameters } : { type: 'failed' }
  } catch {
    return { type: 'failed' }
  }
}
