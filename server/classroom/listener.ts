/** Somebody who is told of a session, through whatever carries it. Each is told only what is new to them. */
export interface Ear {
  write(text: string): void
  end(): void
}

/** One event of a stream, as it stands on the wire. `payload`: JSON. */
export const eventOf = (type: string, payload: string): string => `data: {"type":"${type}","payload":${payload}}\n\n`

/** `T`: payloads by the names of messages. */
export class Listener<T> {
  private readonly ear: Ear
  private readonly afterwards: (effect: () => void) => void
  private readonly told = new Map<keyof T, string>()

  /** `afterwards`: when all that has happened so far can no longer be lost. What is said is what is so now. */
  constructor(ear: Ear, afterwards: (effect: () => void) => void) {
    this.ear = ear
    this.afterwards = afterwards
  }

  /** Says it, unless it is what was said last under that name. `news`: without what changes by itself. */
  push<K extends keyof T & string>(type: K, payload: T[K], news: object | null = null): void {
    const key = JSON.stringify(news ?? payload)
    if (this.told.get(type) === key) return
    this.told.set(type, key)
    this.say(type, payload)
  }

  say<K extends keyof T & string>(type: K, payload: unknown): void {
    const event = eventOf(type, JSON.stringify(payload))
    this.afterwards(() => this.ear.write(event))
  }

  /** After all that has been said. */
  end(): void {
    this.afterwards(() => this.ear.end())
  }

  endNow(): void {
    this.ear.end()
  }
}
