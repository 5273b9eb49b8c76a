/**
 * A player's connection without a WebSocket: what the match says goes out on one long answer (server-sent events), what
 * the player says comes in by single requests. A line has one stream in its life. When that breaks the line is over, as a
 * socket would be: the seat is kept, and its token gives it back on another connection of either kind.
 */
import type { ServerResponse } from 'node:http'
import { CloseCode, matchMaker } from '@colyseus/core'
import { nanoid } from 'nanoid'
import type { FromServer } from '../../shared/wire/messages.ts'
import type { Clock } from '../clock.ts'
import type { Guest } from './guest.ts'
import type { MatchRoom } from './match-room.ts'
import type { Page } from './page.ts'
import { type Link, UNREAD_BYTES } from './person.ts'

/** Keeps proxies from closing a quiet stream, and the client answers it: so a dead line is noticed. */
export const BEAT_MS = 15_000
/** A line that says nothing for so long is dead, even when a proxy still holds its stream open. */
export const SILENT_MS = 40_000
/** A line that was asked for, and whose stream never came. */
export const OPENS_WITHIN_MS = 10_000
/** Whoever knows the id speaks for the seat. */
const ID_LENGTH = 32
/** Some virus scanners hold back the first bytes of an answer until there are enough of them. */
const PADDING = `:${' '.repeat(2048)}\n\n`

export class Line {
  /** Any process can tell by it whose line it is. */
  readonly id = `${matchMaker.processId}.${nanoid(ID_LENGTH)}`
  readonly guest: Guest
  private readonly room: MatchRoom
  private readonly clock: Clock
  private readonly onOver: (line: Line) => void
  private stream: ServerResponse | undefined
  private heardMs: number
  private over = false
  private cancelTimer: () => void

  /** Throws what a join throws. */
  constructor(room: MatchRoom, options: unknown, clock: Clock, onOver: (line: Line) => void) {
    this.room = room
    this.clock = clock
    this.onOver = onOver
    this.heardMs = clock.now()
    this.guest = room.addLine(
      page => this.linkOn(page),
      options,
      () => this.end(CloseCode.ABNORMAL_CLOSURE),
    )
    this.cancelTimer = clock.after(OPENS_WITHIN_MS, () => this.end(CloseCode.ABNORMAL_CLOSURE))
  }

  private linkOn(page: Page): Link {
    return {
      send: <K extends keyof FromServer>(type: K, payload: FromServer[K]) =>
        page.show(() => this.write(`data: ${JSON.stringify({ type, payload })}\n\n`)),
      close: code =>
        page.show(() => {
          this.write(`event: over\ndata: ${code}\n\n`)
          this.end(code)
        }),
    }
  }

  private write(text: string): void {
    const { stream } = this
    if (stream === undefined) return
    if (stream.writableLength > UNREAD_BYTES) stream.destroy()
    else stream.write(text)
  }

  /** False when the line has its stream already. */
  open(stream: ServerResponse): boolean {
    if (this.stream !== undefined || this.over) return false
    this.stream = stream
    stream.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // nginx would collect the answer before it passes it on.
      'X-Accel-Buffering': 'no',
    })
    stream.once('close', () => this.end(CloseCode.ABNORMAL_CLOSURE))
    this.heard()
    this.cancelTimer()
    this.write(PADDING)
    this.beat()
    this.guest.listen()
    return true
  }

  private beat(): void {
    this.write('event: beat\ndata: 0\n\n')
    this.cancelTimer = this.clock.after(BEAT_MS, () => {
      if (this.clock.now() - this.heardMs > SILENT_MS) this.end(CloseCode.ABNORMAL_CLOSURE)
      else this.beat()
    })
  }

  heard(): void {
    this.heardMs = this.clock.now()
  }

  end(code: number): void {
    if (this.over) return
    this.over = true
    this.cancelTimer()
    this.stream?.end()
    this.room.removeLine(this.guest, code)
    this.onOver(this)
  }
}
