/** The server is killed and started again under a page that plays: the page comes back by itself and plays on. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../bench/server/child.ts'
import { ServerProcess } from '../server/server-process.ts'
import { findChromium, LAUNCH_ARGS } from './chromium.ts'
import { DESK, hinted, hintOn, movesOn, play } from './stage.ts'

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

async function answer(page: Page): Promise<string> {
  await expect.poll(() => hintOn(page), { timeout: 20_000 }).toBeTruthy()
  const [wish] = await hinted(page)
  const move = (await movesOn(page)).find(one => wish !== undefined && one.word.startsWith(wish))
  if (move === undefined || wish === undefined) throw new Error(`no button for the hint ${wish}`)
  await play(page, move.number, 'click')
  return wish
}

const bar = (page: Page) => page.getByRole('status').filter({ hasText: 'your seat is kept' })

test('a page plays on after kill -9, with nothing to do for its player', { timeout: 90_000 }, async () => {
  const page = await (await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' })).newPage()
  const broken: string[] = []
  page.on('pageerror', error => broken.push(error.message))
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.getByRole('button', { name: /^Play First light/ }).click()
  await answer(page)
  await expect.poll(() => hintOn(page), { timeout: 20_000 }).toBeTruthy()
  const [before, moves] = [await hintOn(page), await movesOn(page)]

  await server.end('SIGKILL')
  await bar(page).waitFor()
  await start()
  await bar(page).waitFor({ state: 'detached', timeout: BACK_WITHIN_MS })
  // Alone the sea waits for an answer: everything is as it was.
  expect([await hintOn(page), await movesOn(page)]).toEqual([before, moves])
  await answer(page)
  await expect.poll(() => hintOn(page), { timeout: 20_000 }).not.toBe(before)

  // Told beforehand, it comes back just so.
  await server.end('SIGTERM')
  await page.getByText('Your match is kept').first().waitFor()
  await start()
  await bar(page).waitFor({ state: 'detached', timeout: BACK_WITHIN_MS })
  expect(broken).toEqual([])
})
