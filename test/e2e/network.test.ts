/** The network's chair: bots that vote twice are broken by mouse and by keys, and those by the book are found unbreakable. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PARS } from '../../shared/check/chair/pars.ts'
import { faultsOn } from './axe.ts'
import { DESK, PHONE, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

const FLAWED = '/network/raft/three/votes-twice'

async function settled(page: Page, acts: number): Promise<void> {
  await page.waitForFunction(n => document.querySelector('.netcount b')?.textContent === String(n), acts)
  await page.waitForFunction(() => document.querySelector('.offer[aria-disabled="true"]') === null)
}

it.each(['mouse', 'keys'] as const)('bots that vote twice are broken by %s', async how => {
  const page = await stage.open(FLAWED)
  await page.locator('.offer').first().waitFor()
  const schedule = PARS['raft/three/votes-twice']?.schedule ?? []
  for (const [acts, index] of schedule.entries()) {
    await settled(page, acts)
    const offer = page.locator(`.offer[data-offer="${index}"]`)
    if (how === 'mouse') await offer.click()
    else await page.keyboard.press((await offer.getAttribute('aria-keyshortcuts')) ?? '')
  }
  await page.getByRole('heading', { name: 'Broken: Two leaders in term 1' }).waitFor()
  expect(await page.getByLabel('3 of 3 stars').count()).toBe(1)
  // A refresh loses nothing, and the way back leads before the end.
  await page.reload()
  await page.getByRole('heading', { name: /Two leaders/ }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.locator('.offer').first().waitFor()
})

it('whoever says that bots by the book cannot be broken is right if they can say why', async () => {
  const page = await stage.open('/network', PHONE)
  await page
    .getByRole('link', { name: /They play by the book/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'They cannot be broken…' }).click()
  await page.getByRole('radio', { name: /election-safety/ }).check()
  await page.getByRole('button', { name: 'That is my answer' }).click()
  await page.getByText('Right.').waitFor()
  expect(await page.getByText(/41,497 worlds/).count()).toBe(1)
})

it.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('can be read by everybody: %s', async (_name, viewport) => {
  for (const path of ['/network', FLAWED]) {
    const page = await stage.open(path, viewport)
    await page.locator('.puzzle, .offer').first().waitFor()
    expect(await faultsOn(page)).toEqual([])
  }
  expect(stage.troubles).toEqual([])
})

it('an address that names no cluster says so', async () => {
  const page = await stage.open('/network/raft/three/no-such-flaw')
  await page.getByText('There is no such cluster.').waitFor()
  stage.troubles.length = 0 // the browser logs the 404 it was told
})
