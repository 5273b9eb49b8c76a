/** A line over plain HTTP: the server's words on one long answer, this player's by one request after the other. */
import type { ToServer } from '../../shared/wire/messages.ts'
import type { ServerMessage } from './reduce.ts'
import { type Ears, type Entry, NAMES, STEP_MS, type Wire } from './wire.ts'

/** As a socket that broke. */
const BROKEN = 1006
const JSON_TYPE = { 'Content-Type': 'application/json' }

/** Why a line was refused: `code` is the status, as troubleOf reads it. */
class LineError extends Error {
  readonly code: number

  constructor(code: number, text: string) {
    super(text)
    this.code = code
  }
}

/** The server has let this player in, and yet its stream does not come through. */
export class LineBlocked extends Error {}

function textAt(value: unknown, key: string): string {
  const text = at(value, key)
  return typeof text === 'string' ? text : ''
}

function at(value: unknown, key: string): unknown {
  return value instanceof Object ? Reflect.get(value, key) : undefined
}

export async function dialLine(entry: Entry): Promise<Wire> {
  const way = entry.type === 'create' ? 'create/match' : `joinById/${encodeURIComponent(entry.code)}`
  const response = await fetch(`/api/line/${way}`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify(entry.options),
    signal: AbortSignal.timeout(STEP_MS),
  })
  const said: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new LineError(response.status, textAt(said, 'error'))
  const line = new LineWire(textAt(said, 'id'), textAt(said, 'code'))
  await line.opened
  return line
}

function messageOf(data: string): ServerMessage | undefined {
  const said: unknown = JSON.parse(data)
  const name = NAMES.find(one => one === at(said, 'type'))
  return name === undefined ? undefined : ({ name, payload: at(said, 'payload') } as ServerMessage)
}

class LineWire implements Wire {
  readonly carrier = 'line'
  readonly code: string
  /** When the first word has come through: a proxy may swallow a stream that it has let in. */
  readonly opened: Promise<void>
  private readonly url: string
  private readonly stream: EventSource
  private ears: Ears | undefined
  private readonly unheard: ServerMessage[] = []
  /** Single requests could overtake each other: each one waits for the one before. */
  private last: Promise<void> = Promise.resolve()
  private over = false

  constructor(id: string, code: string) {
    this.code = code
    this.url = `/api/line/${id}`
    this.stream = new EventSource(this.url)
    this.stream.addEventListener('message', ({ data }) => this.hear(messageOf(data)))
    this.stream.addEventListener('over', ({ data }) => this.gone(Number(data)))
    // It would try again by itself; a line has one stream, and the way back is a new line with the seat's token.
    this.stream.addEventListener('error', () => this.gone(BROKEN))
    this.opened = new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.gone(BROKEN)
        reject(new LineBlocked('The stream hangs.'))
      }, STEP_MS)
      this.stream.addEventListener('error', () => {
        clearTimeout(timer)
        reject(new LineBlocked('The stream broke.'))
      })
      this.stream.addEventListener('beat', () => {
        clearTimeout(timer)
        resolve()
        this.ping(() => undefined)
      })
    })
  }

  listen(ears: Ears): void {
    this.ears = ears
    for (const message of this.unheard.splice(0)) ears.onMessage(message)
    if (this.over) ears.onGone(BROKEN)
  }

  private hear(message: ServerMessage | undefined): void {
    if (message === undefined || this.over) return
    if (this.ears === undefined) this.unheard.push(message)
    else this.ears.onMessage(message)
  }

  private gone(code: number): void {
    if (this.over) return
    this.over = true
    this.stream.close()
    this.ears?.onGone(code)
  }

  send<Name extends keyof ToServer>(name: Name, payload: ToServer[Name]): void {
    void this.say({ type: name, payload })
  }

  ping(answered: (ms: number) => void): void {
    const sentMs = performance.now()
    void this.say({ type: 'ping' }).then(() => {
      if (!this.over) answered(performance.now() - sentMs)
    })
  }

  private say(words: object): Promise<void> {
    this.last = this.last.then(() => this.post(JSON.stringify(words)))
    return this.last
  }

  private async post(body: string): Promise<void> {
    if (this.over) return
    try {
      const { status } = await fetch(this.url, { method: 'POST', headers: JSON_TYPE, body })
      // A message that is refused leaves the line standing, as it would a socket.
      if (status === 404 || status >= 500) this.gone(BROKEN)
    } catch {
      this.gone(BROKEN)
    }
  }

  close(farewell: boolean): void {
    if (this.over) return
    this.over = true
    this.stream.close()
    // It must arrive even when the page is just being left.
    if (farewell) fetch(this.url, { method: 'DELETE', keepalive: true }).catch(() => undefined)
  }
}
