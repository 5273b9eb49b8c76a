/** Every page at desk and phone size: no serious accessibility fault, little to read at first, nothing wider than the screen. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousFaultsOn, tooWide } from './axe.ts'
import { DESK, hinted, PHONE, playNight, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(5)
})
afterAll(() => stage.close())

/** What a person could read: text that is on the screen and not only for screen readers. */
async function wordsOnScreen(page: Page): Promise<number> {
  return page.evaluate(() => {
    let words = 0
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const box = element.getBoundingClientRect()
      const hidden =
        box.width <= 2 ||
        box.height <= 2 ||
        box.bottom < 0 ||
        box.top > innerHeight ||
        element.closest('[aria-hidden="true"], svg, canvas') !== null
      if (!hidden) words += (node.textContent ?? '').split(/\s+/).filter(word => /[a-z]{2}/i.test(word)).length
    }
    return words
  })
}

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('%s', (_, size) => {
  test('from the first glance to the debrief', async () => {
    const page = await stage.open('/?renderer=canvas', size)
    await page.getByRole('radio', { name: /First light/ }).waitFor()
    expect(await seriousFaultsOn(page)).toEqual([])
    expect(await tooWide(page)).toBe(false)

    await page.getByRole('button', { name: 'Play First light' }).click()
    await page.locator('button[data-move]').first().waitFor()
    await page.waitForTimeout(600)
    expect(await wordsOnScreen(page)).toBeLessThanOrEqual(40)
    expect(await seriousFaultsOn(page)).toEqual([])

    await playNight(page, 'keys', hinted)
    await page.getByRole('heading', { name: 'Goal reached, safety held' }).waitFor()
    expect(await seriousFaultsOn(page)).toEqual([])
    expect(await tooWide(page)).toBe(false)
    expect(stage.troubles).toEqual([])
  }, 120_000)
})
