/** One student's place in a class, whatever an instructor does with it: the page says so, and nothing is lost by a refresh. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newStep } from '../../shared/classroom/plans.ts'
import type { Joined } from '../../shared/wire/classroom.ts'
import { faultsOn } from './axe.ts'
import { beginClass, type TaughtClass } from './classroom.ts'
import { PHONE, type Stage, setStage } from './stage.ts'

let stage: Stage
let lesson: TaughtClass
beforeAll(async () => {
  stage = await setStage()
  lesson = await beginClass(stage.server, {
    title: 'Places',
    steps: [newStep('raft', 'first-light', 10, 'guided')],
    pace: 'in-step',
    seats: 3,
    dropped: 'mask',
    idleMs: 600_000,
  })
})
afterAll(() => stage.close())

async function tryToJoin(page: Page): Promise<Joined> {
  const answer = page.waitForResponse(/\/join$/)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  return (await answer).json()
}

async function groupOf(page: Page): Promise<string | undefined> {
  await page.keyboard.press('?')
  const words = await page.getByText(/group \d+\. With the code/).innerText()
  await page.keyboard.press('Escape')
  return /group (\d+)/.exec(words)?.[1]
}

test('named, moved, nudged, played for, removed by mistake and taken back, and at the end', async () => {
  for (let nth = 0; nth < 5; nth += 1) await lesson.join({})
  const page = await stage.open(`/class/${lesson.code}?renderer=canvas`, PHONE)
  await page.getByLabel(/Your name/).fill('shit')
  await tryToJoin(page)
  await page
    .getByRole('alert')
    .getByText(/another name/)
    .waitFor()
  await page.getByLabel(/Your name/).fill('Grace')
  const { id, name, token } = await tryToJoin(page)
  expect(name).toBe('Grace')
  await page.getByText('6 are here.').waitFor()
  expect(await faultsOn(page)).toEqual([])

  await page.getByLabel('Your name').fill('shit')
  await page.getByRole('button', { name: 'Rename' }).click()
  await page
    .getByRole('log', { name: 'Messages of the class' })
    .getByText(/another name/)
    .waitFor()
  await page.locator('a.puzzle').first().click()
  await page.locator('.offer').first().click()
  await page.waitForURL(/acts=/)
  await page.reload()
  await page.getByText('acts', { exact: false }).first().waitFor()
  await lesson.do({ type: 'start' })
  await page.locator('#inbox').waitFor()
  // The wait is over: neither the cluster nor its schedule stays in the address.
  expect(new URL(page.url()).search).toBe('?renderer=canvas')

  const group = await groupOf(page)
  const to = group === '1' ? '2' : '1'
  await lesson.do({ type: 'move', student: id, group: to })
  await page.getByText(`You play in group ${to} now`).waitFor()
  await page.locator('#inbox').waitFor()
  expect(await groupOf(page)).toBe(to)
  await lesson.do({ type: 'rename', student: id, name: 'Barbara' })
  await page.getByText('Your name is now Barbara.').waitFor()
  await lesson.do({ type: 'nudge', student: id })
  await page.getByRole('button', { name: /^Read: A nudge/ }).click()
  await lesson.do({ type: 'freeze', group: null, minutes: 1, why: 'Listen' })
  await page.getByRole('alertdialog').waitFor()
  expect(await faultsOn(page)).toEqual([])
  await lesson.do({ type: 'thaw', group: null })
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await lesson.do({ type: 'control', student: id, by: 'bot' })
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('A bot plays your seat.').waitFor({ state: 'detached' })

  await lesson.do({ type: 'remove', student: id })
  await page.getByText('The instructor has removed you from this class.').waitFor()
  const answer = await fetch(`${stage.server.url}/api/class/${lesson.code}/stream`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  expect(answer.status).toBe(403)
  await lesson.do({ type: 'undo' })
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('#inbox').waitFor()

  await lesson.do({ type: 'end' })
  await page.getByText('Thank you, Barbara.').waitFor()
  await page.reload()
  await page.getByText('Thank you, Barbara.').waitFor()
  expect(await faultsOn(page)).toEqual([])
  await lesson.do({ type: 'erase' })
  await page.getByText('This class has been erased.').waitFor()
  // Names that are not taken.
  expect(stage.troubles.filter(trouble => !trouble.includes('409'))).toEqual([])
}, 120_000)
