/** An instructor runs a rehearsal from its first click to the erased class, by keyboard alone, and reloads the page in every phase. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newStep } from '../../shared/classroom/plans.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import { seriousFaultsOn, tooWide } from './axe.ts'
import { beginClass, decide } from './classroom.ts'
import { startProxy } from './proxy.ts'
import { PHONE, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(8)
})
afterAll(() => stage.close())

const PLAN: Plan = {
  title: 'A short lesson',
  steps: [newStep('raft', 'first-light', 30, 'practice'), newStep('raft', 'amnesia', 30, 'practice')],
  pace: 'in-step',
  seats: null,
  dropped: 'mask',
  idleMs: 75_000,
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    if (at === null || at === document.body) return ''
    return at.getAttribute('aria-label') ?? (at.closest('label') ?? at).textContent?.trim() ?? ''
  })

/** No hand on the mouse: with Tab to where one wants to be. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (name.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}; the focus is at "${await focused(page)}"`)
}

describe('an instructor', () => {
  test('runs a class by keyboard alone, and a reload in any phase loses nothing', async () => {
    const { code, teacher } = await beginClass(stage.server, PLAN)
    const page = await stage.open(`/teach/${code}#${teacher}`)
    const heading = (name: RegExp) => page.getByRole('heading', { name }).first()
    await heading(/Nobody is here yet/).waitFor()
    expect(await seriousFaultsOn(page)).toEqual([])

    await decide(page, 'r', /Rehearse/)
    await heading(/^12 students, 12 connected/).waitFor()
    await page.reload()
    await heading(/^12 students, 12 connected/).waitFor()
    expect(await seriousFaultsOn(page)).toEqual([])

    await decide(page, 'b', /Start the class/)
    await page.locator('.tile').nth(2).waitFor()
    await page.keyboard.press('g')
    await tabTo(page, /^Group 2/)
    await page.keyboard.press('Enter')
    await heading(/^Group \d$/).waitFor()
    await page.keyboard.press('w')
    await tabTo(page, /God/)
    await page.keyboard.press('ArrowRight')
    await page.getByText(/You watch n1/).waitFor()
    expect(await seriousFaultsOn(page)).toEqual([])

    await decide(page, 'f', /Freeze everybody/)
    await page.locator('.frozenline').waitFor()
    await page.reload()
    await page.locator('.frozenline').waitFor()
    await page.keyboard.press('f')
    await page.locator('.frozenline').waitFor({ state: 'detached' })

    await page.keyboard.press('i')
    await tabTo(page, /^loss$/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^loss in all groups/)
    await page.keyboard.press('Enter')
    await page.locator('.faults .inj').waitFor()
    await page.keyboard.press('u')
    await page.locator('.faults .inj').waitFor({ state: 'detached' })

    await page.keyboard.press('s')
    await tabTo(page, /^More for /)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await seriousFaultsOn(page)).toEqual([])
    // One dialog leads to another, which stays.
    await tabTo(page, /^Say something$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: /^Say to / }).waitFor()
    await page.getByLabel(/^One line/).fill('Look at your disk.')
    await page.keyboard.press('Enter')
    await page.getByText(/^Said to .*: Look at your disk/).waitFor()

    await decide(page, 'n', /Next level/)
    await heading(/^Amnesia$/).waitFor()
    await decide(page, 'e', /End the class/)
    await heading(/^Take along$/).waitFor()
    await page.reload()
    await heading(/^Take along$/).waitFor()
    expect(await seriousFaultsOn(page)).toEqual([])
    await tabTo(page, /^players\.csv$/)
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toBe(`${code}-players.csv`)

    await tabTo(page, /^Erase everything/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(code.toLowerCase())
    await page.keyboard.press('Enter')
    await heading(/^Erased$/).waitFor()
    await page.reload()
    await heading(/does not open/).waitFor()
    expect(stage.troubles.filter(line => !/40[34]/.test(line))).toEqual([])
  }, 150_000)

  test('on a phone nothing is wider than the screen, and every part is behind its tab', async () => {
    const taught = await beginClass(stage.server, PLAN)
    const page = await stage.open(`/teach/${taught.code}#${taught.teacher}`, PHONE)
    await page.getByText('Nobody is here yet').waitFor()
    expect(await tooWide(page)).toBe(false)
    await taught.do({ type: 'rehearse', students: 7 })
    await page.getByRole('heading', { name: /^6 students, 6 connected/ }).waitFor()
    expect(await seriousFaultsOn(page)).toEqual([])
    await taught.do({ type: 'start' })
    for (const name of [/^groups/i, /^students/i, /^beliefs/i, /^faults/i, /^record/i]) {
      await page.getByRole('tab', { name }).click()
      expect(await tooWide(page)).toBe(false)
    }
    expect(await seriousFaultsOn(page)).toEqual([])
    await taught.do({ type: 'end' })
    await page.getByRole('heading', { name: 'Take along' }).waitFor()
    expect(await tooWide(page)).toBe(false)
  }, 90_000)

  test('comes back by itself when the network does, and finds what happened meanwhile', async () => {
    const taught = await beginClass(stage.server, PLAN)
    const proxy = await startProxy(stage.server.url)
    const page = await stage.open('/check')
    await page.goto(`${proxy.url}/teach/${taught.code}#${taught.teacher}`)
    await page.getByText('Nobody is here yet').waitFor()
    await page.context().setOffline(true)
    proxy.cut()
    await page.getByText('Connection lost').waitFor()
    await taught.do({ type: 'rehearse', students: 2 })
    await page.context().setOffline(false)
    await page.getByText('Connection lost').waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: /^1 student, 1 connected/ }).waitFor()
    await page.close()
    await proxy.close()
  }, 60_000)

  test('makes new links when somebody has seen the old ones, and those open nothing any more', async () => {
    const { code, teacher } = await beginClass(stage.server, PLAN)
    const seen = `/teach/${code}#${teacher}`
    const other = await stage.open(seen)
    await other.getByText('Nobody is here yet').waitFor()
    const page = await stage.open(seen, PHONE)
    await page.getByText('Nobody is here yet').waitFor()
    await page.keyboard.press('p')
    await page.getByRole('button', { name: 'New links…' }).click()
    await page.getByRole('button', { name: 'Make new links' }).click()
    await page.getByRole('heading', { name: /^New links for class/ }).waitFor()
    expect(await seriousFaultsOn(page)).toEqual([])
    expect(await tooWide(page)).toBe(false)
    const second = await page.getByLabel('For a second teacher').inputValue()
    await page.reload()
    await page.getByText('Nobody is here yet').waitFor()
    await other.getByRole('heading', { name: /does not open/ }).waitFor()
    await other.goto(second)
    await other.getByText('Nobody is here yet').waitFor()
  }, 60_000)

  test('a link that is cut short, or was never given, is told in words', async () => {
    const { code } = await beginClass(stage.server, PLAN)
    const short = await stage.open(`/teach/${code}`)
    await short.getByRole('heading', { name: 'This address is not whole' }).waitFor()
    const wrong = await stage.open(`/teach/${code}#nobodys-token`)
    await wrong.getByRole('heading', { name: /does not open/ }).waitFor()
    expect(await seriousFaultsOn(wrong)).toEqual([])
  })
})

test('the wall shows how to come in, how far each group is, the class and an example: never a name', async () => {
  const taught = await beginClass(stage.server, PLAN)
  const wall = await stage.open(`/projector/${taught.code}#${taught.projector}`, { width: 1280, height: 720 })
  await wall.locator('.wallcode').waitFor()
  expect(await seriousFaultsOn(wall)).toEqual([])
  await taught.do({ type: 'rehearse', students: 7 })
  const teacher = await stage.open(`/teach/${taught.code}#${taught.teacher}`)
  await teacher.getByRole('heading', { name: /^6 students, 6 connected/ }).waitFor()
  const names = await teacher.locator('.arrived .arrivals li').allInnerTexts()
  expect(names).toHaveLength(6)
  await wall.getByText('6 students here').waitFor()
  await taught.do({ type: 'start' })
  await wall.getByText('Group 1').waitFor()
  await taught.do({ type: 'freeze', group: null, minutes: 5, why: 'Look at the projector' })
  await wall.getByText('Look at the projector').waitFor()
  await taught.do({ type: 'show', what: { type: 'class' } })
  await wall.getByRole('heading', { name: /^Debrief/ }).waitFor()
  expect(await seriousFaultsOn(wall)).toEqual([])
  const written = await wall.locator('body').innerText()
  for (const name of names) expect(written).not.toContain(name)
  await wall.reload()
  await wall.getByRole('heading', { name: /^Debrief/ }).waitFor()
}, 60_000)
