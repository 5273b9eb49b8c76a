/** Who watches a night that is over says what will happen before the sea shows it, and sees what came; the class at the wall too. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Example } from '../../client/pages/projector/example.ts'
import { debriefOf } from '../../shared/match/debrief.ts'
import { handsFor, playNight } from '../../shared/match/simulate.ts'
import type { Debrief } from '../../shared/wire/debrief.ts'
import { evenings } from '../battery/nights.ts'
import { seriousFaultsOn } from './axe.ts'
import { type DiagramStage, setDiagramStage } from './diagram/stage.ts'
import { DESK, PHONE } from './stage.ts'

const ASKED = /Will two servers lead one term\?/
const REASON = /It takes a server that votes twice in a term/

let stage: DiagramStage
beforeAll(async () => {
  stage = await setDiagramStage()
}, 180_000)
afterAll(() => stage.close())

/** The night that is lost because a vote was given before it was on disk. */
function lostNight(): Debrief {
  const amnesia = evenings.find(evening => evening.level.id === 'amnesia')
  if (amnesia === undefined) throw new Error('there is no Amnesia')
  const run = playNight(amnesia, 'lost', handsFor(amnesia, { by: 'bot', flaw: 'vote-in-memory' }))
  return debriefOf(
    run,
    Object.keys(run.deal).map(node => ({ node, player: node, kind: 'bot' as const })),
    1,
  )
}

const question = (page: Page) => page.getByRole('region', { name: 'Before you see it' })
/** The replay has run on by itself until nothing is left. */
async function seesTheEnd(page: Page): Promise<void> {
  const slider = page.getByLabel('Moment of the night')
  const endMs = await slider.getAttribute('max')
  await expect.poll(() => slider.inputValue(), { timeout: 60_000 }).toBe(endMs)
}
const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true })

test('by keyboard: the replay halts, is answered, goes on, and tells at the end what came and why', async () => {
  const page = await stage.show(lostNight(), DESK)
  await page.getByRole('button', { name: 'Watch it on the sea' }).click()
  await page.locator('.chart canvas').waitFor()
  await page.getByLabel('Speed').selectOption('8')
  await page.getByLabel('Moment of the night').focus()
  await page.keyboard.press(' ')
  await question(page).getByText(ASKED).waitFor()
  await play(page).waitFor()
  await page.locator('.veil').waitFor()
  expect(await page.locator('.replay').innerText()).not.toMatch(/leaders in term|leads term|foreseen/)
  expect(await seriousFaultsOn(page)).toEqual([])

  // The focus is on the question: confidence, then the first option.
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await question(page).waitFor({ state: 'detached' })
  expect(await page.locator('.play:focus').count()).toBe(1)
  const told = page.getByRole('region', { name: 'What you foresaw' })
  await told.waitFor({ timeout: 30_000 })
  const words = await told.innerText()
  expect(words).toContain('0 of 1 foreseen')
  expect(words).toMatch(/You: “No”, for sure\. It was: “Yes”\./)
  expect(words).toMatch(REASON)
  expect(await seriousFaultsOn(page)).toEqual([])

  // Once is enough.
  await page.getByLabel('Moment of the night').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press(' ')
  await seesTheEnd(page)
  expect(await question(page).count()).toBe(0)
  await page.close()
}, 120_000)

test('on a phone it fits; a hand that goes on has passed it over, and who wants no questions gets none', async () => {
  const page = await stage.show(lostNight(), PHONE)
  await page.getByLabel('Speed').selectOption('8')
  await play(page).click()
  await question(page).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(
    true,
  )
  expect(await seriousFaultsOn(page)).toEqual([])
  await play(page).click()
  await question(page).waitFor({ state: 'detached' })

  await page.getByRole('radio', { name: 'n2', exact: true }).check({ force: true })
  await page.getByLabel('Ask me what will happen').uncheck()
  await page.getByLabel('Moment of the night').focus()
  await page.keyboard.press('End')
  await page.keyboard.press(' ')
  await seesTheEnd(page)
  expect(await question(page).count()).toBe(0)
  await page.close()
}, 120_000)

test('on the wall the question stands alone until a hand goes on; the wrong move and its end come after', async () => {
  const debrief = lostNight()
  const wrong = debrief.mistakes[0]
  if (wrong === undefined) throw new Error('nobody was wrong')
  const { rule, act } = wrong
  const example: Example = { type: 'example', debrief, rule, act, word: 'What I answered I will still know' }
  const page = await stage.show(example, { width: 1280, height: 720 })
  await page.getByText(ASKED).waitFor()
  const before = await page.locator('body').innerText()
  for (const part of [debrief.headline, example.word, 'it came so']) expect(before).not.toContain(part)
  expect(await page.locator('.exampleplane').count()).toBe(0)
  expect(await seriousFaultsOn(page)).toEqual([])
  await page.keyboard.press('PageDown')
  await page.locator('.came', { hasText: 'Yes ✓ it came so' }).waitFor({ timeout: 60_000 })
  await page.getByText(REASON).waitFor()
  expect(await seriousFaultsOn(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.locator('.exampleplane').waitFor()
  const after = await page.locator('body').innerText()
  for (const part of [debrief.headline, example.word]) expect(after).toContain(part)
  expect(await seriousFaultsOn(page)).toEqual([])
  await page.close()
}, 120_000)
