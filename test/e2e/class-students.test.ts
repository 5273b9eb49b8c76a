/** A lesson as its students meet it: twelve people with a browser each, a projector, and an instructor at the dashboard. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newStep } from '../../shared/classroom/plans.ts'
import type { Joined } from '../../shared/wire/classroom.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import { beginClass, decide, type TaughtClass } from './classroom.ts'
import { hinted, PHONE, playNight, type Stage, setStage } from './stage.ts'

const PLAN: Plan = {
  title: 'Consensus by hand',
  steps: [newStep('raft', 'first-light', 10, 'guided'), newStep('raft', 'amnesia', 10, 'guided')],
  pace: 'in-step',
  seats: null,
  dropped: 'mask',
  // Nobody plays while the instructor does things to all; no bot need care.
  idleMs: 600_000,
}
/** Twelve boards at once: drawn without the detour over a GPU that is not there. */
const KEPT = 'renderer=canvas'

interface Student extends Joined {
  readonly page: Page
}

let stage: Stage
let lesson: TaughtClass
beforeAll(async () => {
  stage = await setStage()
  lesson = await beginClass(stage.server, PLAN)
})
afterAll(() => stage.close())

const joinBy = (page: Page) => page.getByRole('button', { name: 'Join', exact: true })

/** What the link of a QR code shows, and one tap. */
const invited = (phone: boolean): Promise<Page> =>
  stage.open(`/?code=${lesson.code}&${KEPT}`, phone ? PHONE : undefined)

async function comeIn(page: Page): Promise<Student> {
  const answer = page.waitForResponse(/\/join$/)
  await joinBy(page).click()
  const joined: Joined = await (await answer).json()
  return { ...joined, page }
}

/** Waits for the board, and says whose it is. */
async function atSea(page: Page): Promise<string | undefined> {
  const label = await page
    .getByLabel(/^The sea seen from n\d/)
    .first()
    .getAttribute('aria-label')
  return /n\d/.exec(label ?? '')?.[0]
}
const still = (page: Page) => page.getByRole('alertdialog', { name: 'Everything stands still' })
const everywhere = (students: readonly Student[], look: (page: Page) => Promise<unknown>) =>
  Promise.all(students.map(({ page }) => look(page)))

test('twelve students come, play, drop out, return, are frozen, and see the end', async () => {
  // A code typed by hand, with a name: three taps.
  const first = await stage.open(`/?${KEPT}`, PHONE)
  await first.getByLabel('Code').fill(lesson.code.toLowerCase())
  await first.getByLabel(/Your name/).fill('Ada')
  const answer = first.waitForResponse(/\/join$/)
  await joinBy(first).click()
  const ada: Student = { ...(await (await answer).json()), page: first }
  expect(ada.name).toBe('Ada')
  await first.getByText(ada.word).waitFor()

  const students = [ada]
  for (let nth = 1; nth < 11; nth += 1) students.push(await comeIn(await invited(nth % 2 === 0)))
  await everywhere(students, page => page.getByText('11 are here.').waitFor())
  const projector = await stage.open(`/projector/${lesson.code}#${lesson.projector}`)
  await projector.getByText(PLAN.title).first().waitFor()
  // In two halves, for those who copy it from a wall.
  await expect.poll(async () => (await projector.locator('body').innerText()).replace(/\s/g, '')).toContain(lesson.code)

  // Whoever comes later has the page open already: with ten boards drawn beside it, a start of a page takes its time.
  const [latecomer, tablet] = [await invited(true), await invited(false)]
  const teacher = await stage.open(`/teach/${lesson.code}#${lesson.teacher}`)
  await teacher.getByRole('heading', { name: /^11 students, 11 connected/ }).waitFor()
  await decide(teacher, 'b', /Start the class/)
  await everywhere(students, atSea)

  // Late: a bot's seat, and a card that says what this is about.
  const late = await comeIn(latecomer)
  await late.page.getByRole('button', { name: /^To sea/ }).click()
  await atSea(late.page)

  // A refresh, and another device with the word from the card: the same place.
  const [, second, third, fourth] = students
  if (second === undefined || third === undefined || fourth === undefined) throw new Error('who is missing?')
  const [node, thirdNode] = [await atSea(second.page), await atSea(third.page)]
  await second.page.reload()
  expect(await atSea(second.page)).toBe(node)
  await tablet.getByRole('button', { name: 'I was here before' }).click()
  await tablet.getByLabel(/Your word/).fill(third.word)
  await joinBy(tablet).click()
  expect(await atSea(tablet)).toBe(thirdNode)
  await third.page.getByRole('button', { name: 'Play here' }).waitFor()
  const seated = students.map(student => (student === third ? { ...third, page: tablet } : student))

  // A hand goes up; a line stays until it is read, also over a refresh.
  await first.getByRole('button', { name: 'Ask your instructor for help' }).click()
  await first.getByRole('button', { name: /number 1 in the queue/ }).waitFor()
  await lesson.do({ type: 'say', to: { student: ada.id }, text: 'Look at your disk.' })
  await first.getByText('Look at your disk.').waitFor()
  await first.reload()
  await first.getByRole('button', { name: 'Read: Look at your disk.' }).click()
  await first.getByText('Look at your disk.').waitFor({ state: 'detached' })

  // Frozen, all of them, with the reason; and let go.
  await teacher.keyboard.press('f')
  await teacher.getByLabel(/^Why/).fill('Look at the board')
  await teacher.keyboard.press('Enter')
  await everywhere([...seated, late], page => still(page).getByText('Look at the board').waitFor())
  await projector.getByText('Look at the board').first().waitFor()
  await teacher.locator('.frozenline').waitFor()
  await teacher.keyboard.press('f')
  await everywhere([...seated, late], page => still(page).waitFor({ state: 'detached' }))

  // Removed: the page says so, also after a refresh.
  await lesson.do({ type: 'remove', student: fourth.id })
  await fourth.page
    .getByText(/removed/)
    .first()
    .waitFor()
  await fourth.page.reload()
  await fourth.page
    .getByText(/removed/)
    .first()
    .waitFor()

  // Off the network and back.
  await second.page.context().setOffline(true)
  await second.page
    .getByText(/Connection lost/)
    .first()
    .waitFor()
  await second.page.context().setOffline(false)
  await second.page
    .getByText(/Connection lost/)
    .first()
    .waitFor({ state: 'detached' })

  const playing = [...seated, late].filter(student => student.id !== fourth.id)
  await teacher.getByRole('radio', { name: '4 times' }).check({ force: true })
  await Promise.all(playing.map(({ page }, i) => playNight(page, i % 3 === 0 ? 'keys' : 'click', hinted, 120_000)))
  await decide(teacher, 'e', /End the class/)
  await everywhere(playing, page => page.getByText(/^Thank you, /).waitFor())
  await ada.page.getByText('First light, night 1').waitFor()
  expect(stage.troubles.filter(isLost)).toEqual([])
}, 300_000)

/** Requests of a page that is off the network fail, and a token that was taken back opens nothing. */
const isLost = (trouble: string): boolean => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|40[13]/.test(trouble)
