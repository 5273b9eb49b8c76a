/** Two people in one room: one comes by the code, one plays with clicks, one with the keyboard; a reload loses nothing. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headed, hinted, playNight, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(5)
})
afterAll(() => stage.close())

const whoAmI = async (page: Page): Promise<string> => {
  await page
    .getByText(/You are (node )?n\d/)
    .first()
    .waitFor()
  return (
    /n\d/.exec(
      await page
        .getByText(/You are (node )?n\d/)
        .first()
        .innerText(),
    )?.[0] ?? ''
  )
}

test('create, join by code, start, play to the debrief, reload in between', async () => {
  const host = await stage.open('/')
  await host.getByRole('radio', { name: /First light/ }).check({ force: true })
  await host.getByRole('radio', { name: /Guided/ }).check({ force: true })
  await host.getByRole('button', { name: /create a room/i }).click()
  const code = (await host.locator('.bigcode').innerText()).trim()
  expect(code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/)

  const guest = await stage.open('/')
  await guest.getByLabel('Code').fill(code.toLowerCase())
  await guest.getByLabel(/Your name/).fill('Grace')
  await guest.keyboard.press('Enter')
  await guest.locator('.bigcode').waitFor()
  await host.getByText('Grace').first().waitFor()

  await host.getByRole('button', { name: /start/i }).click()
  const [hostNode, guestNode] = [await whoAmI(host), await whoAmI(guest)]
  expect(hostNode).not.toBe(guestNode)

  await guest.reload()
  expect(await whoAmI(guest)).toBe(guestNode)

  await Promise.all([playNight(host, 'click', hinted), playNight(guest, 'keys', hinted)])
  for (const page of [host, guest]) await headed(page, 'Goal reached, safety held')
  expect(stage.troubles).toEqual([])
}, 120_000)

test('an unknown code is told in words, and nothing typed is lost', async () => {
  const page = await stage.open('/?code=zzzzzz')
  await page.getByLabel(/Your name/).fill('Ada')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('alert').first().waitFor()
  expect(await page.getByLabel('Code').inputValue()).toMatch(/zzzzzz/i)
  expect(await page.getByLabel(/Your name/).inputValue()).toBe('Ada')
})
