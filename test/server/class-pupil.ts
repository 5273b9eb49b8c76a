/** People of a class as the wire can tell them: requests, and one stream each. */
import type { Joined, SessionLinks, StudentCommand, TeacherCommand } from '../../shared/wire/classroom.ts'
import type { Plan } from '../../shared/wire/plan.ts'

export const A_PLAN: Plan = {
  title: 'A lesson',
  steps: [step('raft', 'first-light'), step('raft', 'split-vote')],
  pace: 'in-step',
  seats: null,
  dropped: 'mask',
  idleMs: 75_000,
}

export function step(protocol: string, level: string): Plan['steps'][number] {
  return { protocol, level, scaffold: 'guided', minutes: 10, weather: null, adversary: true, tweak: null }
}

export async function ask(url: string, path: string, token: string | undefined, body?: unknown): Promise<Response> {
  return fetch(`${url}/api/class${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

async function answered<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

export const begin = async (url: string, plan: Plan = A_PLAN): Promise<SessionLinks> =>
  answered(await ask(url, '', undefined, { plan }))

export const join = async (url: string, code: string, name?: string): Promise<Joined> =>
  answered(await ask(url, `/${code}/join`, undefined, name === undefined ? {} : { name }))

export const order = async (
  url: string,
  code: string,
  token: string,
  command: TeacherCommand | StudentCommand,
): Promise<void> => answered(await ask(url, `/${code}/do`, token, command))

type Said<T> = { [K in keyof T]: { readonly type: K; readonly payload: T[K] } }[keyof T]

/** `T`: what such a stream says. */
export class ClassEar<T> {
  readonly heard: Said<T>[] = []
  bytes = 0
  ended = false
  onHeard: ((said: Said<T>) => void) | undefined
  private readonly controller = new AbortController()
  private readonly watchers = new Set<() => void>()

  static async open<T>(url: string, code: string, token: string, path = 'stream'): Promise<ClassEar<T>> {
    const ear = new ClassEar<T>()
    const response = await fetch(`${url}/api/class/${code}/${path}`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: ear.controller.signal,
    })
    if (!response.ok || response.body === null) throw new Error(`${response.status} ${await response.text()}`)
    void ear.listen(response.body)
    return ear
  }

  private async listen(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for await (const piece of body) {
        this.bytes += piece.length
        const events = (rest + decoder.decode(piece, { stream: true })).split('\n\n')
        rest = events.pop() ?? ''
        for (const event of events) this.hear(event)
      }
    } catch {
      // Closed from either side.
    }
    this.ended = true
    this.wake()
  }

  private hear(event: string): void {
    if (!event.startsWith('data: ')) return
    const said = JSON.parse(event.slice('data: '.length)) as Said<T>
    this.heard.push(said)
    this.onHeard?.(said)
    this.wake()
  }

  private wake(): void {
    for (const watcher of [...this.watchers]) watcher()
  }

  all<K extends keyof T>(type: K): readonly T[K][] {
    return this.heard.filter(one => one.type === type).map(one => one.payload as T[K])
  }

  last<K extends keyof T>(type: K): T[K] | undefined {
    return this.all(type).at(-1)
  }

  until(what: string, holds: () => boolean, withinMs = 10_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(watcher)
        reject(new Error(`waited in vain for: ${what}; last: ${JSON.stringify(this.heard.slice(-4)).slice(0, 1500)}`))
      }, withinMs)
      const watcher = () => {
        if (!holds()) return
        this.watchers.delete(watcher)
        clearTimeout(timer)
        resolve()
      }
      this.watchers.add(watcher)
      watcher()
    })
  }

  close(): void {
    this.controller.abort()
  }
}
