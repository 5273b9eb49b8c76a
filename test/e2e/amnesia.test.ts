/** Lose once through vote-in-memory, understand why from the debrief, and win on the same seed. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaultsOn } from './axe.ts'
import { playNight, type Stage, setStage, type Wishes } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(5)
})
afterAll(() => stage.close())

const REST = [
  'Draw a random',
  'Follow',
  'Stand',
  'Ask',
  'Count',
  'Light',
  'Step down',
  'Send heartbeats',
  'Note',
  'Say: n',
  'Say: I know',
  'Reject',
  'Reply: refused',
]
/** Answers first and writes later: the belief that what I have answered I will still know. */
const forgetful: Wishes = async () => ['Reply: granted', 'Write to disk', ...REST]
/** Writes first, and refuses whoever asks after that. */
const byTheBook: Wishes = async page => {
  const { disk, asking } = await page.evaluate(() => ({
    disk: document.evaluate('string(//dt[.="votedFor"]/following-sibling::dd)', document).stringValue || 'nobody',
    asking: document.querySelector<HTMLElement>('.card.sel')?.innerText ?? '',
  }))
  const given = disk !== 'nobody' && !asking.includes(`from ${disk}`)
  return given ? ['Reply: refused', ...REST] : ['Write to disk', 'Reply: granted', ...REST]
}

/** The ringed step by mouse, then another event by keyboard: what was done, why it was wrong, what the node held. */
async function lookBack(page: Page): Promise<void> {
  const cursor = page.locator('.diacursor')
  const knew = page.locator('.knew')
  const ringed = (await cursor.getAttribute('aria-label')) ?? ''
  expect(ringed).toMatch(/: Reply: granted, wrong by vote-in-memory, led to it$/)
  await cursor.click()
  await page.locator('.knewbody').waitFor()
  expect(await knew.getByRole('heading', { level: 3 }).innerText()).toContain(ringed.slice(0, 2))
  const words = await knew.innerText()
  for (const part of ['sends Vote granted to', 'The vote must be on disk before the answer sails', 'RequestVote'])
    expect(words).toContain(part)
  // It had answered, and its disk knew nothing of it.
  expect(await knew.getByLabel('Disk').innerText()).toMatch(/votedFor\s+nobody$/)
  expect(await seriousFaultsOn(page)).toEqual([])

  await page.keyboard.press('Escape')
  await knew.waitFor({ state: 'detached' })
  await cursor.focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.locator('.diacursor:focus').getAttribute('aria-label')).toMatch(/: crashed/)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowUp')
  const along = (await page.locator('.diacursor:focus').getAttribute('aria-label')) ?? ''
  expect(along.slice(0, 2)).not.toBe(ringed.slice(0, 2))
  await page.keyboard.press('Enter')
  await page.locator('.knewbody').waitFor()
  expect(await knew.getByRole('heading', { level: 3 }).innerText()).toContain(along.slice(0, 2))

  await page.getByText(/events as a table$/).click()
  await page.getByLabel('only what led to it').check()
  await page.locator('.lookup').first().click()
  const first = (await page.locator('.events tbody tr').first().innerText()).split(/\s/)
  expect(await knew.getByRole('heading', { level: 3 }).innerText()).toContain(`${first[0]} s`)
}

/** The night runs again from that event on the sea, by itself and under the hand; then as one node saw it. */
async function watchAgain(page: Page): Promise<void> {
  const seconds = async () => Number.parseFloat(await page.locator('.transport time').innerText())
  const from = Number.parseFloat((await page.locator('.knew h3').innerText()).split(' at ')[1] ?? '')
  await page.getByRole('button', { name: 'Replay from here' }).click()
  await page.locator('.chart canvas').waitFor()
  await expect.poll(seconds).toBeGreaterThan(from + 0.3)
  await page.getByLabel('Moment of the night').focus()
  await page.keyboard.press(' ')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  expect(await page.locator('.justnow li').count()).toBeGreaterThan(0)
  await page.keyboard.press('Home')
  expect(await seconds()).toBe(0)
  await page.keyboard.press('ArrowRight')
  expect(await seconds()).toBeGreaterThan(0)
  await page.keyboard.press('ArrowLeft')
  expect(await seconds()).toBe(0)
  await page.getByRole('radio', { name: 'n2', exact: true }).check({ force: true })
  await page.getByLabel('Moment of the night').focus()
  await page.keyboard.press('End')
  for (const line of await page.locator('.justnow li').allInnerTexts()) expect(line).toMatch(/^[\d.]+ s n2 /)
  await page.getByLabel('Speed').selectOption('8')
  await page.keyboard.press(' ')
  expect(await seriousFaultsOn(page)).toEqual([])
}

/** From the wrong step on, by the book: nothing breaks; and the lost night can still be gone back to. */
async function whatIf(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Everyone' }).check({ force: true })
  const table = page.locator('.events tbody')
  await table.getByRole('row').filter({ hasText: 'against vote-in-memory' }).first().locator('.lookup').click()
  await page.getByRole('button', { name: /^What if\? Take n\d over here$/ }).click()
  await page.locator('button[data-move]').first().waitFor()
  await playNight(page, 'click', byTheBook)
  await page.getByRole('heading', { name: 'Goal reached, safety held' }).waitFor()
  await page.getByRole('button', { name: 'Back to the night as it was' }).click()
  await page.getByRole('heading', { name: 'Two leaders in term 1' }).first().waitFor()
}

/** A search tells how little it took, and the night goes along as a file. */
async function askAndTake(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'How little would have been enough to break it?' }).click()
  const told = page.getByText(/\d+ of \d+ acts are enough/)
  await told.waitFor({ timeout: 30_000 })
  const [few, all] = ((await told.innerText()).match(/(\d+) of (\d+) acts/) ?? []).slice(1).map(Number)
  expect(few).toBeLessThan(all ?? 0)
  await page.getByText('Take the night along').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ShiViz log' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^amnesia-1-.*\.shiviz\.log$/)
}

test('Amnesia is lost by answering first, and won on the same sea by writing first', async () => {
  const page = await stage.open('/')
  await page.getByRole('radio', { name: /Amnesia/ }).check({ force: true })
  await page.getByRole('radio', { name: /Practice/ }).check({ force: true })
  await page.getByRole('button', { name: /play alone/i }).click()

  await playNight(page, 'click', forgetful)
  expect(await page.getByRole('heading').allInnerTexts()).toContain('Two leaders in term 1')
  const words = await page.locator('body').innerText()
  for (const part of ['vote-in-memory', 'Raft Figure 2', 'Write to disk', 'nothing breaks'])
    expect(words).toContain(part)
  await lookBack(page)
  await watchAgain(page)
  await whatIf(page)
  await askAndTake(page)

  await page.getByRole('button', { name: 'Again, same sea' }).click()
  await page.locator('button[data-move]').first().waitFor()
  await playNight(page, 'click', byTheBook)
  expect(await page.getByRole('heading').allInnerTexts()).toContain('Goal reached, safety held')
  expect(stage.troubles).toEqual([])
}, 240_000)
