/** A player whose network lets no WebSocket through: the same hands as TestPlayer's, over /api/line. */
import type { CreateOptions, JoinOptions, ToServer } from '../../shared/wire/messages.ts'
import type { TestServer } from './harness.ts'
import { type Heard, Listener } from './listener.ts'

const JSON_TYPE = { 'Content-Type': 'application/json' }

/** A line whose stream is not opened. */
export async function enterLine(
  server: TestServer,
  to: string,
  options: object,
): Promise<{ readonly id: string; readonly code: string }> {
  const response = await fetch(`${server.url}/api/line/${to}`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify(options),
  })
  const said = (await response.json()) as { readonly id: string; readonly code: string; readonly error?: string }
  if (!response.ok) throw new Error(said.error)
  return said
}

export class LinePlayer extends Listener {
  readonly id: string
  readonly code: string
  /** The code of the server's farewell, or 'broken' when the stream ended without one. */
  over: string | undefined
  private readonly url: string
  private readonly stream = new AbortController()

  private constructor(url: string, id: string, code: string) {
    super()
    this.url = url
    this.id = id
    this.code = code
  }

  static create(server: TestServer, options: CreateOptions): Promise<LinePlayer> {
    return LinePlayer.enter(server, 'create/match', options)
  }

  static join(server: TestServer, code: string, options: JoinOptions = {}): Promise<LinePlayer> {
    return LinePlayer.enter(server, `joinById/${code}`, options)
  }

  private static async enter(server: TestServer, to: string, options: object): Promise<LinePlayer> {
    const { id, code } = await enterLine(server, to, options)
    const player = new LinePlayer(`${server.url}/api/line/${id}`, id, code)
    await player.listen()
    return player
  }

  private async listen(): Promise<void> {
    const response = await fetch(this.url, { signal: this.stream.signal })
    if (response.body === null || response.headers.get('content-type')?.startsWith('text/event-stream') !== true)
      throw new Error(`no stream: ${response.status}`)
    void this.read(response.body.pipeThrough(new TextDecoderStream()))
  }

  private async read(stream: ReadableStream<string>): Promise<void> {
    let rest = ''
    try {
      for await (const text of stream) {
        const events = (rest + text).split('\n\n')
        rest = events.pop() ?? ''
        for (const event of events) this.receive(event)
      }
    } catch {
      // Dropped by this player.
    }
    this.over ??= 'broken'
    this.wakeWatchers()
  }

  private receive(event: string): void {
    const data = /^data: (.*)$/m.exec(event)?.[1] ?? ''
    if (event.startsWith('event: over')) {
      this.over = data
      this.wakeWatchers()
    } else if (event.startsWith('data: ')) this.hear(JSON.parse(data) as Heard)
  }

  send<K extends keyof ToServer>(type: K, payload: ToServer[K]): Promise<Response> {
    return this.post(JSON.stringify({ type, payload }))
  }

  post(body: string): Promise<Response> {
    return fetch(this.url, { method: 'POST', headers: JSON_TYPE, body })
  }

  /** As when the network breaks. */
  drop(): void {
    this.stream.abort()
  }

  async leave(): Promise<void> {
    await fetch(this.url, { method: 'DELETE' })
  }
}
