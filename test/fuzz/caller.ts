/** Calls at every address of HTTP with what does not belong there, and breaks bare connections off in the middle. */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Underworld } from './intruder.ts'
import { optionsBy } from './material.ts'
import { diceOf, oneOf, type Roll, spoiled, textOf } from './mutate.ts'

const PAUSE_MS = 15
/** No answer of this server takes so long. */
const ANSWER_MS = 5000

const PATHS = [
  ...[
    '/',
    '/play',
    '/room/AAAAAA',
    '/check',
    '/network',
    '/healthz',
    '/readyz',
    '/metrics',
    '/api/levels',
    '/api/chair',
  ],
  ...[
    '/api/room/AAAAAA',
    '/api/room/__proto__',
    '/api/room/%00',
    '/api/room/%E0%A4%A',
    '/../../etc/passwd',
    '/%2e%2e/data',
  ],
  ...['/assets/%2e%2e%2f%2e%2e%2fserver/main.ts', '/assets/', '//evil.example/', '/matchmake/create/', '/%'],
  ...['/matchmake/__proto__/match', '/matchmake/joinById/AAAAAA', '/matchmake/reconnect/AAAAAA', '/x'.repeat(3000)],
] as const

const CHAIR = { protocol: 'raft', scope: 'three', flaw: 'votes-twice', acts: [0, 0, 1], show: false }

function body(roll: Roll, valid: object): string {
  const text = textOf(roll(8) === 0 ? valid : spoiled(valid, roll))
  if (roll(10) === 0) return text.slice(0, roll(text.length + 1))
  return roll(40) === 0 ? '['.repeat(4000) : text
}

async function post({ url, tally, codes, tokens, targets }: Underworld, roll: Roll): Promise<void> {
  const code = oneOf(roll, [codes[roll(64)] ?? 'AAAAAA', targets[0] ?? 'AAAAAA', 'ZZZZZZ', 'zzzzzz', '__proto__'])
  const joining = { name: 'Eve', token: tokens[roll(64)] ?? 'x.y' }
  // Rooms in earnest are begun by the intruders: here one in eight would be too many.
  const [where, text] = oneOf(roll, [
    ['/matchmake/create/match', body(roll, { ...optionsBy(roll, true), level: 'none' })],
    ['/matchmake/create/lobby', body(roll, optionsBy(roll, true))],
    [`/matchmake/joinById/${code}`, body(roll, { ...joining, name: roll(2) === 0 ? 7 : '\u0000' })],
    [`/api/line/joinById/${code}`, body(roll, joining)],
    [`/api/line/${oneOf(roll, ['none', '__proto__', 'create/lobby'])}`, body(roll, { type: 'ready', payload: {} })],
    ['/api/chair', body(roll, CHAIR)],
    [PATHS[roll(PATHS.length)] ?? '/', body(roll, joining)],
  ])
  const type = roll(12) === 0 ? 'text/plain' : 'application/json'
  const headers = { 'content-type': type, ...(roll(4) === 0 && { origin: 'https://evil.example' }) }
  const method = oneOf(roll, ['POST', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])
  const answer = await fetch(url + where, { method, body: text, headers, signal: AbortSignal.timeout(ANSWER_MS) })
  tally.answered(where, answer.status, Buffer.from(await answer.arrayBuffer()))
}

const KEY = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
const UPGRADE = `Host: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${KEY}`

function bytesOf(roll: Roll, codes: readonly string[]): string {
  const code = codes[roll(64)] ?? 'AAAAAA'
  const session = oneOf(roll, ['nobody', '__proto__', '%00', 'x'.repeat(256), '&reconnectionToken=x&skipHandshake=1'])
  return oneOf(roll, [
    `GET /p/${code}?sessionId=${session} HTTP/1.1\r\n${UPGRADE}\r\n`,
    // Frames that no client may send: without a mask, of no known kind, text that is none, a length beyond any limit.
    `GET /p/${code}?sessionId=${session} HTTP/1.1\r\n${UPGRADE}\r\n\x82\x05hello\x8f\x80\x00\x00\x00\x00\x81\xff\x7f`,
    `GET /p/${code}?sessionId=${session} HTTP/1.1\r\nOrigin: https://evil.example\r\n${UPGRADE}\r\n`,
    `GET /strange HTTP/1.1\r\n${UPGRADE}\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'y'.repeat(9000)}\r\n\r\n`,
    `POST /api/chair HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999\r\n\r\n{"acts":`,
    `POST /matchmake/create/match HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n`,
    `GET ${PATHS[roll(PATHS.length)] ?? '/'} HTTP/1.1\r\nHost: \r\n\r\n`,
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    `NONSENSE ${roll(1000)}\r\n\r\n`,
  ])
}

/** Says something and breaks off, in order or not. */
function bare({ url, tally, codes }: Underworld, roll: Roll): Promise<void> {
  const { hostname, port } = new URL(url)
  const text = bytesOf(roll, codes)
  const breaks = oneOf(roll, ['destroy', 'resetAndDestroy'])
  const afterMs = roll(20)
  return new Promise(resolve => {
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'))
    socket.on('data', bytes => tally.hear(bytes))
    socket.on('error', () => undefined)
    socket.once('close', () => resolve())
    setTimeout(() => socket[breaks](), afterMs)
  })
}

export async function call(world: Underworld, name: string): Promise<void> {
  for (let n = 0; !world.tally.done; n += 1) {
    const roll = diceOf(world.seed, `${name}/${n}`)
    world.tally.send('overHttp')
    // A call that got no answer is no fault by itself: a process that is gone is seen by whoever watches it.
    await (roll(3) === 0 ? bare(world, roll) : post(world, roll)).catch(() => undefined)
    await sleep(PAUSE_MS)
  }
}
