/** Somebody with a seat and bad intentions. Comes in as a browser does, and then sends what no browser would. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Protocol } from '@colyseus/core'
import * as v from 'valibot'
import { readFrame } from '../../server/rooms/frames.ts'
import type { ToServer } from '../../shared/wire/messages.ts'
import { parseToServer } from '../../shared/wire/validate.ts'
import { optionsBy, sample } from './material.ts'
import { diceOf, hostileFrame, type Roll } from './mutate.ts'
import type { Tally } from './tally.ts'

/** The server reads one in so many milliseconds of each seat; whatever is sent faster is dropped unread. */
const TICK_MS = 50
const FLOOD = 15
const RETRY_MS = 200
const REMEMBERED = 16
const ENTER_WITHIN_MS = 10_000

const SEAT = v.object({ sessionId: v.string(), processId: v.string(), roomId: v.string() })
const YOU = v.object({ token: v.string() })
const SCREEN = v.object({ changes: v.object({ hint: v.optional(v.nullable(v.object({ move: v.unknown() }))) }) })

/** What the hostile know of each other and of the honest. */
export interface Underworld {
  readonly url: string
  readonly seed: string
  readonly tally: Tally
  /** Rooms of the honest. */
  readonly targets: readonly string[]
  readonly codes: string[]
  readonly tokens: string[]
}

export class Intruder {
  private readonly world: Underworld
  private readonly name: string
  private socket: WebSocket | undefined
  private code: string | undefined
  private token: string | undefined
  private move: ToServer['move']['move'] | undefined
  private readonly earlier: Buffer[] = []
  private entries = 0

  constructor(world: Underworld, name: string) {
    this.world = world
    this.name = name
  }

  /** Until enough has been sent by all of them together. */
  async harass(): Promise<void> {
    const { tally, seed } = this.world
    for (let tick = 0; !tally.done; tick += 1) {
      if (this.socket?.readyState !== WebSocket.OPEN) await this.enter()
      const roll = diceOf(seed, `${this.name}/${tick}`)
      const count = roll(20) === 0 ? FLOOD : 1
      for (let i = 0; i < count && !tally.done; i += 1) this.say(roll)
      if (roll(400) === 0) this.socket?.close(3000 + roll(1000))
      await sleep(TICK_MS)
    }
    this.socket?.close()
  }

  private say(roll: Roll): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return
    this.world.tally.send('overWebSocket')
    this.socket.send(Uint8Array.from(this.frame(roll)))
  }

  private frame(roll: Roll): Buffer {
    const repeated = roll(12) === 0 ? this.earlier[roll(REMEMBERED)] : undefined
    if (repeated !== undefined) return repeated
    if (roll(800) === 0) return Buffer.alloc(17 * 1024, roll(256))
    if (roll(400) === 0) return Buffer.of(Protocol.LEAVE_ROOM)
    const frame = hostileFrame(sample(roll, this.move), roll)
    this.earlier[roll(REMEMBERED)] = frame
    return frame
  }

  private async enter(): Promise<void> {
    const { url, seed, tally, codes } = this.world
    const roll = diceOf(seed, `${this.name}/enter/${this.entries++}`)
    try {
      const seat = await this.reserve(roll)
      if (seat === undefined) return void (await sleep(RETRY_MS))
      const { processId, roomId, sessionId } = seat
      const socket = new WebSocket(`${url.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`)
      socket.binaryType = 'arraybuffer'
      socket.onmessage = ({ data }) =>
        this.hear(data instanceof ArrayBuffer ? Buffer.from(data) : Buffer.from(String(data)))
      socket.onclose = () => tally.close()
      this.socket = socket
      this.code = roomId
      codes[roll(64)] = roomId
      const untilMs = performance.now() + ENTER_WITHIN_MS
      while (socket.readyState === WebSocket.CONNECTING && performance.now() < untilMs) await sleep(10)
      // Now and then without the handshake: it must not be heard.
      if (socket.readyState === WebSocket.OPEN && roll(10) > 0) socket.send(Uint8Array.of(Protocol.JOIN_ROOM))
    } catch {
      await sleep(RETRY_MS) // the server has no room, or is gone: whoever watches its process will say so
    }
  }

  /** By its own token, by somebody else's, into a room of the honest, or into one of its own. */
  private async reserve(roll: Roll): Promise<v.InferOutput<typeof SEAT> | undefined> {
    const { codes, tokens, targets } = this.world
    const way = roll(6)
    const at = way === 0 ? targets[roll(targets.length)] : way < 3 ? codes[roll(64)] : this.code
    const token = way % 2 === 0 ? tokens[roll(64)] : this.token
    const joins = at !== undefined && roll(12) > 0
    const body = joins ? { name: 'Eve', ...(token !== undefined && { token }) } : optionsBy(roll, roll(3) > 0)
    const where = joins ? `joinById/${at}` : 'create/match'
    const seat = await this.post(where, body)
    // Who is turned away everywhere begins a room of their own.
    return seat ?? (joins ? this.post('create/match', optionsBy(roll, true)) : undefined)
  }

  private async post(where: string, body: object): Promise<v.InferOutput<typeof SEAT> | undefined> {
    const answer = await fetch(`${this.world.url}/matchmake/${where}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    const parsed = v.safeParse(SEAT, await answer.json())
    return parsed.success ? parsed.output : undefined
  }

  private hear(bytes: Buffer): void {
    const { tally, seed, tokens } = this.world
    tally.hear(bytes)
    const frame = readFrame(bytes)
    if (frame.kind !== 'message') return
    if (frame.type === 'you' && v.is(YOU, frame.payload)) {
      this.token = frame.payload.token
      tokens[diceOf(seed, `${this.name}/token/${this.entries}`)(64)] = this.token
    }
    if (frame.type === 'screen' && v.is(SCREEN, frame.payload)) this.learn(frame.payload.changes.hint?.move)
  }

  private learn(move: unknown): void {
    const parsed = parseToServer('move', { id: 'x', move })
    if (parsed.ok) this.move = parsed.value.move
  }
}
