/**
 * Stories that are kept as files, to be read by people. `UPDATE=1` writes them anew, and the difference is read; one that
 * is not there yet is written by itself.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

const FOLDER = join(import.meta.dirname, 'transcripts')
const UPDATE = process.env['UPDATE'] === '1'

export function expectKept(name: string, story: string): void {
  const file = join(FOLDER, `${name}.txt`)
  if (UPDATE || !existsSync(file)) {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(file, story)
  }
  expect(story).toBe(readFileSync(file, 'utf8'))
}
