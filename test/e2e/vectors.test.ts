/** On a phone, with the number pad: Vectors lost by counting only what happens here, and what the debrief says of it. */

import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillForm, gather, movesOn, nightIsOver, PHONE, play, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(2, 'vectors')
})
afterAll(() => stage.close())

const NODES = ['n1', 'n2', 'n3']

/** What is written for an event, given the vectors that stand on its card: one's own clock, and the letter's stamp. */
type Belief = (own: readonly number[], letter: readonly number[]) => readonly number[]
const onlyMine: Belief = own => own
const byTheBook: Belief = (own, letter) => own.map((n, i) => Math.max(n, letter[i] ?? 0))

async function vectorsOn(page: Page): Promise<readonly (readonly number[])[]> {
  const facts = await page.locator('.fields > div').allInnerTexts()
  // One's own clock first, whatever the order on the card.
  return facts
    .toSorted((a, b) => Number(b.startsWith('your clock')) - Number(a.startsWith('your clock')))
    .flatMap(text => /\((\d+(?:, \d+)*)\)/.exec(text)?.[1]?.split(', ').map(Number) ?? [])
    .reduce<number[][]>((rows, n, i) => {
      if (i % NODES.length === 0) rows.push([])
      rows.at(-1)?.push(n)
      return rows
    }, [])
}

/** Stamps every event as it is believed, with the number pad, and lodges the log when it is asked for. */
async function keepLog(page: Page, belief: Belief): Promise<number> {
  const you = await page
    .getByText(/You are n\d/)
    .first()
    .innerText()
  const self = NODES.findIndex(name => you.includes(name))
  const until = Date.now() + 150_000
  let events = 0
  while (!(await nightIsOver(page))) {
    if (Date.now() > until) throw new Error(`no debrief; on the page: ${JSON.stringify(await movesOn(page))}`)
    const [move] = await movesOn(page)
    if ((await page.locator('.moveform').count()) > 0) {
      const stamped = await page.locator('[data-hand]').first().getAttribute('data-hand')
      const [own = [], letter = []] = await vectorsOn(page)
      const known = belief(own, letter)
      await fillForm(
        page,
        known.map((n, i) => (i === self ? n + 1 : n)),
        'click',
      )
      events += 1
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

it('two phones and a bot: Vectors is lost by no-max in one seat, and both see the stamp that spread', async () => {
  const [careless, careful] = [await stage.open('/', PHONE), await stage.open('/', PHONE)]
  await gather(careless, [careful], /^Vectors/, /Practice/)
  const stamped = await Promise.all([keepLog(careless, onlyMine), keepLog(careful, byTheBook)])
  for (const events of stamped) expect(events).toBeGreaterThan(5)
  for (const page of [careless, careful]) {
    const words = await page.locator('body').innerText()
    expect(words).toContain('2 people, 1 bot')
    expect(words).toMatch(/and its stamp is (not )?smaller/)
    expect(words).toContain('take the larger of the two in every component')
    // Only one of them was wrong, and the other's stamps say so.
    expect(words).toMatch(/The first wrong step\s+n1 /)
    expect(words).not.toMatch(/The first wrong step\s+n2 /)
  }
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
