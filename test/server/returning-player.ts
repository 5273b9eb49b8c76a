/**
 * A player whose connection comes back as the product's does: by the seat's token, waiting as backoff.ts says, sending
 * again what was not answered. Follows the hints as fast as it can, and notes what a recovery must never do.
 */
import { Client, type Room } from '@colyseus/sdk'
import { nanoid } from 'nanoid'
import { backoffMs } from '../../client/model/backoff.ts'
import type { CreateOptions, FromServer, JoinOptions, ToServer } from '../../shared/wire/messages.ts'
import type { LogLine, Screen } from '../../shared/wire/screen.ts'

type Move = ToServer['move']['move']
type Heard = { [K in keyof FromServer]: { readonly type: K; readonly payload: FromServer[K] } }[keyof FromServer]

/** Between two moves of one hand. */
const THINK_MS = 25

export class ReturningPlayer {
  readonly url: string
  code = ''
  node = ''
  phase = 'lobby'
  /** Moves that the server has said are made. */
  readonly acknowledged = new Set<string>()
  readonly sent = new Set<string>()
  /** What was shown, and was not so after a return. */
  readonly unseen: string[] = []
  /** When the last return was complete, with a screen. */
  backAtMs: number | undefined
  /** How far simulated time had jumped at each return to the same night, forward or (below nought) back. */
  readonly jumpsMs: number[] = []
  /** How often the connection broke without being asked to. */
  drops = 0
  private table: FromServer['table'] | undefined
  /** The last night was asked for once more, and has not been seen yet. */
  private asksAgain = false
  private room: Room | undefined
  private token: string | undefined
  private screen: Partial<Screen> = {}
  private log: readonly LogLine[] = []
  private tide = { atMs: 0, rate: 0, heardMs: 0 }
  /** What the sea's clock showed here when the connection broke; undefined once the new one has told the time. */
  private simAtLossMs: number | undefined
  private readonly pending = new Map<string, Move>()
  private lostAtMs: number | undefined
  private attempt = 0
  private gone = false
  private readonly think: ReturnType<typeof setInterval>

  constructor(url: string, thinkMs = THINK_MS) {
    this.url = url
    this.think = setInterval(() => this.act(), thinkMs)
  }

  async create(options: CreateOptions): Promise<void> {
    this.attach(await new Client(this.url).create('match', options))
  }

  async join(code: string, options: JoinOptions): Promise<void> {
    this.attach(await new Client(this.url).joinById(code, options))
  }

  get here(): boolean {
    return this.room !== undefined && this.lostAtMs === undefined
  }

  say<K extends keyof ToServer>(type: K, payload: ToServer[K]): void {
    if (this.room?.connection.isOpen) this.room.send(type, payload)
  }

  /** As when the network breaks. */
  drop(): void {
    this.room?.connection.close(3999)
  }

  leave(): void {
    this.gone = true
    clearInterval(this.think)
    this.room?.connection.close()
  }

  private attach(room: Room): void {
    room.reconnection.enabled = false
    this.room = room
    this.code = room.roomId
    this.attempt = 0
    room.onMessage('*', (type, payload) => this.hear({ type, payload } as Heard))
    room.onError(() => undefined)
    room.onLeave(() => this.dropped(room))
    for (const [id, move] of this.pending) this.say('move', { id, move })
  }

  private dropped(room: Room): void {
    if (this.room !== room || this.gone) return
    this.room = undefined
    this.drops += 1
    const { atMs, rate, heardMs } = this.tide
    this.lostAtMs ??= performance.now()
    this.simAtLossMs ??= atMs + (this.lostAtMs - heardMs) * rate
    setTimeout(() => void this.comeBack(), backoffMs(this.attempt, Math.random()))
  }

  private async comeBack(): Promise<void> {
    if (this.gone) return
    try {
      this.attach(await new Client(this.url).joinById(this.code, this.token === undefined ? {} : { token: this.token }))
    } catch {
      this.attempt += 1
      setTimeout(() => void this.comeBack(), backoffMs(this.attempt, Math.random()))
    }
  }

  private hear(message: Heard): void {
    switch (message.type) {
      case 'you':
        this.node = message.payload.node
        this.token = message.payload.token
        return
      case 'table':
        this.table = message.payload
        this.phase = message.payload.phase
        return
      case 'screen':
        this.see(message.payload)
        return
      case 'tide':
        this.tide = { ...message.payload, heardMs: performance.now() }
        if (this.simAtLossMs !== undefined) this.jumpsMs.push(message.payload.atMs - this.simAtLossMs)
        this.simAtLossMs = undefined
        return
      case 'done':
        this.acknowledged.add(message.payload.id)
        this.pending.delete(message.payload.id)
        return
      case 'refused':
        if (this.acknowledged.has(message.payload.id)) this.unseen.push(`move ${message.payload.id} was made`)
        this.pending.delete(message.payload.id)
        return
    }
  }

  private see({ fresh, changes, log }: FromServer['screen']): void {
    const [before, was] = [this.log, this.screen]
    if (changes.you !== undefined && changes.you.node !== this.node)
      this.unseen.push(`sits at ${this.node}, and was shown ${changes.you.node}`)
    if (fresh && this.lostAtMs === undefined) this.asksAgain = false
    this.screen = fresh ? changes : { ...this.screen, ...changes }
    this.log = fresh ? log : [...before, ...log]
    if (this.lostAtMs === undefined) return
    this.backAtMs = performance.now()
    this.lostAtMs = undefined
    const text = (lines: readonly LogLine[]): string[] => lines.map(line => JSON.stringify(line))
    const [then, now] = [text(before), text(this.log)]
    // The logbook that is back begins with every line that was seen, unless another night has begun: the next one, or the
    // last one again, which the others may do meanwhile, or which was asked for here just before the connection broke.
    const begunAnew = now[0] !== then[0] && (this.asksAgain || this.table?.alone === false)
    this.asksAgain = false
    if (this.screen.night?.index !== was.night?.index || begunAnew) {
      this.simAtLossMs = undefined
      return
    }
    if (was.you !== undefined && was.you.node !== this.node)
      this.unseen.push(`sat at ${was.you.node}, sits at ${this.node}`)
    for (const [i, line] of then.entries())
      if (now[i] !== line) this.unseen.push(`line ${i} was ${line} and is ${now[i]}`)
  }

  protected atTheEnd(): void {
    this.asksAgain = true
    this.say('again', { seed: 'new' })
  }

  private act(): void {
    if (!this.here || this.pending.size > 0) return
    if (this.phase === 'dawn') this.say('ready', {})
    else if (this.phase === 'over') this.atTheEnd()
    else if (this.screen.hint) {
      const id = nanoid()
      this.pending.set(id, this.screen.hint.move)
      this.sent.add(id)
      this.say('move', { id, move: this.screen.hint.move })
    }
  }
}
