/** A whole match as JSON: its inputs, from which every night plays again to the same world, and the code that played it. */
import type { Json } from '../../kernel/json.ts'

const MATCH_FORMAT = 'lossy-isles/match'
const MATCH_FORMAT_VERSION = 1

/** `record`: what a played match gives. `code`: the version of the rules it was played by; other code may play it otherwise. */
export function matchJson(record: Json, code: string): string {
  const whole = { format: MATCH_FORMAT, formatVersion: MATCH_FORMAT_VERSION, code, match: record }
  return `${JSON.stringify(whole, undefined, 2)}\n`
}
