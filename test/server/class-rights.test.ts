/** Everything that a class can be asked, tried with every wrong token there is. The lists are the server's own, so they are complete. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FOR_TEACHERS } from '../../server/classroom/commands.ts'
import { ROUTES, type Route } from '../../server/classroom/routes.ts'
import { FOR_STUDENTS } from '../../server/classroom/student-commands.ts'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { Joined, SessionLinks } from '../../shared/wire/classroom.ts'
import { ask, begin, join, order } from './class-pupil.ts'
import { startTestServer, type TestServer } from './harness.ts'

type Wrong =
  | 'student'
  | 'removed student'
  | 'other student'
  | 'other teacher'
  | 'projector'
  | 'other projector'
  | 'none'
  | 'forged'

let server: TestServer
let links: SessionLinks
let tokens: Readonly<Record<Wrong, string | undefined>>
beforeAll(async () => {
  server = await startTestServer({ createMatch, catalog: catalog() })
  const { url } = server
  links = await begin(url)
  const other = await begin(url)
  const [student, removed] = [await join(url, links.code), await join(url, links.code)]
  const stranger: Joined = await join(url, other.code)
  await order(url, links.code, links.teacher, { type: 'remove', student: removed.id })
  tokens = {
    student: student.token,
    'removed student': removed.token,
    'other student': stranger.token,
    'other teacher': other.teacher,
    projector: links.projector,
    'other projector': other.projector,
    none: undefined,
    forged: `${student.token.slice(0, -4)}AAAA`,
  }
})
afterAll(() => server.close())

const WRONG: readonly Wrong[] = [
  'student',
  'removed student',
  'other student',
  'other teacher',
  'projector',
  'other projector',
  'none',
  'forged',
]

const addressOf = ({ path }: Route): string =>
  path.map(piece => `/${piece === 'TYPE' ? 'players.csv' : piece}`).join('')

/** Those that may; of wrong ones a projector and a student may do a little. */
const mayUse = ({ who }: Route, wrong: Wrong): boolean => who === 'anybody' || who.some(role => role === wrong)

describe.each(ROUTES.filter(route => route.who !== 'anybody'))('$method $path', route => {
  const body = route.method === 'POST' ? { type: 'nothing' } : undefined
  it.each(WRONG.filter(wrong => !mayUse(route, wrong)))('is refused to: %s', async wrong => {
    expect((await ask(server.url, `/${links.code}${addressOf(route)}`, tokens[wrong], body)).status).toBe(403)
  })

  it('is there for a teacher', async () => {
    const response = await ask(server.url, `/${links.code}${addressOf(route)}`, links.coTeacher, body)
    expect(response.status).not.toBe(403)
    await response.body?.cancel()
  })
})

describe.each(Object.keys(FOR_TEACHERS))('the command %s', type => {
  it.each(WRONG)('is refused to: %s', async wrong => {
    expect((await ask(server.url, `/${links.code}/do`, tokens[wrong], { type })).status).toBe(403)
  })
})

describe.each(Object.keys(FOR_STUDENTS))("the student's command %s", type => {
  it.each(WRONG.filter(wrong => wrong !== 'student'))('is refused to: %s', async wrong => {
    expect((await ask(server.url, `/${links.code}/do`, tokens[wrong], { type })).status).toBe(403)
  })

  it('is refused to a teacher', async () => {
    expect((await ask(server.url, `/${links.code}/do`, links.teacher, { type })).status).toBe(403)
  })
})

it('knows every route and every command, and nothing of the class has changed by all this', async () => {
  expect(ROUTES.length).toBeGreaterThanOrEqual(8)
  expect(Object.keys(FOR_TEACHERS).length).toBeGreaterThanOrEqual(22)
  expect(await (await ask(server.url, `/${links.code}`, undefined)).json()).toMatchObject({
    phase: 'lobby',
    open: true,
  })
})

it('answers strange codes, addresses and methods in words', async () => {
  const { url } = server
  expect((await ask(url, '/NOBODY', undefined)).status).toBe(404)
  expect((await ask(url, '/WWWWWW/stream', links.teacher)).status).toBe(404)
  expect((await ask(url, `/${links.code}/nothing/there`, links.teacher)).status).toBe(404)
  expect((await ask(url, `/${links.code}/stream`, links.teacher, {})).status).toBe(405)
  const wrong = await ask(url, `/${links.code}/do`, links.teacher, { type: 'speed', speed: 1000 })
  expect([wrong.status, await wrong.json()]).toEqual([
    400,
    { error: 'Command "speed": speed must be one of the speeds.' },
  ])
  expect((await ask(url, `/${links.code}/do`, links.teacher, { type: 'dance' })).status).toBe(400)
})

it('keeps no teacher’s token, and gives a seat to no guesser of words', async () => {
  const { url } = server
  const tries = await Promise.all(
    Array.from({ length: 40 }, () => ask(url, `/${links.code}/join`, undefined, { word: 'apple apple apple' })),
  )
  expect(tries.filter(response => response.status === 409).length).toBe(30)
  expect(tries.filter(response => response.status === 429).length).toBe(10)
})

it('ends the old links when there are new ones, and with them whatever was heard by them; the same asked again changes nothing', async () => {
  const { url } = server
  const own = await begin(url)
  const student = await join(url, own.code)
  const keys = { teacher: 'new-key-of-the-teacher-_012345678', coTeacher: 'new-key-of-the-second-_0123456789' }
  const rekey = { type: 'rekey', teacher: keys.teacher.slice(0, 32), coTeacher: keys.coTeacher.slice(0, 32) } as const
  expect((await ask(url, `/${own.code}/do`, own.teacher, { ...rekey, teacher: 'short' })).status).toBe(400)
  const heard = await ask(url, `/${own.code}/stream`, own.coTeacher)
  await order(url, own.code, own.teacher, rekey)
  // A stream that was open ends; without that, reading on would never come to an end.
  await heard.text()
  for (const old of [own.teacher, own.coTeacher])
    expect((await ask(url, `/${own.code}/do`, old, { type: 'thaw', group: null })).status).toBe(403)
  // An answer that was lost on the way locks nobody out: the new key opens, and may say it once more.
  for (const key of [rekey.teacher, rekey.coTeacher]) await order(url, own.code, key, rekey)
  for (const still of [own.projector, student.token]) {
    const stream = await ask(url, `/${own.code}/stream`, still)
    expect(stream.status).toBe(200)
    await stream.body?.cancel()
  }
})
