/** The lesson that lies in a protocol's folder can be read from the home page. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { protocols } from '../../shared/protocols/registry.ts'
import { seriousFaultsOn } from './axe.ts'
import { PHONE, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

test.each(protocols.map(p => p.title))('%s', async title => {
  const page = await stage.open('/', PHONE)
  await page.getByRole('button', { name: `Read the lesson: ${title}` }).click()
  await page.locator('dialog .lesson h1').waitFor()
  expect(await page.locator('dialog .lesson h2').count()).toBeGreaterThan(0)
  expect(await seriousFaultsOn(page, 'dialog')).toEqual([])
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog[open]').count()).toBe(0)
  expect(stage.troubles).toEqual([])
})
