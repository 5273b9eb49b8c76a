/** What an instructor does for one student, and what is taken along: two people with a browser each. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newStep } from '../../shared/classroom/plans.ts'
import { beginClass, type TaughtClass } from './classroom.ts'
import { hinted, PHONE, playNight, type Stage, setStage } from './stage.ts'

let stage: Stage
let lesson: TaughtClass
beforeAll(async () => {
  stage = await setStage(8)
  lesson = await beginClass(stage.server, {
    title: 'One of them',
    steps: [newStep('raft', 'first-light', 30, 'guided')],
    pace: 'in-step',
    seats: 3,
    dropped: 'mask',
    idleMs: 600_000,
  })
})
afterAll(() => stage.close())

/** As Canvas writes it: Ada has played, Edsger has not. */
const GRADEBOOK = [
  'Student,ID,SIS User ID,SIS Login ID,Section,One of them (882)',
  '    Points Possible,,,,,40.00',
  '"Lovelace, Ada",11,S-0001,alovelace,"Sec 1, mornings",',
  '"Dijkstra, Edsger",15,S-0005,ewd,Sec 2,7.25',
  '',
].join('\n')

test('a seat is watched, played for and left again; then a gradebook comes back with one column filled', async () => {
  const student = await stage.open(`/class/${lesson.code}?renderer=canvas`, PHONE)
  await student.getByLabel(/Your name/).fill('Ada Lovelace')
  await student.getByRole('button', { name: 'Join', exact: true }).click()
  const teacher = await stage.open(`/teach/${lesson.code}#${lesson.teacher}`)
  await teacher.getByRole('heading', { name: /^1 student, 1 connected/ }).waitFor()
  await lesson.do({ type: 'start' })
  await student.locator('#inbox').waitFor()
  const sea = await student
    .getByLabel(/^The sea seen from n\d/)
    .first()
    .getAttribute('aria-label')
  const node = /n\d/.exec(sea ?? '')?.[0] ?? ''

  await teacher.locator('.tile').first().click()
  await teacher.getByRole('radio', { name: node, exact: true }).check({ force: true })
  const mark = teacher.locator('.watchmark')
  await mark.getByText(`You watch ${node}, Ada Lovelace. Read only.`).waitFor()
  // Read only, until the instructor says otherwise, and is asked back.
  const moves = teacher.locator('.seatview .mv')
  await moves.first().waitFor()
  expect(await moves.first().isDisabled()).toBe(true)
  await mark.getByRole('button', { name: `Act for ${node}` }).click()
  await mark.getByRole('button', { name: 'Yes, act for Ada Lovelace' }).click()
  // Guided: what the paper does not say would be refused, to an instructor too.
  const hint = (await teacher.locator('.seatview .hint p').first().innerText()).replace('The paper says: ', '')
  await moves.filter({ hasText: hint }).click()
  await teacher
    .getByText(new RegExp(`^Moved ${node} of group 1 by hand`))
    .first()
    .waitFor()
  await teacher
    .locator('.watch')
    .getByText(/^Instructor: /)
    .first()
    .waitFor()
  await student.getByText('The instructor made a move for Ada Lovelace.').first().waitFor()
  await mark.getByRole('button', { name: 'Only watch' }).click()
  await mark.getByText('Read only.').waitFor()

  await playNight(student, 'click', hinted)
  await lesson.do({ type: 'end' })
  const book = teacher.getByLabel(/gradebook’s export/)
  await book.setInputFiles({ name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
  await teacher.locator('.takealong .bad').first().waitFor()
  const [download] = await Promise.all([
    teacher.waitForEvent('download'),
    book.setInputFiles({ name: 'grades.csv', mimeType: 'text/csv', buffer: Buffer.from(GRADEBOOK) }),
  ])
  await teacher.getByText('Found by their names alone').waitFor()
  await teacher.getByText('In the file, without a score here').waitFor()
  const back = (await readFile((await download.path()) ?? '', 'utf8')).split('\n')
  const before = GRADEBOOK.split('\n')
  expect(back.filter((line, i) => line !== before[i])).toEqual([
    expect.stringMatching(/^"Lovelace, Ada",11,S-0001,alovelace,"Sec 1, mornings",\d+(\.\d+)?$/),
  ])
  expect(stage.troubles.filter(trouble => !/4(00|22)/.test(trouble))).toEqual([])
}, 120_000)
