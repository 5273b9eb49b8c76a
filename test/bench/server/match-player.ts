/**
 * A student at a match, on guided nights: does what the hint says three seconds after it came, as fast as hands are. A
 * move is answered when the seat's view after it is there.
 */
import * as v from 'valibot'
import type { CreateOptions, ToServer } from '../../../shared/wire/messages.ts'
import { JOIN_ROOM, LEAVE_ROOM, messageFrame, messagePayload, messageType, ROOM_DATA } from './frames.ts'
import { enterRoom } from './seat.ts'
import type { LeanSocket } from './socket.ts'
import type { Lap, Stopwatch } from './stopwatch.ts'

export const PLAYERS = 5
/** The fastest hands that the pace of the levels is measured with. */
export const HAND_MS = 3_000
const AT_DAWN_MS = 1_000
/** First light's later nights show no hints: the second is played again and again. */
const LAST_GUIDED_NIGHT = 1

const MATCH: CreateOptions = { protocol: 'raft', level: 'first-light', scaffold: 'guided', alone: false }

const SCREEN = v.object({
  changes: v.object({
    night: v.optional(v.object({ index: v.number() })),
    hint: v.optional(v.nullable(v.object({ move: v.looseObject({ type: v.string() }) }))),
  }),
})

type Move = ToServer['move']['move']

export class MatchPlayer {
  refused = 0
  moves = 0
  gone = false
  private socket: LeanSocket | undefined
  private readonly host: boolean
  private readonly stopwatch: Stopwatch
  private hint: Move | null = null
  private night = 0
  private thinking = false
  private lap: Lap | undefined
  private lapDone = false

  private constructor(host: boolean, stopwatch: Stopwatch) {
    this.host = host
    this.stopwatch = stopwatch
  }

  /** A whole match: its people come in one after another, and the first one starts it. */
  static async match(port: number, stopwatch: Stopwatch): Promise<readonly MatchPlayer[]> {
    const host = new MatchPlayer(true, stopwatch)
    const code = await host.enter(port, 'create/match', MATCH)
    const players = [host]
    while (players.length < PLAYERS) {
      const guest = new MatchPlayer(false, stopwatch)
      await guest.enter(port, `joinById/${code}`, {})
      players.push(guest)
    }
    host.say('start', {})
    return players
  }

  get receivedBytes(): number {
    return this.socket?.receivedBytes ?? 0
  }

  private async enter(port: number, method: string, options: object): Promise<string> {
    const entrance = await enterRoom(port, method, options, {
      frame: bytes => this.hear(bytes),
      closed: () => {
        this.gone = true
      },
    })
    this.socket = entrance.socket
    return entrance.code
  }

  leave(): void {
    this.gone = true
    this.socket?.send(Buffer.of(LEAVE_ROOM))
  }

  private say<K extends keyof ToServer>(type: K, payload: ToServer[K]): void {
    this.socket?.send(messageFrame(type, payload))
  }

  private hear(frame: Buffer): void {
    if (frame[0] === JOIN_ROOM) {
      // The socket may not be at hand yet when its first frame is heard.
      setImmediate(() => this.socket?.send(Buffer.of(JOIN_ROOM)))
      return
    }
    if (frame[0] !== ROOM_DATA) return
    switch (messageType(frame)) {
      case 'screen':
        this.see(messagePayload(frame))
        return
      case 'done':
        this.lapDone = true
        return
      case 'refused':
        this.refused += 1
        this.lap?.dropped()
        this.lap = undefined
        this.consider()
        return
      case 'debrief':
        setTimeout(() => this.goOn(), AT_DAWN_MS)
        return
    }
  }

  private see(payload: unknown): void {
    const { changes } = v.parse(SCREEN, payload)
    if (changes.night) this.night = changes.night.index
    if (changes.hint !== undefined) this.hint = changes.hint === null ? null : (changes.hint.move as Move)
    if (this.lapDone) {
      this.lap?.answered()
      this.lap = undefined
      this.lapDone = false
    }
    this.consider()
  }

  private consider(): void {
    if (this.hint === null || this.thinking || this.lap !== undefined) return
    this.thinking = true
    setTimeout(() => {
      this.thinking = false
      if (this.hint === null || this.gone) return
      this.lap = this.stopwatch.ask()
      this.moves += 1
      this.say('move', { id: String(this.moves), move: this.hint })
    }, HAND_MS)
  }

  private goOn(): void {
    if (this.night < LAST_GUIDED_NIGHT) this.say('ready', {})
    else if (this.host) this.say('again', { seed: 'new' })
  }
}
