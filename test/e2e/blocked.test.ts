/** A network that lets no WebSocket through, as some schools': the game finds its other way by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SchoolProxy, startProxy } from './proxy.ts'
import { headed, hinted, PHONE, playNight, type Stage, setStage } from './stage.ts'

let stage: Stage
let proxy: SchoolProxy
beforeAll(async () => {
  stage = await setStage(5)
  proxy = await startProxy(stage.server.url)
})
afterAll(async () => {
  await proxy.close()
  await stage.close()
})

test('a night is played to its debrief without a WebSocket, over a reload and a loss of the network', async () => {
  const page = await stage.open('/', PHONE)
  await page.goto(proxy.url)
  await page.getByRole('radio', { name: /First light/ }).check({ force: true })
  await page.getByRole('radio', { name: /Guided/ }).check({ force: true })
  await page.getByRole('button', { name: /create a room/i }).click()
  const code = (await page.locator('.bigcode').innerText()).trim()
  await page.getByText('Connected without WebSocket: a little slower.').first().waitFor()
  expect(proxy.sockets()).toBe(2)

  // Somebody whose network is better comes along.
  const guest = await stage.open('/')
  await guest.getByLabel('Code').fill(code)
  await guest.getByRole('button', { name: 'Join', exact: true }).click()
  await guest.locator('.bigcode').waitFor()
  await page.getByRole('button', { name: /start/i }).click()
  const seat = page.getByText(/You are (node )?n\d/).first()
  const mine = await seat.innerText()

  await page.reload()
  await seat.waitFor()
  expect(await seat.innerText()).toBe(mine)

  await page.context().setOffline(true)
  await page
    .getByText(/Connection lost/)
    .first()
    .waitFor({ timeout: 30_000 })
  await page.context().setOffline(false)
  await page
    .getByText(/Connection lost/)
    .first()
    .waitFor({ state: 'detached', timeout: 30_000 })
  // It knows by now, and asks for no more sockets.
  expect(proxy.sockets()).toBe(2)

  await Promise.all([playNight(page, 'click', hinted), playNight(guest, 'keys', hinted)])
  for (const one of [page, guest]) await headed(one, 'Goal reached, safety held')
  expect(stage.troubles.filter(trouble => !/WebSocket|ERR_INTERNET_DISCONNECTED|net::/.test(trouble))).toEqual([])
}, 150_000)
