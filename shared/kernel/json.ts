export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** JSON with its keys in order, so that equal values always have equal text. */
export function stableText(value: Json | undefined): string {
  if (value === undefined) return 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let text = ''
  if (isList(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${stableText(item)}`
    return `[${text}]`
  }
  for (const key of Object.keys(value).sort()) {
    const own = value[key]
    if (own !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${stableText(own)}`
  }
  return `{${text}}`
}

/** The library's own guard does not know lists that are readonly. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Structural equality of two JSON values; the order of keys does not count. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object') return false
  if (isList(a) || isList(b))
    return isList(a) && isList(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]))
  const keys = keysOf(a)
  return keys.length === keysOf(b).length && keys.every(key => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
}

type Fields = { readonly [key: string]: Json }

function keysOf(fields: Fields): readonly string[] {
  return Object.keys(fields).filter(key => fields[key] !== undefined)
}
