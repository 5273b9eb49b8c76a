/** Somebody connected to a match, whatever carries them: Colyseus' sockets and the lines of line.ts meet here. */
import type { JoinOptions } from '../../shared/wire/messages.ts'
import { obey } from './commands.ts'
import { depart, enter } from './door.ts'
import type { Link } from './person.ts'
import type { Play } from './play.ts'

export class Guest {
  readonly link: Link
  private readonly play: Play
  private listens = false

  /** Throws a Refusal when there is no seat. */
  constructor(play: Play, link: Link, options: JoinOptions) {
    enter(play, link, options)
    this.play = play
    this.link = link
  }

  /** Whether the guest may say something now. One who says too much is told so. */
  admits(): boolean {
    const limited = this.play.people.on(this.link)?.limit.take(this.play.now())
    if (limited === 'tell') this.link.send('error', { text: 'Too many messages at once: some were not read.' })
    return limited === 'ok'
  }

  get listening(): boolean {
    return this.listens
  }

  obey(type: string, payload: unknown): void {
    obey(this.play, this.link, type, payload)
  }

  /** The client is ready: it is shown everything, from the start. */
  listen(): void {
    if (this.listens) return
    this.listens = true
    this.play.people.on(this.link)?.listen()
    this.play.settle()
  }

  /** When everything that has happened so far is durable; `lost` when another process goes on with the match. */
  afterward(effect: () => void, lost?: () => void): void {
    this.play.page.show(effect, lost)
  }

  depart(consented: boolean): void {
    depart(this.play, this.link, consented)
  }
}
