/** What one person hears from the server, whatever it comes through. */
import type { FromServer } from '../../shared/wire/messages.ts'
import type { LogLine, Screen } from '../../shared/wire/screen.ts'

export type Heard = { [K in keyof FromServer]: { readonly type: K; readonly payload: FromServer[K] } }[keyof FromServer]

export class Listener {
  readonly heard: Heard[] = []
  readonly log: LogLine[] = []
  screen: Partial<Screen> = {}
  private readonly watchers = new Set<() => void>()

  protected hear(message: Heard): void {
    this.heard.push(message)
    if (message.type === 'screen') {
      const { fresh, changes, log } = message.payload
      if (fresh) this.log.length = 0
      this.screen = fresh ? changes : { ...this.screen, ...changes }
      this.log.push(...log)
    }
    this.wakeWatchers()
  }

  protected wakeWatchers(): void {
    for (const watcher of [...this.watchers]) watcher()
  }

  all<K extends keyof FromServer>(type: K): readonly FromServer[K][] {
    return this.heard.filter(one => one.type === type).map(one => one.payload as FromServer[K])
  }

  last<K extends keyof FromServer>(type: K): FromServer[K] | undefined {
    return this.all(type).at(-1)
  }

  /** Resolves as soon as the condition holds; what it waited for is in the error when it never does. */
  until(what: string, holds: () => boolean, withinMs = 5000): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.watchers.delete(watcher)
        clearTimeout(timer)
      }
      const timer = setTimeout(() => {
        stop()
        reject(
          new Error(`waited in vain for: ${what}; last heard: ${JSON.stringify(this.heard.slice(-3)).slice(0, 800)}`),
        )
      }, withinMs)
      const watcher = () => {
        if (!holds()) return
        stop()
        resolve()
      }
      this.watchers.add(watcher)
      watcher()
    })
  }
}
