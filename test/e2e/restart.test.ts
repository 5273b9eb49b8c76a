/** The server is killed and started again under a page that plays: the page comes back by itself and plays on. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../bench/server/child.ts'
import { ServerProcess } from '../server/server-process.ts'
import { findChromium, LAUNCH_ARGS } from './chromium.ts'
import { DESK, lookAt, play, type Sight } from './stage.ts'

const BACK_WITHIN_MS = 5000

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'isles-restart-'))
let browser: Browser
let server: ServerProcess
let port: number

async function start(): Promise<void> {
  server = new ServerProcess({ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'info' })
  await server.port()
}

beforeAll(async () => {
  port = await freePort()
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM, or install one')
  ;[browser] = await Promise.all([chromium.launch({ executablePath, args: [...LAUNCH_ARGS] }), start()])
})
afterAll(async () => {
  await browser?.close()
  await server.end('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** What the page asks of its player, once it asks and no longer changes. */
async function asked(page: Page): Promise<Sight> {
  let last: Sight | undefined
  for (let tries = 0; tries < 80; tries += 1) {
    const seen = await lookAt(page)
    if (seen.hint !== undefined && seen.moves.length > 0 && isDeepStrictEqual(seen, last)) return seen
    last = seen
    await page.waitForTimeout(250)
  }
  throw new Error(`nothing was asked: ${JSON.stringify(last)}`)
}

async function answer(page: Page): Promise<void> {
  const { hint = '', moves } = await asked(page)
  const move = moves.find(one => one.word.startsWith(hint))
  if (move === undefined) throw new Error(`no button for the hint ${hint}`)
  await play(page, move, 'click')
}

const bar = (page: Page) => page.getByRole('status').filter({ hasText: 'your seat is kept' })

test('a page plays on after kill -9, with nothing to do for its player', { timeout: 90_000 }, async () => {
  const page = await (await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' })).newPage()
  const broken: string[] = []
  page.on('pageerror', error => broken.push(error.message))
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.getByRole('button', { name: /^Play First light/ }).click()
  await answer(page)
  const before = await asked(page)

  await server.end('SIGKILL')
  await bar(page).waitFor()
  await start()
  await bar(page).waitFor({ state: 'detached', timeout: BACK_WITHIN_MS })
  // Alone the sea waits for an answer: everything is as it was.
  expect(await asked(page)).toEqual(before)
  await answer(page)
  expect(await asked(page)).not.toEqual(before)

  // Told beforehand, it comes back just so.
  await server.end('SIGTERM')
  await page.getByText('Your match is kept').first().waitFor()
  await start()
  await bar(page).waitFor({ state: 'detached', timeout: BACK_WITHIN_MS })
  expect(broken).toEqual([])
})
