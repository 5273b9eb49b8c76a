/** Who is let in and how often: codes that are guessed at, sockets of other origins, proxies, sockets that break off. */
import { connect } from 'node:net'
import { Protocol } from '@colyseus/core'
import { Client } from '@colyseus/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MISSES_BURST, ROOM_BURST } from '../../server/rooms/lookups.ts'
import { BURST } from '../../server/rooms/rate-limit.ts'
import { createFakeMatch, FAKE_LEVEL } from './fake-match.ts'
import { HeldClock, startTestServer, TestPlayer, type TestServer } from './harness.ts'

const OPTIONS = { protocol: 'ticks', level: 'three', scaffold: 'guided', alone: false } as const
const JSON_BODY = { body: '{}', headers: { 'content-type': 'application/json' } } as const
const METRICS_TOKEN = 'prometheus-says-hello'

const clock = new HeldClock()
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    ...{ createMatch: createFakeMatch, catalog: [FAKE_LEVEL], clock },
    ...{ trustProxy: true, metricsToken: METRICS_TOKEN },
  })
})
afterAll(() => server.close())

const get = (where: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}${where}`, { headers })

/** The first line of the answer to a request for a socket; `reset` breaks the connection off instead of closing it. */
function upgrade(where: string, headers: readonly string[], reset = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      const ask = [`GET ${where} HTTP/1.1`, 'Connection: Upgrade', 'Upgrade: websocket', ...headers]
      const key = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', '']
      socket.write([...ask, ...key].join('\r\n'))
    })
    socket.setEncoding('latin1')
    socket.once('data', (text: string) => {
      if (reset) socket.resetAndDestroy()
      else socket.destroy()
      resolve(text.split('\r\n', 1)[0] ?? '')
    })
    socket.once('error', reject)
  })
}

it('bounds the misses of all who guess, and never keeps anybody from a room that is there', async () => {
  const ann = await TestPlayer.create(server, { ...OPTIONS, name: 'Ann' })
  const statuses: number[] = []
  const letters = [...'ABCDEFGHJK']
  const guesses = letters.flatMap(a => letters.map(b => `ZZZZ${a}${b}`)).slice(0, MISSES_BURST + 20)
  for (const guess of guesses) statuses.push((await get(`/api/room/${guess}`)).status)
  expect(statuses.filter(status => status === 404).length).toBe(MISSES_BURST)
  const last = await get('/api/room/ZZZZZZ')
  expect(last.status).toBe(429)
  expect(last.headers.get('retry-after')).toBe('1')
  await expect(new Client(server.url).joinById('ZZZZZZ')).rejects.toMatchObject({ code: 429 })
  expect((await get(`/api/room/${ann.code}`)).status).toBe(200)
  const bob = await TestPlayer.join(server, ann.code, { name: 'Bob' })
  expect(bob.code).toBe(ann.code)
  clock.advance(1000)
  expect((await get('/api/room/ZZZZZZ')).status).toBe(404)
})

it('lets a class of two hundred ask for one room at once, and bounds how often it is asked for', async () => {
  const ann = await TestPlayer.create(server, { ...OPTIONS, name: 'Ann' })
  const ask = async () => (await get(`/api/room/${ann.code}`)).status
  expect(new Set(await Promise.all(Array.from({ length: 200 }, ask)))).toEqual(new Set([200]))
  expect(await Promise.all(Array.from({ length: ROOM_BURST }, ask))).toContain(429)
  await ann.until('a token', () => ann.last('you') !== undefined)
  // Who has sat here already is not kept waiting by those who ask.
  const token = ann.last('you')?.token ?? ''
  expect((await TestPlayer.join(server, ann.code, { token })).code).toBe(ann.code)
})

it('gives no new allowance of messages to who comes back', async () => {
  const ann = await TestPlayer.create(server, { ...OPTIONS, name: 'Ann' })
  await ann.until('a token', () => ann.last('you') !== undefined)
  for (let i = 0; i < BURST; i += 1) ann.send('move', { id: `m${i}`, move: { type: 'tick' } })
  await ann.until('the answers', () => ann.all('refused').length === BURST)
  const again = await TestPlayer.join(server, ann.code, { token: ann.last('you')?.token ?? '' })
  await again.until('its seat', () => again.last('you') !== undefined)
  again.send('move', { id: 'more', move: { type: 'tick' } })
  await again.until('a word about it', () => again.all('error').length > 0)
  expect(again.all('refused')).toEqual([])
})

it('tells nobody the session of another', async () => {
  const ann = await TestPlayer.create(server, { ...OPTIONS, name: 'Ann' })
  const bob = await TestPlayer.join(server, ann.code, { name: 'Bob' })
  ann.send('start', {})
  await bob.until('the night', () => bob.screen.owed === true)
  const told = JSON.stringify(bob.heard) + (await (await get(`/api/room/${ann.code}`)).text()) + server.logged.join('')
  expect(told).toContain(ann.code)
  expect(told).not.toContain(ann.room.sessionId)
})

it('hears nothing before the handshake, so nothing waits in memory to be answered', async () => {
  const ann = await TestPlayer.create(server, { ...OPTIONS, name: 'Ann' })
  const reserved = await fetch(`${server.url}/matchmake/joinById/${ann.code}`, { method: 'POST', ...JSON_BODY })
  const seat = (await reserved.json()) as { readonly sessionId: string; readonly processId: string }
  const address = `${server.url.replace('http', 'ws')}/${seat.processId}/${ann.code}?sessionId=${seat.sessionId}`
  const socket = new WebSocket(address)
  socket.binaryType = 'arraybuffer'
  const heard: string[] = []
  socket.onmessage = ({ data }) => heard.push(Buffer.from(data as ArrayBuffer).toString('latin1'))
  await expect.poll(() => heard.length).toBe(1)
  for (let i = 0; i < 10; i += 1) socket.send(Uint8Array.from([Protocol.ROOM_DATA, 0xc1]))
  socket.send(Uint8Array.from([Protocol.JOIN_ROOM]))
  await expect.poll(() => heard.some(text => text.includes('table'))).toBe(true)
  expect(heard.filter(text => text.includes('error'))).toEqual([])
  socket.close()
})

it('opens sockets to its own pages only, by what the proxy says when there is one', async () => {
  const where = '/p/AAAAAA?sessionId=nobody'
  const here = `Host: 127.0.0.1:${server.port}`
  expect(await upgrade(where, [here])).toContain('101')
  expect(await upgrade(where, [here, `Origin: http://127.0.0.1:${server.port}`])).toContain('101')
  expect(await upgrade(where, [here, 'X-Forwarded-Host: isles.school', 'Origin: https://isles.school'])).toContain(
    '101',
  )
  expect(await upgrade(where, ['Host: isles.school:443', 'Origin: https://isles.school'])).toContain('101')
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'file://', ''])
    expect(await upgrade(where, [here, `Origin: ${origin}`]), origin).toContain('403')
  expect(await upgrade('/strange', [here])).toContain('400')
})

it('outlives sockets that break off while they are turned away', async () => {
  for (let i = 0; i < 20; i += 1) expect(await upgrade('/strange', ['Host: x'], true)).toContain('400')
  await new Promise(resolve => setTimeout(resolve, 50))
  expect((await get('/healthz')).status).toBe(200)
})

it('says HSTS where a trusted proxy says HTTPS, and shows its numbers to who has the token', async () => {
  expect((await get('/', { 'x-forwarded-proto': 'https' })).headers.get('strict-transport-security')).toMatch(/max-age/)
  expect((await get('/')).headers.get('strict-transport-security')).toBeNull()
  expect((await get('/metrics')).status).toBe(401)
  expect((await get('/metrics', { authorization: 'Bearer wrong' })).status).toBe(401)
  expect(await (await get('/metrics', { authorization: `Bearer ${METRICS_TOKEN}` })).text()).toContain('isles_rooms')
})

it('never writes a stack trace that a client can cause', async () => {
  const ann = await TestPlayer.create(server, { ...OPTIONS, name: 'Ann' })
  ann.room.connection.send(new Uint8Array(17 * 1024))
  await ann.until('the end', () => ann.leftWith !== undefined)
  const bob = await TestPlayer.create(server, { ...OPTIONS, name: 'Bob' })
  bob.room.connection.send(Uint8Array.from([Protocol.ROOM_DATA, 0xc1]))
  await bob.until('an error', () => bob.all('error').length > 0)
  expect(server.logged.join('')).toContain('Max payload size exceeded')
  expect(server.logged.filter(line => /\\n\s+at /.test(line))).toEqual([])
})
