/** Names the code that a match is played by: the same inputs lead to the same worlds only under the same rules. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const SHARED = path.resolve(import.meta.dirname, '..', 'shared')
const PLAYED_BY = ['kernel', 'protocols', 'match'] as const
const DIGITS = 16

export function codeVersion(): string {
  const hash = createHash('sha256')
  for (const room of PLAYED_BY) {
    const files = readdirSync(path.join(SHARED, room), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter(name => name.endsWith('.ts')).sort())
      hash.update(`${room}/${file}\n`).update(readFileSync(path.join(SHARED, room, file)))
  }
  return hash.digest('hex').slice(0, DIGITS)
}
