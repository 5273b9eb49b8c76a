/** On a phone, with the number pad: Vectors lost by counting only what happens here, and what the debrief says of it. */

import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillForm, movesOn, nightIsOver, PHONE, play, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(2, 'vectors')
})
afterAll(() => stage.close())

const NODES = ['n1', 'n2', 'n3']

/** Stamps every event with the own count alone: whatever a letter says, it is left out. */
async function countOnlyMine(page: Page, node: string): Promise<number> {
  const until = Date.now() + 150_000
  let events = 0
  while (!(await nightIsOver(page))) {
    if (Date.now() > until) throw new Error(`no debrief; on the page: ${JSON.stringify(await movesOn(page))}`)
    const form = page.locator('.moveform')
    const [move] = await movesOn(page)
    if ((await form.count()) > 0) {
      const stamped = await page.locator('[data-hand]').first().getAttribute('data-hand')
      events += 1
      await fillForm(
        page,
        NODES.map(name => (name === node ? events : 0)),
        'click',
      )
      // Not the same blank twice: until the card is gone the form is still that of the last event.
      await page.waitForFunction(
        old => document.querySelector('[data-hand]')?.getAttribute('data-hand') !== old,
        stamped,
      )
    } else if (move) await play(page, move.number, 'click')
    await page.waitForTimeout(100)
  }
  return events
}

it('Vectors is lost by no-max, and the debrief shows the stamp that spread', async () => {
  const page = await stage.open('/', PHONE)
  await page.getByRole('radio', { name: /^Vectors/ }).check({ force: true })
  await page.getByRole('radio', { name: /Practice/ }).check({ force: true })
  await page.getByRole('button', { name: 'Play alone' }).click()
  const node =
    (
      await page
        .getByText(/You are n\d/)
        .first()
        .innerText()
    ).match(/n\d/)?.[0] ?? ''
  expect(await countOnlyMine(page, node)).toBeGreaterThan(5)
  const words = await page.locator('body').innerText()
  expect(words).toContain('no-max')
  expect(words).toMatch(/and its stamp is (not )?smaller/)
  expect(words).toContain('take the larger of the two in every component')
  expect(stage.troubles).toEqual([])
}, 200_000)

it('a vector can be written as fast as one types', async () => {
  const page = await stage.open('/')
  await page.getByRole('radio', { name: /^Vectors/ }).check({ force: true })
  await page.getByRole('radio', { name: /Practice/ }).check({ force: true })
  await page.getByRole('button', { name: 'Play alone' }).click()
  await page.locator('.moveform').waitFor()
  await page.keyboard.type('1,0 2')
  expect(await page.$$eval('.blank input', blanks => blanks.map(b => (b as HTMLInputElement).value))).toEqual([
    '1',
    '0',
    '2',
  ])
  // The last digit is taken back, and from the empty blank one goes back to the one before.
  for (const key of ['Backspace', 'Backspace', '5']) await page.keyboard.press(key)
  expect(await page.$$eval('.blank input', blanks => blanks.map(b => (b as HTMLInputElement).value))).toEqual([
    '1',
    '5',
    '',
  ])
})
