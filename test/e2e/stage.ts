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

export interface MoveOnPage {
  readonly number: number
  readonly word: string
}

/** What a page asks of its player just now. */
export interface Sight {
  /** The debrief is shown. */
  readonly over: boolean
  /** The hand that is open; every card is one of its own. */
  readonly hand: string | undefined
  /** What stands on it. */
  readonly facts: readonly string[]
  /** Blanks wait to be filled. */
  readonly form: boolean
  readonly moves: readonly MoveOnPage[]
  /** What guided mode suggests. */
  readonly hint: string | undefined
}

/** All in one look: what is asked one by one may belong to two moments, and a page has better things to do. */
export const lookAt = (page: Page): Promise<Sight> => page.evaluate(sight)

/** Runs in the page. */
function sight(): Sight {
  const textOf = (element: Element | null | undefined) => element?.textContent?.trim() ?? ''
  const open = document.querySelector('[data-hand][aria-expanded="true"], [data-hand][aria-selected="true"]')
  const sole = document.querySelector('[data-hand][role="group"]')
  return {
    over:
      [...document.querySelectorAll('h2')].some(h => /^(One question|The same thought)/.test(textOf(h))) ||
      [...document.querySelectorAll('button')].some(b => /^(Next night|Again, same sea)/.test(textOf(b))),
    hand: (open ?? sole)?.getAttribute('data-hand') ?? undefined,
    form: document.querySelector('.moveform') !== null,
    facts: [...document.querySelectorAll<HTMLElement>('.fields > div')].map(fact => fact.innerText),
    moves: [...document.querySelectorAll('button[data-move]:not([aria-disabled="true"])')].map(button => ({
      number: Number(button.getAttribute('data-move')),
      word: textOf(button.querySelector('b')),
    })),
    hint: textOf(document.querySelector('.hint > p')).replace(/^The paper says:\s*/, '') || undefined,
  }
}

export async function play(page: Page, { number, word }: MoveOnPage, by: By): Promise<void> {
  if (by === 'keys') await page.keyboard.press(String(number))
  else
    await page
      .locator(`button[data-move="${number}"]`, { hasText: word })
      .first()
      .click({ timeout: 2_000 })
      .catch(() => undefined) // it may have gone meanwhile
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
export type Wishes = (page: Page, sight: Sight) => Promise<readonly (string | undefined)[]>

export const hinted: Wishes = async (_page, { hint }) => [hint]

/** Until the debrief: the first wish that is on the menu. */
export async function playNight(page: Page, by: By, wishes: Wishes, withinMs = 90_000): Promise<void> {
  const until = Date.now() + withinMs
  for (let seen = await lookAt(page); !seen.over; seen = await lookAt(page)) {
    if (Date.now() > until) throw new Error(`no debrief within ${withinMs} ms; on the page: ${JSON.stringify(seen)}`)
    const { moves } = seen
    const wanted = moves.length === 0 ? [] : await wishes(page, seen)
    const move = wanted
      .map(word => moves.find(m => word !== undefined && m.word.startsWith(word)))
      .find(m => m !== undefined)
    if (move) await play(page, move, by)
    await page.waitForTimeout(120)
  }
}
