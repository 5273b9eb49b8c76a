/** What makes the space-time diagram smooth: few elements however long the night, and hardly one touched when it moves. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DiagramPage, type DiagramStage, setDiagramStage } from './stage.ts'

const PICTURE = '.diaplane svg'
/** A path for each kind of mark and of message, a line for each node, and claims that are in view. */
const MOST_ELEMENTS = 100
/** The page is built first. */
const START_MS = 180_000

let stage: DiagramStage
let short: DiagramPage
let long: DiagramPage

beforeAll(async () => {
  stage = await setDiagramStage()
  short = await stage.open(250)
  long = await stage.open(1000)
}, START_MS)

afterAll(() => stage.close())

async function elements({ page }: DiagramPage): Promise<{ readonly axis: number; readonly others: number }> {
  const all = await page.locator(`${PICTURE} *`).count()
  const axis = 3 * (await page.locator(`${PICTURE} .ax`).count())
  return { axis, others: all - axis }
}

/** What the page touches in the picture while something is done: attributes set, and elements that come or go. */
async function touched(
  page: Page,
  act: () => Promise<void>,
): Promise<{ readonly set: number; readonly swapped: number }> {
  const observed = await page.evaluateHandle(selector => {
    const picture = document.querySelector(selector)
    const seen = { set: 0, swapped: 0 }
    new MutationObserver(records => {
      for (const { type, addedNodes, removedNodes } of records)
        if (type === 'attributes') seen.set += 1
        else seen.swapped += addedNodes.length + removedNodes.length
    }).observe(picture ?? document, { subtree: true, childList: true, attributes: true })
    return seen
  }, PICTURE)
  await act()
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return observed.jsonValue()
}

async function drag(page: Page, px: number): Promise<void> {
  await page.mouse.move(900, 300)
  await page.mouse.down()
  await page.mouse.move(900 - px, 300, { steps: 10 })
  await page.mouse.up()
}

it('has no more elements for a longer night, but for the axis', async () => {
  expect(long.events).toBeGreaterThan(3.5 * short.events)
  const [few, many] = [await elements(short), await elements(long)]
  expect(many.axis).toBeGreaterThan(2 * few.axis)
  expect(many.others).toBeLessThanOrEqual(few.others * 1.1)
  expect(many.others).toBeLessThan(MOST_ELEMENTS)
})

describe('with a thousand events', () => {
  it('touches nothing in the picture while the pointer passes over it', async () => {
    const { page } = long
    await page.mouse.move(400, 300)
    expect(await touched(page, () => page.mouse.move(900, 310, { steps: 15 }))).toEqual({ set: 0, swapped: 0 })
  })

  it('is dragged by scrolling alone, and on a longer way swaps only what comes into view', async () => {
    const { page } = long
    const before = await page.locator('.diascroll').evaluate(element => element.scrollLeft)
    expect(await touched(page, () => drag(page, 200))).toEqual({ set: 0, swapped: 0 })
    expect(await page.locator('.diascroll').evaluate(element => element.scrollLeft)).toBe(before + 200)
    const { set, swapped } = await touched(page, () => drag(page, 700))
    expect(set).toBe(0)
    expect(swapped).toBeLessThan(20)
  })

  it('is zoomed by setting what is there: elements stay', async () => {
    const { page } = long
    const { others } = await elements(long)
    const { set, swapped } = await touched(page, () => page.getByRole('button', { name: 'Closer' }).click())
    expect(set).toBeGreaterThan(others)
    expect(swapped).toBeLessThan(others)
  })

  it('shows flags from close by, and those in view alone', async () => {
    const { page, events } = long
    for (let steps = 0; steps < 3; steps++) await page.getByRole('button', { name: 'Closer' }).click()
    const flags = await page.locator(`${PICTURE} g[transform*="scale(.9)"]`).count()
    expect(flags).toBeGreaterThan(0)
    expect(flags).toBeLessThan(events / 10)
  })
})
