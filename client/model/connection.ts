/**
 * The connection to one room, whatever carries it. It comes back by itself after any loss, for as long as the page lives: a student's laptop
 * sleeps, the classroom's network drops, the server restarts, and the seat waits. The seat token does the rest.
 */
import type { JoinOptions, ToServer } from '../../shared/wire/messages.ts'
import { backoffMs } from './backoff.ts'
import { dial } from './dial.ts'
import type { Pending } from './outbox.ts'
import type { RoomAction, ServerMessage } from './reduce.ts'
import { saveFile } from './save-file.ts'
import { newestOf, rememberSeat } from './seat-memory.ts'
import { troubleOf } from './trouble.ts'
import { type Entry, STEP_MS, type Wire } from './wire.ts'

/** The server's close code when the same seat is played in another tab: coming back would throw that one out. */
const PLAYED_ELSEWHERE = 4001
/** A class has given this seat to somebody else; its own stream says where to go. */
const SEAT_TAKEN = 4002
const PING_EVERY_MS = 5000
/** A connection that answers no ping for so long is dead, whatever it says. */
const PING_PATIENCE_MS = 9000

export class Connection {
  private wire: Wire | null = null
  /** The room's code, once it is entered. */
  code: string | null = null
  private token: string | null = null
  private attempt = 0
  private retry: ReturnType<typeof setTimeout> | null = null
  private trying = false
  private left = false
  /** Another tab plays: this one waits until it is told to. */
  private paused = false
  /** When the ping was sent that has no answer yet. */
  private askedMs: number | null = null
  private readonly heart: ReturnType<typeof setInterval>

  private readonly dispatch: (action: RoomAction) => void
  private readonly unanswered: () => readonly Pending[]

  constructor(dispatch: (action: RoomAction) => void, unanswered: () => readonly Pending[]) {
    this.dispatch = dispatch
    this.unanswered = unanswered
    this.heart = setInterval(() => this.beat(), PING_EVERY_MS)
    addEventListener('online', this.wake)
    document.addEventListener('visibilitychange', this.wake)
  }

  async enter(entry: Entry): Promise<void> {
    try {
      const wire = await dial(entry)
      this.code = wire.code
      this.token = entry.type === 'join' ? (entry.options.token ?? null) : null
      this.attach(wire)
    } catch (error) {
      this.stop()
      throw error
    }
  }

  send<Name extends keyof ToServer>(name: Name, payload: ToServer[Name]): void {
    // A move that cannot leave now stays among the unanswered and is sent after the return.
    this.wire?.send(name, payload)
  }

  leave(farewell: boolean): void {
    const { wire } = this
    this.wire = null
    this.stop()
    this.dispatch({ type: 'link', link: 'gone', trouble: null })
    wire?.close(farewell)
  }

  private attach(wire: Wire): void {
    if (this.left) {
      wire.close(true)
      return
    }
    this.wire = wire
    this.paused = false
    this.attempt = 0
    this.askedMs = null
    this.dispatch({ type: 'opened', carrier: wire.carrier })
    wire.listen({
      onMessage: message => this.receive(message),
      onGone: code => {
        if (code === PLAYED_ELSEWHERE)
          this.rest(wire, 'elsewhere', 'You play this seat in another tab or on another device.')
        else if (code === SEAT_TAKEN) this.rest(wire, 'gone', 'Your instructor has another place for you.')
        else this.dropped(wire)
      },
    })
    for (const pending of this.unanswered()) this.send('move', { id: pending.id, move: pending.move })
    this.beat()
  }

  private receive(message: ServerMessage): void {
    if (message.name === 'you' && this.code !== null) {
      this.token = message.payload.token
      rememberSeat(this.code, message.payload.token)
    }
    if (message.name === 'forked') rememberSeat(message.payload.code, message.payload.token)
    if (message.name === 'file') saveFile(message.payload)
    this.dispatch({ type: 'message', message, nowMs: performance.now() })
  }

  /** It does not come back by itself. */
  private rest(wire: Wire, link: 'elsewhere' | 'gone', trouble: string): void {
    if (this.wire !== wire) return
    this.wire = null
    this.paused = true
    this.dispatch({ type: 'link', link, trouble })
  }

  /** The player wants the seat in this tab after all. */
  playHere(): void {
    this.paused = false
    this.comeBack(0)
  }

  private dropped(wire: Wire): void {
    if (this.wire !== wire || this.left) return
    this.wire = null
    this.dispatch({ type: 'link', link: 'lost', trouble: 'Connection lost. Coming back by itself; your seat is kept.' })
    this.comeBack(backoffMs(0, Math.random()))
  }

  private comeBack(inMs: number): void {
    if (this.retry !== null) clearTimeout(this.retry)
    this.retry = setTimeout(() => void this.tryAgain(), inMs)
  }

  private async tryAgain(): Promise<void> {
    if (this.left || this.paused || this.wire !== null || this.trying || this.code === null) return
    this.trying = true
    try {
      const options: JoinOptions = this.token === null ? {} : { token: newestOf(this.code, this.token) }
      // One that comes after its time is taken all the same: for the server the last one counts.
      const coming = dial({ type: 'join', code: this.code, options }).then(wire => this.attach(wire))
      // A try that hangs in a dead network makes room for the next one.
      await Promise.race([coming, afterMs(STEP_MS)])
      if (this.wire === null) this.notBack(null)
    } catch (error) {
      this.notBack(error)
    } finally {
      this.trying = false
    }
  }

  private notBack(error: unknown): void {
    this.attempt += 1
    const trouble = troubleOf(error, this.code)
    // A match that the server will not go on with is no use waiting for.
    const final = trouble.type === 'refused' || trouble.type === 'full'
    const words = final
      ? trouble.words
      : trouble.type === 'unreachable'
        ? `Connection lost. Try ${this.attempt} follows; your seat is kept.`
        : `Room ${this.code ?? ''} does not answer any more. Still trying.`
    this.dispatch({ type: 'link', link: 'lost', trouble: words })
    if (!final) this.comeBack(backoffMs(this.attempt, Math.random()))
  }

  /** The network or the player is back: no need to wait for the next try, and a socket may be dead without knowing. */
  private readonly wake = (): void => {
    if (document.visibilityState === 'hidden' || this.left || this.paused) return
    if (this.wire === null) this.comeBack(0)
    else this.beat()
  }

  private beat(): void {
    const { wire } = this
    if (wire === null || document.visibilityState === 'hidden') return
    const nowMs = performance.now()
    if (this.askedMs !== null && nowMs - this.askedMs > PING_PATIENCE_MS) {
      this.askedMs = null
      wire.close(false)
      this.dropped(wire)
      return
    }
    this.askedMs ??= nowMs
    wire.ping(ms => {
      this.askedMs = null
      this.dispatch({ type: 'ping', ms: Math.round(ms) })
    })
  }

  private stop(): void {
    this.left = true
    clearInterval(this.heart)
    if (this.retry !== null) clearTimeout(this.retry)
    removeEventListener('online', this.wake)
    document.removeEventListener('visibilitychange', this.wake)
  }
}

function afterMs(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
