/** Two people lose a night; one wins it in a room of their own while the group's stands as it was; and it stays readable later. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaultsOn } from './axe.ts'
import { byTheBook, keepLog, onlyMine } from './log-keepers.ts'
import { gather, PHONE, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(2, 'vectors')
})
afterAll(() => stage.close())

const lost = (page: Page) => page.getByRole('heading', { name: /and its stamp is (not )?smaller/ }).first()

/** The ringed step: its sentence is read, and its seat taken over. */
async function takeOver(page: Page): Promise<void> {
  const cursor = page.locator('.diacursor')
  expect(await cursor.getAttribute('aria-label')).toMatch(/^n1 .*, wrong by no-max/)
  await cursor.click()
  await page.locator('.knewbody').getByText('take the larger of the two in every component').first().waitFor()
  await page.getByRole('button', { name: 'What if? Take n1 over here, in a room of your own' }).click()
  await page.getByText('A room of your own.').waitFor()
}

test('one takes the wrong step over and wins alone; the group’s debrief stays, and opens again in the next night', async () => {
  const [careless, careful] = [await stage.open('/', PHONE), await stage.open('/')]
  await gather(careless, [careful], /^Vectors/, /Practice/)
  const room = careful.url()
  await Promise.all([keepLog(careless, onlyMine), keepLog(careful, byTheBook, 'keys')])
  for (const page of [careless, careful]) await lost(page).waitFor()
  const told = await careless.locator('.debrief main').innerText()

  await takeOver(careful)
  expect(careful.url()).not.toBe(room)
  await keepLog(careful, byTheBook, 'keys', 'n1')
  await careful.getByRole('heading', { name: 'Goal reached, safety held' }).waitFor()
  expect(await careless.locator('.debrief main').innerText()).toBe(told)
  await careful.getByRole('button', { name: /^Back to room / }).click()
  await lost(careful).waitFor()
  expect(careful.url()).toBe(room)

  for (const page of [careless, careful]) await page.getByRole('button', { name: /^Next night/ }).click()
  await careful.getByRole('button', { name: 'Nights played' }).click()
  await careless.getByRole('button', { name: 'Nights played' }).click()
  await careless.getByRole('link', { name: 'Night 1, attempt 1' }).click()
  await lost(careless).waitFor()
  await careful.getByRole('link', { name: 'Night 1, attempt 1' }).click()
  await lost(careful).waitFor()
  expect(careful.url()).toBe(`${room}/night/1`)
  await careful.reload()
  await lost(careful).waitFor()
  await careful.getByText('The next one is being played').waitFor()
  expect(await careful.getByRole('button', { name: /^(Next night|Again)/ }).count()).toBe(0)
  await careful.locator('.diacursor').click()
  await careful.locator('.knewbody').waitFor()
  expect(await seriousFaultsOn(careful)).toEqual([])
  await careful.getByRole('button', { name: 'To the night' }).click()
  await careful.locator('.hud').waitFor()
  expect(careful.url()).toBe(room)

  // A day later, from the notes: a tab that knows nothing yet, in a browser that holds a seat.
  const later = await careless.context().newPage()
  await later.goto(`${room}/night/1`)
  await later.getByRole('button', { name: 'Back to that seat' }).click()
  await lost(later).waitFor()
  expect(later.url()).toBe(`${room}/night/1`)
  expect(stage.troubles).toEqual([])
}, 240_000)
