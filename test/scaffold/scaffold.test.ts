/** A newcomer's first day: npm run new-protocol, and what it wrote is typed, tested, drawn and playable, with no other file touched. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRealServer } from '../bench/real-server.ts'
import { findChromium, LAUNCH_ARGS } from '../e2e/chromium.ts'
import { hinted, playNight } from '../e2e/stage.ts'
import { changedBetween, copyOfRepo, snapshot } from './copy-of-repo.ts'

const NAME = 'echo-test'
const FILES = [
  'index.ts',
  'judge.ts',
  'lesson.md',
  'levels.ts',
  'physics.ts',
  'present.ts',
  'rulebook.ts',
  'words.ts',
] as const

let copy = ''
let before: ReadonlyMap<string, string> = new Map()

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(command: string, ...args: readonly string[]): Ran {
  // The copy's own tools, and nothing of the test run around it.
  const { VITEST: _vitest, NODE_ENV: _environment, ...environment } = process.env
  const path = `${join(copy, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`
  return spawnSync(command, args, { cwd: copy, encoding: 'utf8', env: { ...environment, PATH: path } })
}

const newProtocol = (...args: readonly string[]): Ran => run('node', 'test/tools/new-protocol.ts', ...args)

function mustRun(command: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = run(command, ...args)
  expect(status, `${command} ${args.join(' ')}\n${stdout}\n${stderr}`).toBe(0)
}

beforeAll(() => {
  copy = copyOfRepo()
  before = snapshot(copy)
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('npm run new-protocol', () => {
  it.each([
    ['raft', 'already'],
    ['Echo', 'small letters'],
    ['echo_test', 'small letters'],
    ['../echo', 'small letters'],
    ['echo--test', 'small letters'],
    ['switch', 'a word of the language'],
    ['levels', 'something else'],
    ['a'.repeat(33), 'at most 32'],
  ])('refuses the name %s', (name, why) => {
    const { status, stderr } = newProtocol(name)
    expect(status).toBe(2)
    expect(stderr).toContain(why)
    expect(changedBetween(before, snapshot(copy))).toEqual([])
  })

  it('asks for one name, and explains itself', () => {
    expect(newProtocol().status).toBe(2)
    expect(newProtocol('one', 'two').status).toBe(2)
    expect(newProtocol('--help').stdout).toContain('new-protocol')
  })

  it('writes a folder and a line in the registry, and nothing else', () => {
    const { status, stdout, stderr } = newProtocol(NAME, '--json')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const paths = FILES.map(file => `shared/protocols/${NAME}/${file}`)
    expect(JSON.parse(stdout)).toMatchObject({
      protocol: NAME,
      written: paths,
      changed: ['shared/protocols/registry.ts'],
    })
    expect(changedBetween(before, snapshot(copy))).toEqual([...paths, 'shared/protocols/registry.ts'])
    for (const path of paths) expect(readFileSync(join(copy, path), 'utf8')).not.toMatch(/scaffolded/i)
    expect(newProtocol(NAME).status).toBe(2)
  })

  it('writes what is formatted and typed', () => {
    mustRun('biome', 'check', `shared/protocols/${NAME}`, 'shared/protocols/registry.ts')
    // Its own folder as shared code is typed, and all that plays it: the tests see the server through.
    for (const project of ['.', 'test']) mustRun('tsc', '-p', project)
  }, 60_000)

  it('writes a protocol that passes the battery', () => {
    const report = join(copy, 'battery.json')
    const command = ['run', '--config', 'test/vitest.config.ts', 'battery/', '-t', NAME]
    // One worker: this test has its place among others.
    const { stdout, stderr } = run('vitest', ...command, '--maxWorkers=1', '--reporter=json', `--outputFile=${report}`)
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
    rmSync(report)
    expect(numFailedTests, `${stdout}\n${stderr}`).toBe(0)
    // Fog, replay, words, scopes, blame, price, search, thoughtless play, pace and seas.
    expect(numPassedTests).toBeGreaterThan(20)
  }, 60_000)

  it('writes a protocol that is played in the browser until the debrief', async () => {
    mustRun('node', 'test/tools/build.ts')
    const executablePath = findChromium()
    if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM to one')
    const server = await startRealServer(copy)
    const browser = await chromium.launch({ executablePath, args: [...LAUNCH_ARGS] })
    try {
      const page = await browser.newPage({ reducedMotion: 'reduce' })
      const troubles: string[] = []
      page.on('pageerror', error => troubles.push(error.message))
      page.on('console', message => {
        if (message.type() === 'error') troubles.push(message.text())
      })
      await page.goto(`${server.url}/?renderer=canvas`)
      await page.getByRole('radio', { name: /First calls/ }).check()
      await page.getByRole('button', { name: 'Play alone' }).click()
      await playNight(page, 'click', hinted, 60_000)
      expect(await page.textContent('body')).toContain('Goal reached, safety held')
      expect(troubles).toEqual([])
    } finally {
      await browser.close()
      await server.end()
    }
  }, 90_000)

  it('still has touched no other file', () => {
    const known = [...FILES.map(file => `shared/protocols/${NAME}/${file}`), 'shared/protocols/registry.ts']
    expect(changedBetween(before, snapshot(copy))).toEqual(known)
  })
})
