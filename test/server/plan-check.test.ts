/** An instructor's own level over HTTP: what may be changed of one, and whether it can be won with the changes. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventReader, type ServerEvent } from '../../client/model/sse.ts'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import { type NightTweak, PLAN_LIMITS, type PlanCheck } from '../../shared/wire/plan.ts'
import { HeldClock, startTestServer, type TestServer } from './harness.ts'

let server: TestServer
const clock = new HeldClock()
beforeAll(async () => {
  server = await startTestServer({ createMatch, catalog: catalog(), clock })
})
afterAll(() => server.close())

const JSON_TYPE = { 'Content-Type': 'application/json' }

const asked = (...nights: readonly NightTweak[]): PlanCheck => ({
  protocol: 'raft',
  level: 'first-light',
  tweak: { title: 'Mine', hints: true, nights },
})

/** Long enough after the last one. */
function check(body: unknown, init: RequestInit = {}): Promise<Response> {
  clock.advance(60_000)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return fetch(`${server.url}/api/plan/check`, { method: 'POST', headers: JSON_TYPE, body: text, ...init })
}

async function told(response: Response): Promise<readonly { readonly type: string; readonly payload: unknown }[]> {
  const events: ServerEvent[] = []
  eventReader(event => events.push(event))(await response.text())
  return events.filter(({ event }) => event === 'message').map(({ data }) => JSON.parse(data))
}

it('tells what of a level may be changed', async () => {
  const found = await (await fetch(`${server.url}/api/levels/raft/first-light`)).json()
  expect(found).toMatchObject({ protocol: 'raft', level: 'first-light', nights: { length: 4 } })
  expect((await fetch(`${server.url}/api/levels/raft/nowhere`)).status).toBe(404)
  expect((await fetch(`${server.url}/api/levels/__proto__/x`)).status).toBe(404)
})

it('tells how far it is, and the verdict last', async () => {
  const response = await check(asked({ night: 0, lastsMs: 5_000 }))
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const messages = await told(response)
  const progress = messages.filter(({ type }) => type === 'progress').map(({ payload }) => payload)
  expect(progress[0]).toEqual({ done: 0, of: 40 })
  expect(progress.at(-1)).toEqual({ done: 40, of: 40 })
  expect(messages.at(-1)).toMatchObject({ type: 'verdict', payload: { type: 'impossible', nights: 40, won: 0 } })
})

it('refuses in words what is no check, what does not fit its level, and what is too large', async () => {
  const words = async (response: Response) => [response.status, (await response.json()).error]
  expect(await words(await check('{'))).toEqual([400, 'The body is not JSON.'])
  expect(await words(await check({ ...asked(), tweak: { title: '', hints: true, nights: [] } }))).toEqual([
    400,
    'The check: tweak.title must not be empty.',
  ])
  expect(await words(await check(asked({ night: 7 })))).toEqual([409, 'This level has no night 8.'])
  expect((await check(' '.repeat(PLAN_LIMITS.bytes + 1))).status).toBe(413)
  expect((await fetch(`${server.url}/api/plan/check`)).status).toBe(405)
})

it('takes no more than a few at once, and lets the next one in soon after', async () => {
  const body = JSON.stringify(asked({ night: 0, lastsMs: 5_000 }))
  const url = `${server.url}/api/plan/check`
  const controller = new AbortController()
  const all = Array.from({ length: 20 }, () =>
    fetch(url, { method: 'POST', headers: JSON_TYPE, body, signal: controller.signal }).then(({ status }) => status),
  )
  const statuses = await Promise.all(all)
  expect(statuses.filter(status => status === 429).length).toBeGreaterThan(0)
  expect(statuses.filter(status => status === 200).length).toBeGreaterThan(5)
  // Who goes away takes the question along: this one is not behind all of those.
  controller.abort()
  expect((await told(await check(asked({ night: 0, lastsMs: 5_000 })))).at(-1)?.type).toBe('verdict')
})
