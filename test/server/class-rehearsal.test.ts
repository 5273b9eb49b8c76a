/**
 * A rehearsal from its one click to its end: drop-outs, a latecomer and a raised hand included. Its clock goes on as fast as
 * the server is done with what was due, and its bots throw the same dice every time.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { secureIds } from '../../server/rooms/codes.ts'
import { dieBetween } from '../../shared/kernel/dice.ts'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { StudentRow, ToProjector, ToTeacher } from '../../shared/wire/classroom.ts'
import { A_PLAN, ask, begin, ClassEar, order, step } from './class-pupil.ts'
import { HeldClock, startTestServer } from './harness.ts'

vi.mock('node:crypto', async original => {
  let thrown = 0
  const randomInt = (from: number, to?: number): number => {
    thrown += 1
    return dieBetween('rehearsal', 'int', `${thrown}`, to === undefined ? 0 : from, (to ?? from) - 1)
  }
  return { ...(await original<typeof import('node:crypto')>()), randomInt }
})

const STEP_MS = 100
const clock = new HeldClock()
let server: Awaited<ReturnType<typeof startTestServer>>
beforeAll(async () => {
  const ids = { ...secureIds, seed: () => 'rehearsal' }
  server = await startTestServer({ createMatch, catalog: catalog(), clock, ids })
})
afterAll(() => server.close())

/** The class goes on until this is so. */
async function playUntil<T>(ear: ClassEar<T>, what: string, holds: () => boolean): Promise<void> {
  let waits = true
  const come = ear.until(what, holds, 50_000).finally(() => {
    waits = false
  })
  while (waits) {
    clock.advance(STEP_MS)
    await server.house.journal.durable()
  }
  await come
}

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
  await playUntil(teacher, 'all but the latecomer', () => teacher.last('head')?.connected === 8)
  await order(url, code, token, { type: 'start' })
  await playUntil(teacher, 'all nights over', () => teacher.last('head')?.phase === 'between')
  expect([...rows.values()].every(row => row.nights.done === row.nights.of)).toBe(true)
  expect(rows.size).toBe(9)
  expect([...seen]).toEqual(expect.arrayContaining(['help', 'dropped', 'playing', 'done']))
  const heat = teacher.last('heat') ?? []
  expect(heat.length).toBeGreaterThan(0)
  const [example] = heat.flatMap(row => Object.values(row.examples))
  if (example !== undefined) {
    await order(url, code, token, { type: 'show', what: { type: 'example', id: example } })
    await playUntil(wall, 'an example', () => wall.last('shown')?.type === 'example')
  }
  await order(url, code, token, { type: 'show', what: { type: 'class' } })
  await playUntil(wall, 'the class', () => wall.last('shown')?.type === 'class')
  const told = JSON.stringify(wall.heard)
  for (const { name, id } of rows.values()) for (const secret of [name, id]) expect(told).not.toContain(secret)
  for (const type of ['players.csv', 'attempts.csv', 'moves.csv', 'record.ndjson', 'xapi.ndjson'])
    expect((await (await ask(url, `/${code}/export/${type}`, token)).text()).length).toBeGreaterThan(200)
  expect(server.logged.filter(line => /"level":[456]0/.test(line))).toEqual([])
})
