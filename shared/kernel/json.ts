export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** JSON with its keys in order, so that equal values always have equal text. */
export function stableText(value: Json | undefined): string {
  if (value === undefined) return 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(stableText).join(',')}]`
  const entries = Object.entries(value as { readonly [key: string]: Json })
  const parts = entries
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${stableText(v)}`)
  return `{${parts.join(',')}}`
}

/** Structural equality of two JSON values; the order of keys does not count. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  return stableText(a) === stableText(b)
}
