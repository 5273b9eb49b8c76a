/** A real server and a real browser, and hands that play by what the page shows. */
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type ConsoleMessage, chromium, type Page } from 'playwright'
import { realClock } from '../../server/clock.ts'
import { secureIds } from '../../server/rooms/codes.ts'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import { startTestServer, type TestServer } from '../server/harness.ts'
import { findChromium, LAUNCH_ARGS } from './chromium.ts'

export const DESK = { width: 1440, height: 900 } as const
export const PHONE = { width: 390, height: 844 } as const

export interface Stage {
  readonly server: TestServer
  readonly browser: Browser
  /** A person with a browser of their own. Errors in the page's console fail the test through `troubles`. */
  open(path: string, viewport?: { readonly width: number; readonly height: number }): Promise<Page>
  readonly troubles: string[]
  close(): Promise<void>
}

/** `hurry`: how much faster than real time the server's clock runs. `seed`: of every match; otherwise each its own. */
export async function setStage(hurry = 1, seed?: string): Promise<Stage> {
  const executablePath = findChromium()
  if (executablePath === undefined)
    throw new Error('no Chromium: set CHROMIUM, or install one (Debian: apt-get install chromium)')
  const clientDir = fileURLToPath(new URL('../../client/dist', import.meta.url))
  const ids = seed === undefined ? secureIds : { ...secureIds, seed: () => seed }
  const server = await startTestServer({ createMatch, catalog: catalog(), clientDir, clock: realClock(hurry), ids })
  const browser = await chromium.launch({ executablePath, args: [...LAUNCH_ARGS] })
  const troubles: string[] = []
  const contexts: BrowserContext[] = []
  return {
    server,
    browser,
    troubles,
    async open(path, viewport = DESK) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
      contexts.push(context)
      const page = await context.newPage()
      page.on('pageerror', error => troubles.push(error.message))
      page.on('console', message => {
        if (message.type() === 'error' && !isAnswer(message)) troubles.push(message.text())
      })
      await page.goto(server.url + path)
      return page
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await server.close()
    },
  }
}

/** Whether a code is a class's is asked before it is taken for a room's: that it is not is an answer, and no trouble. */
function isAnswer(message: ConsoleMessage): boolean {
  return /\/api\/class\/\w+$/.test(message.location().url) && message.text().includes('404')
}

export type By = 'click' | 'keys'

/** The moves on the page, by number and name. */
export async function movesOn(page: Page): Promise<readonly { readonly number: number; readonly word: string }[]> {
  return page.$$eval('button[data-move]', buttons =>
    buttons
      .filter(b => b.getAttribute('aria-disabled') !== 'true')
      .map(b => ({ number: Number(b.getAttribute('data-move')), word: b.querySelector('b')?.textContent ?? '' })),
  )
}

/** What guided mode suggests just now. */
export async function hintOn(page: Page): Promise<string | undefined> {
  const text = await page.$$eval(
    'b',
    all => all.find(b => /^The paper says/.test(b.textContent ?? ''))?.parentElement?.textContent ?? '',
  )
  return text.replace(/^The paper says:\s*/, '').trim() || undefined
}

export async function play(page: Page, number: number, by: By): Promise<void> {
  if (by === 'keys') await page.keyboard.press(String(number))
  else
    await page
      .locator(`button[data-move="${number}"]`)
      .first()
      .click({ timeout: 2_000 })
      .catch(() => undefined) // it may have gone meanwhile
}

export async function nightIsOver(page: Page): Promise<boolean> {
  return (
    (await page.getByRole('heading', { name: /^(One question|The same thought)/ }).count()) > 0 ||
    (await page.getByRole('button', { name: /^(Next night|Again, same sea)/ }).count()) > 0
  )
}

/** Fills the open form's blanks, first to last, and sends it. By clicks: with the number pad, as a thumb does. */
export async function fillForm(page: Page, numbers: readonly number[], by: By): Promise<void> {
  const form = page.locator('.moveform')
  for (const [i, number] of numbers.entries()) {
    const blank = form.locator('.blank input').nth(i)
    await blank.focus()
    if (by === 'keys') await page.keyboard.type(String(number))
    else for (const digit of String(number)) await form.locator('.padkey', { hasText: digit }).click()
  }
  await form.getByRole('button', { name: 'Send it' }).click()
}

/** The first opens a room, the others come by its code, and all look on when the night begins. */
export async function gather(host: Page, guests: readonly Page[], level: RegExp, scaffold: RegExp): Promise<void> {
  await host.getByRole('radio', { name: level }).check({ force: true })
  await host.getByRole('radio', { name: scaffold }).check({ force: true })
  await host.getByRole('button', { name: /create a room/i }).click()
  const code = (await host.locator('.bigcode').innerText()).trim()
  for (const guest of guests) {
    await guest.getByLabel('Code').fill(code)
    await guest.getByRole('button', { name: 'Join', exact: true }).click()
    await guest.locator('.bigcode').waitFor()
  }
  await host.getByRole('button', { name: /start/i }).click()
  for (const page of [host, ...guests])
    await page
      .getByText(/You are (node )?n\d/)
      .first()
      .waitFor()
}

/** What a hand wishes to do, best first, by the beginnings of the moves' names. */
export type Wishes = (page: Page) => Promise<readonly (string | undefined)[]>

export const hinted: Wishes = async page => [await hintOn(page)]

/** Until the debrief: the first wish that is on the menu. */
export async function playNight(page: Page, by: By, wishes: Wishes, withinMs = 90_000): Promise<void> {
  const until = Date.now() + withinMs
  while (!(await nightIsOver(page))) {
    if (Date.now() > until)
      throw new Error(
        `no debrief within ${withinMs} ms; on the page: ${JSON.stringify(await movesOn(page))}, hint ${await hintOn(page)}`,
      )
    const moves = await movesOn(page)
    const wanted = await wishes(page)
    const move = wanted
      .map(word => moves.find(m => word !== undefined && m.word.startsWith(word)))
      .find(m => m !== undefined)
    if (move) await play(page, move.number, by)
    await page.waitForTimeout(120)
  }
}
