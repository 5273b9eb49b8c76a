/** Lose once through vote-in-memory, understand why from the debrief, and win on the same seed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playNight, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(5)
})
afterAll(() => stage.close())

const REST = ['Draw a random', 'Follow', 'Refuse', 'Stand', 'Ask', 'Count', 'Light', 'Step down', 'Send heartbeats', 'Note', 'Say: n', 'Say: I know', 'Reject']
/** Answers first and writes later: the belief that what I have answered I will still know. */
const FORGETFUL = ['Reply: granted', 'Write to disk', ...REST]
const BY_THE_BOOK = ['Write to disk', 'Reply: granted', ...REST]

test('Amnesia is lost by answering first, and won on the same sea by writing first', async () => {
  const page = await stage.open('/')
  await page.getByRole('radio', { name: /Amnesia/ }).check({ force: true })
  await page.getByRole('radio', { name: /Practice/ }).check({ force: true })
  await page.getByRole('button', { name: /play alone/i }).click()

  await playNight(page, 'click', FORGETFUL)
  await page.getByRole('heading', { name: 'Two leaders in term 1' }).waitFor()
  const blame = page.locator('section, div').filter({ hasText: 'The first wrong step' }).last()
  const words = await page.locator('body').innerText()
  expect(words).toContain('vote-in-memory')
  expect(words).toContain('Raft Figure 2')
  expect(words).toContain('nothing breaks')
  expect(await blame.count()).toBeGreaterThan(0)

  await page.getByRole('button', { name: 'Again, same sea' }).click()
  await page.locator('button[data-move]').first().waitFor()
  // The second vote is asked for in the same term: by the book it is refused, and the menu still offers to grant it.
  await playNight(page, 'click', ['Write to disk, once', ...BY_THE_BOOK], 90_000).catch(error => {
    throw error
  })
  expect(stage.troubles).toEqual([])
}, 150_000)
