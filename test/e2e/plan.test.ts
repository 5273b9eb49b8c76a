/** A lesson is planned by keyboard alone, given away as a link, begun, and read on paper. */
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOn } from './axe.ts'
import { DESK, PHONE, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(5)
})
afterAll(() => stage.close())

const levelsOn = (page: Page) =>
  page.locator('.step h3').evaluateAll(all => all.map(h => h.firstChild?.textContent ?? ''))

/** As a keyboard does: the focus goes there, and a key is pressed. */
async function press(button: Locator, key = 'Enter'): Promise<void> {
  await button.focus()
  await button.press(key)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('%s', (_, size) => {
  test('a plan is made, undone, and carried by a link', async () => {
    const page = await stage.open('/plan', size)
    const begin = page.getByRole('button', { name: 'Begin a class with this plan' })
    await press(page.getByRole('button', { name: /^A first lesson/ }))
    await expect.poll(() => levelsOn(page)).toEqual(['First light', 'Split vote', 'Amnesia'])
    expect(await faultsOn(page)).toEqual([])

    await press(page.getByRole('button', { name: 'Amnesia: earlier' }))
    expect(await focused(page)).toBe('Amnesia: earlier')
    await press(page.getByRole('button', { name: 'First light: remove' }))
    await expect.poll(() => levelsOn(page)).toEqual(['Amnesia', 'Split vote'])
    expect(await focused(page)).toBe('Amnesia: remove')
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => levelsOn(page)).toEqual(['Split vote', 'Amnesia'])
    await press(page.getByRole('button', { name: 'Undo', exact: true }))
    await expect.poll(() => levelsOn(page)).toEqual(['Amnesia', 'Split vote'])

    await page.getByLabel('Title').fill('')
    await page.getByText('The plan needs a title.').waitFor()
    expect(await begin.isDisabled()).toBe(true)
    await page.getByLabel('Title').fill('Two nights')
    await page.reload()
    await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Two nights')
    await expect.poll(() => levelsOn(page)).toEqual(['Amnesia', 'Split vote'])

    await press(page.getByRole('button', { name: 'Save', exact: true }))
    await page.getByRole('button', { name: 'Forget Two nights' }).waitFor()

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await press(page.getByRole('button', { name: 'Copy the link' }))
    await page.getByText('Copied').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const other = await stage.open(new URL(link).pathname + new URL(link).hash, size)
    expect(await other.getByLabel('Title').inputValue()).toBe('Two nights')
    await expect.poll(() => levelsOn(other)).toEqual(['Amnesia', 'Split vote'])
    await other.goto(`${stage.server.url}/plan#cut-short`)
    await other.getByRole('alert').waitFor()
    await expect.poll(() => levelsOn(other)).toEqual(['Amnesia', 'Split vote'])
    expect(stage.troubles).toEqual([])
  }, 90_000)

  test('a changed level is checked before a class can play it', async () => {
    const page = await stage.open('/plan', size)
    const begin = page.getByRole('button', { name: 'Begin a class with this plan' })
    await press(page.getByRole('button', { name: /^A first lesson/ }))
    await press(page.getByRole('button', { name: 'Amnesia: change this level' }))
    await press(page.locator('details.night > summary').first())
    await page.getByLabel('Lost (%)').first().fill('15')
    expect(await faultsOn(page)).toEqual([])
    expect(await page.getByRole('button', { name: 'Use it in the plan' }).isDisabled()).toBe(true)
    await press(page.getByRole('button', { name: 'Keep it, and check later' }))
    await page.getByText('not checked').waitFor()
    expect(await begin.isDisabled()).toBe(true)

    await press(page.getByRole('button', { name: 'Amnesia, changed: change this level' }))
    await press(page.getByRole('button', { name: 'Check it' }))
    await page.locator('.verdictbox').waitFor({ timeout: 60_000 })
    await press(page.getByRole('button', { name: 'Use it in the plan' }))
    await page.getByText('✓ solvable').waitFor()
    expect(await begin.isEnabled()).toBe(true)
    expect(stage.troubles).toEqual([])
  }, 90_000)

  test('a class begins, and its report is there from the start', async () => {
    const page = await stage.open('/plan', size)
    await press(page.getByRole('button', { name: /^Sagas/ }))
    await press(page.getByRole('button', { name: 'Begin a class with this plan' }))
    await page.getByRole('heading', { name: /^Class \w{6} is open$/ }).waitFor()
    expect(await faultsOn(page)).toEqual([])
    const dashboard = new URL(await page.getByLabel('Your dashboard').inputValue())
    await page.goto(`${stage.server.url}${dashboard.pathname}/report${dashboard.hash}`)
    await page.getByRole('heading', { name: 'Sagas' }).waitFor()
    expect(await faultsOn(page)).toEqual([])
    expect(stage.troubles).toEqual([])
  }, 60_000)
})
