/** The real process: how it starts, what it keeps, how it ends. */
import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { TestPlayer } from './harness.ts'
import { ServerProcess } from './server-process.ts'

let running: ServerProcess | undefined
afterEach(() => running?.end('SIGKILL'))

function start(settings: Readonly<Record<string, string>>): ServerProcess {
  running = new ServerProcess(settings)
  return running
}

it('starts, keeps its secret to itself, and ends within five seconds with a word to everybody', {
  timeout: 30_000,
}, async () => {
  const dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), 'isles-')), 'data')
  const first = start({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir })
  const url = `http://127.0.0.1:${await first.port()}`
  const secret = path.join(dataDir, 'secret.key')
  expect(statSync(secret).mode & 0o777).toBe(0o600)
  const kept = readFileSync(secret)

  const server = { url, port: 0, logged: [], close: async () => {} }
  const ann = await TestPlayer.create(server, {
    protocol: 'raft',
    level: 'first-light',
    scaffold: 'guided',
    alone: true,
    name: 'Ann',
  })
  await ann.until('the night', () => ann.screen.owed === true)
  const began = performance.now()
  first.child.kill('SIGTERM')
  await ann.until('the end', () => ann.leftWith !== undefined)
  expect(ann.last('notice')?.text).toMatch(/Your match is kept/)
  expect(ann.leftWith).toBe(1012)
  expect(await first.exit).toBe(0)
  expect(performance.now() - began).toBeLessThan(5000)
  for (const line of first.output.trim().split('\n')) expect(() => JSON.parse(line), line).not.toThrow()
  expect(first.output).not.toContain('Ann')

  const again = start({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir })
  await again.port()
  expect(readFileSync(secret)).toEqual(kept)
  expect(await again.end('SIGINT')).toBe(0)
})

it('tells in words what is wrong with its settings', async () => {
  const wrong = start({ PORT: 'http', LOG_LEVEL: 'loud' })
  expect(await wrong.exit).toBe(1)
  expect(wrong.output).toMatch(/PORT must be a port number/)
  expect(wrong.output).toMatch(/LOG_LEVEL must be one of/)
  expect(wrong.output).not.toMatch(/\n\s+at /)
})
