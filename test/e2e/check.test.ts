/** The page that says whether a class can play here: all well, and with WebSockets blocked as some schools do. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { faultsOn } from './axe.ts'
import { type SchoolProxy, startProxy } from './proxy.ts'
import { PHONE, type Stage, setStage } from './stage.ts'

let stage: Stage
let proxy: SchoolProxy
beforeAll(async () => {
  stage = await setStage()
  proxy = await startProxy(stage.server.url)
})
afterAll(async () => {
  await proxy.close()
  await stage.close()
})

it('holds a real connection for half a minute and says that all is well', async () => {
  const page = await stage.open('/check', PHONE)
  await page.getByText('The WebSocket was held for 30 s.').waitFor({ timeout: 60_000 })
  expect(await page.getByText(/^(All is well|You can play here)/).count()).toBe(1)
  expect(await page.locator('.checks .bad').count()).toBe(0)
  expect(await faultsOn(page)).toEqual([])
  expect(stage.troubles).toEqual([])
})

it('says that the game can be played where WebSockets are blocked', async () => {
  const page = await stage.open('/')
  await page.goto(`${proxy.url}/check`)
  await page.getByText(/You can play all the same.* was held for 30 s/).waitFor({ timeout: 60_000 })
  expect(await page.getByText(/^You can play here/).count()).toBe(1)
  expect(await page.locator('.checks .bad').count()).toBe(0)
  stage.troubles.length = 0 // the browser itself complains of the blocked socket
})

it('says what is in the way, and what the network must allow', async () => {
  const page = await stage.open('/')
  // This one swallows sockets without a word.
  await page.routeWebSocket(/.*/, () => undefined)
  await page.route('**/api/line/**', route => route.abort())
  await page.goto(`${stage.server.url}/check`)
  await page.getByText(/Something is in the way/).waitFor({ timeout: 60_000 })
  expect(await page.getByText(/Upgrade: websocket/).isVisible()).toBe(true)
  expect(await page.getByText(/text\/event-stream/).isVisible()).toBe(true)
  await page.getByRole('button', { name: 'Check again' }).isEnabled()
  stage.troubles.length = 0 // the browser itself complains of what is blocked
})
