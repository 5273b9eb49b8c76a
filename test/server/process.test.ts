/** The real process: how it starts, what it keeps, how it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { TestPlayer } from './harness.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')

let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

interface Started {
  readonly output: () => string
  readonly exit: Promise<number | null>
}

function start(settings: Readonly<Record<string, string>>): Started {
  const process_ = spawn(path.join(ROOT, 'node_modules/.bin/node'), ['server/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...settings },
  })
  child = process_
  let output = ''
  process_.stdout.on('data', chunk => {
    output += String(chunk)
  })
  process_.stderr.on('data', chunk => {
    output += String(chunk)
  })
  return { output: () => output, exit: new Promise(resolve => process_.once('exit', resolve)) }
}

async function portOf({ output }: Started): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [, port] = /"port":(\d+),"msg":"listening"/.exec(output()) ?? []
    if (port !== undefined) return Number(port)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`did not start: ${output()}`)
}

it('starts, keeps its secret to itself, and ends within five seconds with a word to everybody', {
  timeout: 30_000,
}, async () => {
  const dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), 'isles-')), 'data')
  const running = start({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir })
  const url = `http://127.0.0.1:${await portOf(running)}`
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
  child?.kill('SIGTERM')
  await ann.until('the end', () => ann.leftWith !== undefined)
  expect(ann.last('notice')?.text).toMatch(/Your match is kept/)
  expect(ann.leftWith).toBe(1012)
  expect(await running.exit).toBe(0)
  expect(performance.now() - began).toBeLessThan(5000)
  for (const line of running.output().trim().split('\n')) expect(() => JSON.parse(line), line).not.toThrow()
  expect(running.output()).not.toContain('Ann')

  const again = start({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir })
  await portOf(again)
  expect(readFileSync(secret)).toEqual(kept)
  child?.kill('SIGINT')
  expect(await again.exit).toBe(0)
})

it('tells in words what is wrong with its settings', async () => {
  const wrong = start({ PORT: 'http', LOG_LEVEL: 'loud' })
  expect(await wrong.exit).toBe(1)
  expect(wrong.output()).toMatch(/PORT must be a port number/)
  expect(wrong.output()).toMatch(/LOG_LEVEL must be one of/)
  expect(wrong.output()).not.toMatch(/\n\s+at /)
})
