/** Whatever a client sends: a clear answer, no effect, no disconnect, and everybody else plays on. */
import { Protocol } from '@colyseus/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BURST, PER_SECOND } from '../../server/rooms/rate-limit.ts'
import { createFakeMatch, FAKE_LEVEL } from './fake-match.ts'
import { HeldClock, startTestServer, TestPlayer, type TestServer } from './harness.ts'

const OPTIONS = { protocol: 'ticks', level: 'three', scaffold: 'guided', alone: false } as const

const clock = new HeldClock()
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ createMatch: createFakeMatch, catalog: [FAKE_LEVEL], clock })
})
afterAll(() => server.close())

async function pair(): Promise<readonly [TestPlayer, TestPlayer]> {
  const ann = await TestPlayer.create(server, { ...OPTIONS, name: 'Ann' })
  const bob = await TestPlayer.join(server, ann.code, { name: 'Bob' })
  await ann.until('two in the lobby', () => ann.last('table')?.seats.filter(seat => seat.who === 'person').length === 2)
  ann.send('start', {})
  await ann.until('the night', () => ann.last('table')?.phase === 'night')
  await bob.until('a screen', () => bob.screen.owed === true)
  return [ann, bob]
}

function ticksOf(player: TestPlayer): string | undefined {
  return player.screen.panel?.[0]?.value
}

/** Still connected, nothing of the inside shown, and the match goes on for both. */
async function expectUnharmed(culprit: TestPlayer, other: TestPlayer): Promise<void> {
  expect(culprit.leftWith).toBeUndefined()
  for (const { text } of culprit.all('error')) expect(text).not.toMatch(/\n|\.ts\b|\.mjs|node_modules|Error:/)
  const before = Number(ticksOf(other))
  expect((await other.move({ type: 'tick' }, `after-${before}`)).done).toBe(true)
  await other.until('the effect of a move', () => Number(ticksOf(other)) === before + 1)
}

describe('messages', () => {
  it('refuses a move that is not possible, and one that makes the game throw', async () => {
    const [ann, bob] = await pair()
    expect(await ann.move({ type: 'fly' })).toEqual({ done: false, why: 'No such move.' })
    expect(await ann.move({ type: 'bomb' })).toEqual({ done: false, why: 'The game cannot make that move.' })
    expect(ticksOf(ann)).toBe('0')
    await expectUnharmed(ann, bob)
  })

  it('does not let a message name a seat: it acts for the seat of its connection', async () => {
    const [ann, bob] = await pair()
    const message = { id: 'forged', move: { type: 'tick' }, node: 'B', player: 'Bob', seat: 'B' }
    ann.room.send('move', message)
    await ann.until('done', () => ann.last('done')?.id === 'forged')
    expect(ticksOf(ann)).toBe('1')
    expect(ticksOf(bob)).toBe('0')
    await expectUnharmed(ann, bob)
  })

  it('answers malformed and unknown messages with an error', async () => {
    const [ann, bob] = await pair()
    const deep = (n: number): unknown => (n === 0 ? 1 : [deep(n - 1)])
    const bad: readonly (readonly [string, unknown])[] = [
      ['move', undefined],
      ['move', 'tick'],
      ['move', { id: 'x' }],
      ['move', { id: '', move: { type: 'tick' } }],
      ['move', { id: 'x'.repeat(33), move: { type: 'tick' } }],
      ['move', { id: 'x', move: 'tick' }],
      ['move', { id: 'x', move: { type: 7 } }],
      ['move', { id: 'x', move: [{ type: 'tick' }] }],
      ['move', { id: 'x', move: { type: 'tick', text: 'y'.repeat(4096) } }],
      ['move', { id: 'x', move: { type: 'tick', deep: deep(9) } }],
      ['move', { id: 'x', move: { type: 'tick', deep: deep(500) } }],
      ['move', { id: 'x', move: { type: 'tick', date: new Date() } }],
      ['move', { id: 'x', move: { type: 'tick', n: Number.NaN } }],
      ['rename', { name: '   ' }],
      ['rename', { name: 'x'.repeat(25) }],
      ['rename', { name: 'ev\u202eil' }],
      ['answer', { choice: 1.5 }],
      ['answer', { choice: 0 }],
      ['again', { seed: 'other' }],
      ['again', { seed: 'same' }],
      ['pause', { paused: true }],
      ['speed', { speed: 2 }],
      ['start', { now: true }],
      ['start', {}],
      ['ready', {}],
      ['inspect', { nth: 1, act: -1 }],
      ['inspect', { nth: 1, act: 0 }],
      ['inspect', { act: 0 }],
      ['revisit', { nth: 0 }],
      ['revisit', { nth: 1 }],
      ['branch', { nth: 1, node: 'A', act: 0.5 }],
      ['branch', { nth: 1, node: 'A', act: 0 }],
      ['unbranch', {}],
      ['fly', {}],
      ['__proto__', {}],
      ['constructor', {}],
    ]
    for (const [type, payload] of bad) {
      const { text } = await ann.next('error', () => ann.room.send(type, payload))
      expect(text.length, `${type} ${JSON.stringify(payload)?.slice(0, 60)}`).toBeGreaterThan(10)
      // Slower than the limit, so that each is read.
      await new Promise(resolve => setTimeout(resolve, 30))
    }
    expect(ticksOf(ann)).toBe('0')
    await expectUnharmed(ann, bob)
  })

  it('makes a repeated move once and answers it every time', async () => {
    const [ann, bob] = await pair()
    for (let i = 0; i < 3; i += 1) expect((await ann.move({ type: 'tick' }, 'same')).done).toBe(true)
    expect((await ann.move({ type: 'fly' }, 'no')).done).toBe(false)
    expect((await ann.move({ type: 'tick' }, 'no')).done).toBe(false)
    expect(ticksOf(ann)).toBe('1')
    await expectUnharmed(ann, bob)
  })

  it('drops a flood without disconnecting or stalling anybody', async () => {
    const [ann, bob] = await pair()
    for (let i = 0; i < 10_000; i += 1) ann.room.send('move', { id: `f${i}`, move: { type: 'fly' } })
    await expectUnharmed(ann, bob)
    await ann.until('a word about it', () => ann.all('error').length > 0)
    // The flood may not have been read to its end yet, and takes what is allowed: who means it asks again.
    const done = () => ann.all('done').some(({ id }) => id === 'later')
    for (let tries = 1; !done() && tries < 50; tries += 1) {
      clock.advance(1000 / PER_SECOND)
      ann.send('move', { id: 'later', move: { type: 'tick' } })
      await new Promise(resolve => setTimeout(resolve, 100))
      expect(ann.all('refused').length).toBeLessThanOrEqual(BURST + tries)
    }
    expect(done()).toBe(true)
    expect(ann.all('error').length).toBeLessThanOrEqual(4)
    expect(ann.leftWith).toBeUndefined()
  })
})

describe('raw frames', () => {
  it('answers garbage with an error, and the match goes on', async () => {
    const [ann, bob] = await pair()
    const { ROOM_DATA, ROOM_REQUEST, ROOM_DATA_BYTES, ROOM_INPUT_RELIABLE, ROOM_INPUT_UNRELIABLE } = Protocol
    const move = [0xa4, 0x6d, 0x6f, 0x76, 0x65] // "move" as msgpack text
    const frames = [
      [],
      [0],
      [255],
      [ROOM_DATA],
      [ROOM_DATA, 0xa4],
      [ROOM_DATA, 0xdb, 0xff, 0xff, 0xff, 0xff, 0x61],
      [ROOM_DATA, 0xd9],
      [ROOM_DATA, 0xc0],
      [ROOM_DATA, 7],
      [ROOM_DATA, ...move, 0xc1],
      [ROOM_DATA, ...move, 0xdd, 0xff, 0xff, 0xff, 0xff],
      [ROOM_DATA, ...move, 0xdf, 0x7f, 0xff, 0xff, 0xff],
      [ROOM_DATA, ...move, 0xc6, 0xff, 0xff, 0xff, 0xff, 1],
      [ROOM_DATA, ...move, ...new Array<number>(8000).fill(0x91)],
      [ROOM_DATA, ...move, 0xd4, 0x72, 0x40, 0x91, 0xa1, 0x61, 1],
      [ROOM_REQUEST],
      [ROOM_REQUEST, 1, ...move, 0xc0],
      [ROOM_DATA_BYTES],
      [ROOM_DATA_BYTES, ...move, 1],
      [ROOM_INPUT_RELIABLE],
      [ROOM_INPUT_UNRELIABLE, 1, 2],
      new Array<number>(12_000).fill(0xd9),
    ]
    for (const frame of frames) {
      const { text } = await ann.next('error', () => ann.room.connection.send(Uint8Array.from(frame)))
      expect(text).toBeTruthy()
      await new Promise(resolve => setTimeout(resolve, 30))
    }
    ann.room.connection.send(Uint8Array.from([Protocol.JOIN_ROOM]))
    await expectUnharmed(ann, bob)
  })

  it('survives random bytes', async () => {
    const [ann, bob] = await pair()
    let state = 12345
    const byte = () => {
      state = (state * 1103515245 + 12345) & 0x7fffffff
      return (state >> 16) & 255
    }
    for (let i = 0; i < 400; i += 1) {
      const bytes = Array.from({ length: byte() % 64 }, byte)
      // A farewell is a farewell, whatever follows it.
      const frame =
        i % 2 === 0
          ? [Protocol.ROOM_DATA, 0xa4, 0x6d, 0x6f, 0x76, 0x65, ...bytes]
          : bytes.map((b, at) => (at === 0 && b === Protocol.LEAVE_ROOM ? 0 : b))
      ann.room.connection.send(Uint8Array.from(frame))
      if (i % 20 === 0) await new Promise(resolve => setTimeout(resolve, 50))
    }
    await expectUnharmed(ann, bob)
    expect(ann.leftWith).toBeUndefined()
  })

  it('closes a connection with a frame beyond 16 KB, and only that one', async () => {
    const [ann, bob] = await pair()
    ann.room.connection.send(new Uint8Array(17 * 1024))
    await ann.until('the connection to close', () => ann.leftWith !== undefined)
    expect(ann.leftWith).toBe(1009)
    await bob.until('Ann to be away', () => bob.seat('A') === 'away')
    await expectUnharmed(bob, bob)
  })

  it('refuses sockets at strange addresses without harm', async () => {
    const base = server.url.replace('http', 'ws')
    for (const path of [
      '/',
      '/x',
      '/a/__proto__?sessionId=1',
      '/a/constructor?sessionId=__proto__',
      '/a/AAAAAA',
      '/a/AAAAAA?sessionId=x',
    ]) {
      await new Promise<void>(resolve => {
        const socket = new WebSocket(base + path)
        socket.onclose = () => resolve()
      })
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })
})
