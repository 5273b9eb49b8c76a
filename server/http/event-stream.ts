/** One long answer of server-sent events. A reader that is too slow is cut off: it comes back, and is told everything anew. */
import type { ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'

/** Keeps proxies from closing a quiet stream, and tells the page that it lives. */
const BEAT_MS = 15_000
const UNREAD_BYTES = 2 * 1024 * 1024
/** Some virus scanners hold back the first bytes of an answer until there are enough of them. */
const PADDING = `:${' '.repeat(2048)}\n\n`

export class EventStream {
  private readonly response: ServerResponse
  private readonly clock: Clock
  private readonly onClose: () => void
  private cancelBeat: () => void = () => {}
  private over = false

  constructor(response: ServerResponse, clock: Clock, onClose: () => void) {
    this.response = response
    this.clock = clock
    this.onClose = onClose
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // nginx would collect the answer before it passes it on.
      'X-Accel-Buffering': 'no',
    })
    response.once('close', () => this.end())
    this.write(PADDING)
    this.beat()
  }

  private beat(): void {
    this.write('event: beat\ndata: 0\n\n')
    if (!this.over) this.cancelBeat = this.clock.after(BEAT_MS, () => this.beat())
  }

  write(text: string): void {
    if (this.over) return
    if (this.response.writableLength > UNREAD_BYTES) this.response.destroy()
    else this.response.write(text)
  }

  end(): void {
    if (this.over) return
    this.over = true
    this.cancelBeat()
    this.response.end()
    this.onClose()
  }
}
