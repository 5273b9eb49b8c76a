/** Somebody who is told of a session, through whatever carries it. Each is told only what is new to them. */
export interface Ear {
  write(text: string): void
  end(): void
}

/** One event of a stream, as it stands on the wire. `payload`: JSON. */
export const eventOf = (type: string, payload: string): string => `data: {"type":"${type}","payload":${payload}}\n\n`

/** `T`: payloads by the names of messages. */
export class Listener<T> {
  readonly ear: Ear
  private readonly told = new Map<keyof T, string>()

  constructor(ear: Ear) {
    this.ear = ear
  }

  /** Says it, unless it is what was said last under that name. `news`: without what changes by itself. */
  push<K extends keyof T & string>(type: K, payload: T[K], news: object | null = null): void {
    const key = JSON.stringify(news ?? payload)
    if (this.told.get(type) === key) return
    this.told.set(type, key)
    this.say(type, payload)
  }

  say<K extends keyof T & string>(type: K, payload: unknown): void {
    this.ear.write(eventOf(type, JSON.stringify(payload)))
  }
}
