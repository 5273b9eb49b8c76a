/** Lose once through vote-in-memory, understand why from the debrief, and win on the same seed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
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
  const disk = await page
    .locator('dt:has-text("votedFor") + dd')
    .first()
    .innerText({ timeout: 1_000 })
    .catch(() => 'nobody')
  const asking = await page
    .locator('.card.sel')
    .first()
    .innerText({ timeout: 1_000 })
    .catch(() => '')
  const given = disk !== 'nobody' && !asking.includes(`from ${disk}`)
  return given ? ['Reply: refused', ...REST] : ['Write to disk', 'Reply: granted', ...REST]
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

  await page.getByRole('button', { name: 'Again, same sea' }).click()
  await page.locator('button[data-move]').first().waitFor()
  await playNight(page, 'click', byTheBook)
  expect(await page.getByRole('heading').allInnerTexts()).toContain('Goal reached, safety held')
  expect(stage.troubles).toEqual([])
}, 150_000)
