/** A player whose network lets no WebSocket through: the same hands as TestPlayer's, over /api/line. */
import type { CreateOptions, FromServer, JoinOptions, ToServer } from '../../shared/wire/messages.ts'
import type { Screen } from '../../shared/wire/screen.ts'
import type { TestServer } from './harness.ts'

type Heard = { [K in keyof FromServer]: { readonly type: K; readonly payload: FromServer[K] } }[keyof FromServer]

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

export class LinePlayer {
  readonly id: string
  readonly code: string
  readonly heard: Heard[] = []
  screen: Partial<Screen> = {}
  /** The code of the server's farewell, or 'broken' when the stream ended without one. */
  over: string | undefined
  private readonly url: string
  private readonly stream = new AbortController()
  private readonly watchers = new Set<() => void>()

  private constructor(url: string, id: string, code: string) {
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
        for (const event of events) this.hear(event)
      }
    } catch {
      // Dropped by this player.
    }
    this.over ??= 'broken'
    this.wakeWatchers()
  }

  private hear(event: string): void {
    const data = /^data: (.*)$/m.exec(event)?.[1] ?? ''
    if (event.startsWith('event: over')) this.over = data
    else if (event.startsWith('data: ')) {
      const message = JSON.parse(data) as Heard
      this.heard.push(message)
      if (message.type === 'screen')
        this.screen = message.payload.fresh ? message.payload.changes : { ...this.screen, ...message.payload.changes }
    }
    this.wakeWatchers()
  }

  private wakeWatchers(): void {
    for (const watcher of [...this.watchers]) watcher()
  }

  all<K extends keyof FromServer>(type: K): readonly FromServer[K][] {
    return this.heard.filter(one => one.type === type).map(one => one.payload as FromServer[K])
  }

  last<K extends keyof FromServer>(type: K): FromServer[K] | undefined {
    return this.all(type).at(-1)
  }

  send<K extends keyof ToServer>(type: K, payload: ToServer[K]): Promise<Response> {
    return this.post(JSON.stringify({ type, payload }))
  }

  post(body: string): Promise<Response> {
    return fetch(this.url, { method: 'POST', headers: JSON_TYPE, body })
  }

  async until(what: string, holds: () => boolean, withinMs = 5000): Promise<void> {
    if (holds()) return
    await new Promise<void>((resolve, reject) => {
      const stop = () => {
        this.watchers.delete(watcher)
        clearTimeout(timer)
      }
      const timer = setTimeout(() => {
        stop()
        reject(new Error(`waited in vain for: ${what}; last heard: ${JSON.stringify(this.heard.slice(-3))}`))
      }, withinMs)
      const watcher = () => {
        if (!holds()) return
        stop()
        resolve()
      }
      this.watchers.add(watcher)
    })
  }

  /** As when the network breaks. */
  drop(): void {
    this.stream.abort()
  }

  async leave(): Promise<void> {
    await fetch(this.url, { method: 'DELETE' })
  }
}
