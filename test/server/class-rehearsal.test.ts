/** A rehearsal from its one click to its end, on a clock that goes faster: drop-outs, a latecomer and a raised hand included. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { realClock } from '../../server/clock.ts'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { StudentRow, ToProjector, ToTeacher } from '../../shared/wire/classroom.ts'
import { A_PLAN, ask, begin, ClassEar, order, step } from './class-pupil.ts'
import { startTestServer, type TestServer } from './harness.ts'

const FASTER = 40
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ createMatch, catalog: catalog(), clock: realClock(FASTER) })
})
afterAll(() => server.close())

it('fills a class with bots that play a level to its end', async () => {
  const { url } = server
  const {
    code,
    teacher: token,
    projector,
  } = await begin(url, { ...A_PLAN, steps: [step('raft', 'split-vote')], seats: 4 })
  const teacher = await ClassEar.open<ToTeacher>(url, code, token)
  const wall = await ClassEar.open<ToProjector>(url, code, projector)
  const rows = new Map<string, StudentRow>()
  const seen = new Set<string>()
  teacher.onHeard = said => {
    if (said.type !== 'rows') return
    for (const row of said.payload.changed) {
      rows.set(row.id, row)
      seen.add(row.state)
    }
  }
  await order(url, code, token, { type: 'rehearse', students: 9 })
  await teacher.until('all but the latecomer', () => teacher.last('head')?.connected === 8)
  await order(url, code, token, { type: 'start' })
  await teacher.until('all nights over', () => teacher.last('head')?.phase === 'between', 50_000)
  expect([...rows.values()].every(row => row.nights.done === row.nights.of)).toBe(true)
  expect(rows.size).toBe(9)
  expect([...seen]).toEqual(expect.arrayContaining(['help', 'dropped', 'playing', 'done']))
  const heat = teacher.last('heat') ?? []
  expect(heat.length).toBeGreaterThan(0)
  const [example] = heat.flatMap(row => Object.values(row.examples))
  if (example !== undefined) {
    await order(url, code, token, { type: 'show', what: { type: 'example', id: example } })
    await wall.until('an example', () => wall.last('shown')?.type === 'example')
  }
  await order(url, code, token, { type: 'show', what: { type: 'class' } })
  await wall.until('the class', () => wall.last('shown')?.type === 'class')
  const told = JSON.stringify(wall.heard)
  for (const { name, id } of rows.values()) for (const secret of [name, id]) expect(told).not.toContain(secret)
  for (const type of ['players.csv', 'attempts.csv', 'moves.csv', 'record.ndjson', 'xapi.ndjson'])
    expect((await (await ask(url, `/${code}/export/${type}`, token)).text()).length).toBeGreaterThan(200)
  expect(server.logged.filter(line => /"level":[456]0/.test(line))).toEqual([])
})
