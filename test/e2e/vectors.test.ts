/** On a phone, with the number pad: Vectors lost by counting only what happens here, and what the debrief says of it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { byTheBook, keepLog, onlyMine } from './log-keepers.ts'
import { gather, PHONE, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(2, 'vectors')
})
afterAll(() => stage.close())

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
