/** The way to play without a WebSocket: everything a socket does, under the same limits. Time stands still. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BEAT_MS, SILENT_MS } from '../../server/rooms/line.ts'
import { BURST } from '../../server/rooms/rate-limit.ts'
import { createFakeMatch, FAKE_LEVEL } from './fake-match.ts'
import { HeldClock, startTestServer, TestPlayer, type TestServer } from './harness.ts'
import { enterLine, LinePlayer } from './line-player.ts'

const TOGETHER = { protocol: 'ticks', level: 'three', scaffold: 'guided', alone: false } as const
const TICK = { type: 'tick' }

const clock = new HeldClock()
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ createMatch: createFakeMatch, catalog: [FAKE_LEVEL], clock })
})
afterAll(() => server.close())

/** Ann has no WebSocket, Bob has one. */
async function pair(): Promise<readonly [LinePlayer, TestPlayer]> {
  const ann = await LinePlayer.create(server, { ...TOGETHER, name: 'Ann' })
  const bob = await TestPlayer.join(server, ann.code, { name: 'Bob' })
  await ann.until('two at the table', () => ann.last('table')?.seats[1]?.who === 'person')
  await ann.send('start', {})
  await ann.until('the night', () => ann.screen.owed === true)
  await bob.until('the night', () => bob.screen.owed === true)
  return [ann, bob]
}

const ticksOf = (player: LinePlayer | TestPlayer) => player.screen.panel?.[0]?.value

async function tick(player: LinePlayer, id: string): Promise<void> {
  expect((await player.send('move', { id, move: TICK })).status).toBe(204)
  await player.until(`the answer to ${id}`, () => player.last('done')?.id === id)
}

describe('playing', () => {
  it('plays a night with somebody on a socket, and begins the next one', async () => {
    const [ann, bob] = await pair()
    for (const id of ['a', 'b', 'c']) {
      await tick(ann, id)
      expect((await bob.move(TICK, id)).done).toBe(true)
    }
    expect(ticksOf(ann)).toBe('3')
    clock.advance(2000)
    await ann.until('dawn', () => ann.last('table')?.phase === 'dawn')
    await ann.send('ready', {})
    bob.send('ready', {})
    await ann.until('the next night', () => ann.screen.night?.index === 1 && ticksOf(ann) === '0')
    expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/isles_seats 2\n/)
    await ann.leave()
    await bob.until('Ann to be gone', () => bob.seat('A') === 'bot')
  })

  it('makes a move once that was sent twice, and refuses what the game refuses', async () => {
    const [ann] = await pair()
    await tick(ann, 'same')
    await tick(ann, 'same')
    expect(ticksOf(ann)).toBe('1')
    await ann.send('move', { id: 'fly', move: { type: 'fly' } })
    await ann.until('a no', () => ann.last('refused')?.why === 'No such move.')
  })
})

describe('coming back', () => {
  it('keeps the seat of a line that broke, and gives it to a bot after a while', async () => {
    const [ann, bob] = await pair()
    await tick(ann, 'a')
    const token = ann.last('you')?.token ?? ''
    ann.drop()
    // The server has seen it when the seat's own line is no more.
    await expect.poll(() => ann.send('ready', {}).then(answer => answer.status)).toBe(404)
    const isLent = () =>
      bob.all('notice').some(({ text }) => text === 'Ann has lost the connection: a bot plays until they are back.')
    expect(isLent()).toBe(false)
    clock.advance(20_000)
    await bob.until('a bot', isLent)
    const again = await LinePlayer.join(server, ann.code, { token })
    await again.until('the screen as it was', () => again.last('you')?.node === 'A' && ticksOf(again) !== undefined)
    await bob.until('Ann', () => bob.seat('A') === 'person')
  })

  it('lets the last tab win, whichever way the two came', async () => {
    const [ann, bob] = await pair()
    const token = ann.last('you')?.token ?? ''
    const socket = await TestPlayer.join(server, ann.code, { token })
    await ann.until('the farewell', () => ann.over !== undefined)
    expect(ann.over).toBe('4001')
    const line = await LinePlayer.join(server, ann.code, { token })
    await socket.until('the farewell', () => socket.leftWith === 4001)
    await tick(line, 'x')
    expect(bob.seat('A')).toBe('person')
  })

  it('ends a line that never opens its stream, and one that says nothing any more', async () => {
    const [ann, bob] = await pair()
    const lost = await enterLine(server, 'create/match', TOGETHER)
    const talker = await LinePlayer.join(server, ann.code, { name: 'Cid' })
    for (let ms = 0; ms <= SILENT_MS + BEAT_MS; ms += 5000) {
      await talker.post('{"type":"ping"}')
      clock.advance(5000)
    }
    await ann.until('the end', () => ann.over === 'broken')
    await bob.until('Ann to be away', () => bob.seat('A') === 'away')
    expect(talker.over).toBeUndefined()
    expect((await fetch(`${server.url}/api/line/${lost.id}`)).status).toBe(404)
  })
})

describe('what a line says', () => {
  it('is answered in words when it is wrong, and the line stands', async () => {
    const [ann] = await pair()
    const bad: readonly (readonly [string, number])[] = [
      ['{', 400],
      ['7', 400],
      ['{"payload":{}}', 400],
      [JSON.stringify({ type: 'move', payload: 'x'.repeat(16 * 1024) }), 413],
    ]
    for (const [body, status] of bad) {
      const answer = await ann.post(body)
      expect(answer.status).toBe(status)
      expect(await answer.json()).toEqual({ error: expect.stringMatching(/^[A-Z].{10,}\.$/) })
    }
    await ann.post(JSON.stringify({ type: 'constructor' }))
    await ann.until('words', () => ann.last('error')?.text === 'There is no message of that name.')
    await ann.post(
      JSON.stringify({ type: 'move', payload: { id: 'x', move: { type: 'tick', text: 'y'.repeat(4096) } } }),
    )
    await ann.until('words', () => ann.last('error')?.text.includes('must be a JSON object') === true)
    await tick(ann, 'after')
  })

  it('is limited in rate', async () => {
    const [ann, bob] = await pair()
    const answers = await Promise.all(Array.from({ length: BURST + 20 }, () => ann.post('{"type":"ping"}')))
    expect(answers.filter(answer => answer.status === 429).length).toBeGreaterThan(10)
    await ann.until('words', () => /Too many messages/.test(ann.last('error')?.text ?? ''))
    expect((await bob.move(TICK)).done).toBe(true)
    clock.advance(1000)
    await tick(ann, 'later')
  })

  it('needs the id of a line: no other is let in, and no second stream', async () => {
    const [ann] = await pair()
    const url = `${server.url}/api/line/`
    for (const id of ['x', ann.id.slice(0, -1), `${ann.id}x`, ann.code, '__proto__'])
      for (const method of ['GET', 'POST', 'DELETE'])
        expect((await fetch(url + id, { method })).status, `${method} ${id}`).toBe(404)
    expect((await fetch(url + ann.id)).status).toBe(409)
    expect((await fetch(url + ann.id, { method: 'PUT' })).status).toBe(405)
    expect((await fetch(`${url}create/match`)).status).toBe(405)
    expect((await fetch(url + ann.id, { method: 'POST', body: '{"type":"start"}' })).status).toBe(415)
    await tick(ann, 'still')
  })
})

it('turns away as matchmaking does', async () => {
  await expect(LinePlayer.join(server, 'AAAAAA')).rejects.toThrow(/no match/)
  await expect(LinePlayer.join(server, 'nonsense')).rejects.toThrow(/code/)
  await expect(LinePlayer.create(server, { ...TOGETHER, level: 'none' })).rejects.toThrow(/no such level/)
  await expect(LinePlayer.create(server, { ...TOGETHER, name: '' })).rejects.toThrow(/name/)
  const ann = await LinePlayer.create(server, { ...TOGETHER, alone: true })
  await expect(LinePlayer.join(server, ann.code)).rejects.toThrow(/alone/)
})

it('hears the last words of a server that restarts', async () => {
  const [ann] = await pair()
  const asked = server.close()
  await ann.until('the farewell', () => ann.over !== undefined)
  expect(ann.over).toBe('1012')
  expect(ann.last('notice')?.text).toMatch(/restarts.*kept/)
  await asked
  server = await startTestServer({ createMatch: createFakeMatch, catalog: [FAKE_LEVEL], clock })
})
