/** A client of the bare room: one message a second. It is answered at once, so that the room's patches, ten a second, are load and not delay. */
import { JOIN_ROOM, LEAVE_ROOM, messageFrame, messageType, ROOM_DATA } from './frames.ts'
import { enterRoom } from './seat.ts'
import type { LeanSocket } from './socket.ts'
import type { Lap, Stopwatch } from './stopwatch.ts'

export const PLAYERS = 5
export const EVERY_MS = 1_000

export class BarePlayer {
  readonly refused = 0
  moves = 0
  gone = false
  private socket: LeanSocket | undefined
  private readonly stopwatch: Stopwatch
  private lap: Lap | undefined

  private constructor(stopwatch: Stopwatch) {
    this.stopwatch = stopwatch
  }

  static async room(port: number, stopwatch: Stopwatch): Promise<readonly BarePlayer[]> {
    const first = new BarePlayer(stopwatch)
    const code = await first.enter(port, 'create/bare')
    const players = [first]
    while (players.length < PLAYERS) {
      const other = new BarePlayer(stopwatch)
      await other.enter(port, `joinById/${code}`)
      players.push(other)
    }
    return players
  }

  get receivedBytes(): number {
    return this.socket?.receivedBytes ?? 0
  }

  private async enter(port: number, method: string): Promise<string> {
    const { code, socket } = await enterRoom(
      port,
      method,
      {},
      {
        frame: bytes => this.hear(bytes),
        closed: () => {
          this.gone = true
        },
      },
    )
    this.socket = socket
    // Not all at the same moment of the second.
    setTimeout(() => setInterval(() => this.speak(), EVERY_MS).unref(), Math.random() * EVERY_MS)
    return code
  }

  leave(): void {
    this.gone = true
    this.socket?.send(Buffer.of(LEAVE_ROOM))
  }

  private speak(): void {
    if (this.gone || this.lap !== undefined) return
    this.moves += 1
    this.lap = this.stopwatch.ask()
    this.socket?.send(messageFrame('say', this.moves))
  }

  private hear(frame: Buffer): void {
    if (frame[0] === JOIN_ROOM) setImmediate(() => this.socket?.send(Buffer.of(JOIN_ROOM)))
    else if (frame[0] === ROOM_DATA && messageType(frame) === 'seen') {
      this.lap?.answered()
      this.lap = undefined
    }
  }
}
