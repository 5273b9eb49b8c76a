/**
 * A plan as text for an address (/plan#...): base64url (RFC 4648, section 5) of its JSON in UTF-8. Letters, digits, - and _
 * only, so that no mail program cuts the link short.
 */
import type { Plan } from '../wire/plan.ts'
import type { Parsed } from '../wire/validate.ts'
import { parsePlan } from '../wire/validate-plan.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function encodePlan(plan: Plan): string {
  return base64url(utf8(JSON.stringify(plan)))
}

const SPOILT = { ok: false, why: 'This link does not carry a whole plan: it may have been cut short.' } as const

export function decodePlan(text: string): Parsed<Plan> {
  const json = fromBase64url(text.trim())
  if (json === undefined) return SPOILT
  let value: unknown
  try {
    value = JSON.parse(decodeURIComponent(json.map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')))
  } catch {
    return SPOILT
  }
  return parsePlan(value)
}

/** Shared code has no TextEncoder; what encodeURIComponent escapes is UTF-8 already. */
function utf8(text: string): readonly number[] {
  return [...encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|(.)/gs)].map(([, hex, plain]) =>
    hex === undefined ? (plain ?? '').charCodeAt(0) : Number.parseInt(hex, 16),
  )
}

function base64url(bytes: readonly number[]): string {
  const bits = bytes.map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,6}/g) ?? []).map(six => ALPHABET[Number.parseInt(six.padEnd(6, '0'), 2)]).join('')
}

function fromBase64url(text: string): readonly number[] | undefined {
  const sixes = [...text].map(letter => ALPHABET.indexOf(letter))
  if (sixes.includes(-1)) return undefined
  const bits = sixes.map(six => six.toString(2).padStart(6, '0')).join('')
  return (bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
}
