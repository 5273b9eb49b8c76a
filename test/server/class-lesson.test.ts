/** A lesson from its code to its second level, with real requests, streams and sockets. */
import { afterEach, expect, it } from 'vitest'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { ToStudent, ToTeacher } from '../../shared/wire/classroom.ts'
import { begin, ClassEar, join, order } from './class-pupil.ts'
import { startTestServer, TestPlayer, type TestServer } from './harness.ts'

let server: TestServer
afterEach(() => server.close())

it('begins, seats and shows', async () => {
  server = await startTestServer({ createMatch, catalog: catalog() })
  const { url } = server
  const links = await begin(url)
  const teacher = await ClassEar.open<ToTeacher>(url, links.code, links.teacher)
  await teacher.until('head', () => teacher.last('head') !== undefined)
  const pupils = await Promise.all(Array.from({ length: 7 }, () => join(url, links.code)))
  const ears = await Promise.all(pupils.map(p => ClassEar.open<ToStudent>(url, links.code, p.token)))
  await teacher.until('all here', () => teacher.last('head')?.connected === 7)
  await order(url, links.code, links.teacher, { type: 'start' })
  await Promise.all(
    ears.map(ear => ear.until('a seat', () => ear.last('seat') !== null && ear.last('seat') !== undefined)),
  )
  const players = await Promise.all(
    ears.map(ear => TestPlayer.join(server, ear.last('seat')?.room ?? '', { token: ear.last('seat')?.token ?? '' })),
  )
  await Promise.all(players.map(p => p.until('a screen', () => p.screen.you !== undefined)))
  await teacher.until('tiles', () => (teacher.last('tiles')?.changed.length ?? 0) > 0)
  await order(url, links.code, links.teacher, { type: 'freeze', group: null, minutes: 1, why: 'Look here' })
  await Promise.all(players.map(p => p.until('frozen', () => p.last('table')?.frozen?.why === 'Look here')))
  expect(teacher.last('head')?.groups).toBe(2)
  const late = await join(url, links.code, 'Late')
  const lateEar = await ClassEar.open<ToStudent>(url, links.code, late.token)
  await lateEar.until('catch up', () => lateEar.last('catchUp') !== undefined && lateEar.last('seat') != null)
  const p = await TestPlayer.join(server, lateEar.last('seat')?.room ?? '', {
    token: lateEar.last('seat')?.token ?? '',
  })
  await p.until('bot plays', () => p.screen.byBot === true)
  await order(url, links.code, links.teacher, { type: 'undo' })
  await p.until('thawed', () => p.last('table')?.frozen === null)
  await order(url, links.code, links.teacher, { type: 'next' })
  await Promise.all(
    ears.map(ear => ear.until('step 2', () => ear.last('class')?.step?.index === 1 && ear.last('seat') != null)),
  )
})
