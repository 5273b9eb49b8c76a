/**
 * Colyseus' side of a match: connections, frames and the life of a room. The match itself is in play.ts. There is no
 * synchronised state and no tick: each seat is sent its own messages, when something changed for it.
 */
import { type Client, CloseCode, ErrorCode, matchMaker, Room, ServerError } from '@colyseus/core'
import { WebSocketClient } from '@colyseus/ws-transport'
import type { FromServer } from '../../shared/wire/messages.ts'
import { parseCreateOptions, parseJoinOptions } from '../../shared/wire/validate.ts'
import type { House } from '../house.ts'
import { obey } from './commands.ts'
import { depart, enter, PLAYED_ELSEWHERE, Refusal } from './door.ts'
import { readFrame } from './frames.ts'
import type { Page } from './page.ts'
import type { Link } from './person.ts'
import { Play } from './play.ts'
import { glanceOf, type RoomGlance } from './table.ts'

/** So long an empty room waits for somebody to come back: a refresh, a train in a tunnel. Then it rests in the store. */
export const EMPTY_MS = 60_000
/** WebSocket's own code for "service restart". Colyseus' 4001 would mean "played elsewhere" here. */
const SHUTDOWN_CODE = 1012
/** A client that has stopped reading is cut off before its unread frames fill the memory; it may come back. */
const UNREAD_BYTES = 1024 * 1024

interface Guest {
  readonly link: Link
  listens: boolean
}

type OnMessage = (client: Client, frame: unknown) => void

/** The code with which Colyseus hands frames to a room. Private there, so its presence is checked when a room is made. */
const colyseusOnMessage: unknown = Reflect.get(Room.prototype, '_onMessage')

export abstract class MatchRoom extends Room {
  /** A rate of null would still tick the room's clock 60 times a second; the longest interval there is never comes. */
  override patchRate = 2 ** 31 - 1
  /** Rooms end by `waitEmpty`; Colyseus' own way ends them a second after the last one left. */
  override autoDispose = false
  protected abstract readonly house: House
  private play: Play | undefined
  private readonly guests = new Map<string, Guest>()
  private cancelEmpty: (() => void) | undefined

  override async onCreate(raw: unknown): Promise<void> {
    this.guardFrames()
    if (raw instanceof Object && 'play' in raw && raw.play instanceof Play) this.goOn(raw.play)
    else await this.make(raw)
    this.waitEmpty()
  }

  /** A match from the store: see rooms.ts. What a client sends is JSON, and never a Play. */
  private goOn(play: Play): void {
    this.roomId = play.code
    this.play = play
    play.settle()
  }

  private async make(raw: unknown): Promise<void> {
    const options = parseCreateOptions(raw)
    if (!options.ok) throw new ServerError(ErrorCode.APPLICATION_ERROR, options.why)
    const { protocol, level, scaffold, alone, seed } = options.value
    this.roomId = await this.freeCode()
    this.play = this.orRefuse(
      () => new Play(this.house, this.roomId, { protocol, level, scaffold, alone }, seed ?? this.house.ids.seed()),
    )
    // A code that was given out leads to a match, whatever happens to the server.
    await this.house.journal.durable()
    this.house.log.info({ code: this.roomId, protocol, level, alone }, 'match made')
  }

  override onJoin(client: Client, raw: unknown): void {
    const { play } = this
    const options = parseJoinOptions(raw ?? {})
    if (play === undefined || !options.ok)
      throw new ServerError(ErrorCode.APPLICATION_ERROR, options.ok ? 'This match is over.' : options.why)
    const link = linkTo(client, play.page)
    this.orRefuse(() => enter(play, link, options.value))
    this.guests.set(client.sessionId, { link, listens: false })
    this.cancelEmpty?.()
  }

  override onLeave(client: Client, code?: number): void {
    const guest = this.guests.get(client.sessionId)
    this.guests.delete(client.sessionId)
    const consented = code === CloseCode.CONSENTED
    if (!consented && code !== PLAYED_ELSEWHERE) this.house.metrics.drops.inc()
    if (guest !== undefined && this.play !== undefined) depart(this.play, guest.link, consented)
    if (this.guests.size === 0) this.waitEmpty()
  }

  override onDispose(): void {
    this.cancelEmpty?.()
    this.play?.rest()
    this.house.log.info({ code: this.roomId }, 'match left')
  }

  override onBeforeShutdown(): void {
    this.disconnect(SHUTDOWN_CODE).catch((error: unknown) =>
      this.house.log.error({ err: error }, 'a room did not close'),
    )
  }

  glance(): RoomGlance | undefined {
    return this.play === undefined ? undefined : glanceOf(this.play.table(), this.play.level.seats)
  }

  tell(text: string): void {
    this.play?.people.tell(text)
  }

  private async freeCode(): Promise<string> {
    for (let tries = 0; tries < 20; tries += 1) {
      const code = this.house.ids.code()
      if (matchMaker.getLocalRoomById(code) === undefined && !(await this.house.journal.store.has(code))) return code
    }
    throw new ServerError(ErrorCode.APPLICATION_ERROR, 'No code is free. Please try again.')
  }

  private waitEmpty(): void {
    this.cancelEmpty?.()
    this.cancelEmpty = this.house.clock.after(EMPTY_MS, () => {
      if (this.guests.size === 0) this.onBeforeShutdown()
    })
  }

  private orRefuse<T>(what: () => T): T {
    try {
      return what()
    } catch (error) {
      if (error instanceof Refusal) throw new ServerError(ErrorCode.APPLICATION_ERROR, error.message)
      this.house.log.error({ code: this.roomId, err: error }, 'a room failed')
      throw new ServerError(ErrorCode.APPLICATION_ERROR, 'Something went wrong on the server.')
    }
  }

  /** Every frame passes here first. Only the handshake, pings and farewells go on to Colyseus. */
  private guardFrames(): void {
    if (typeof colyseusOnMessage !== 'function')
      throw new Error('This Colyseus hands frames to rooms in another way: see guardFrames.')
    const guard: OnMessage = (client, raw) => {
      try {
        this.receive(client, raw)
      } catch (error) {
        this.house.log.error({ code: this.roomId, err: error }, 'a frame made the server fail')
      }
    }
    Object.defineProperty(this, '_onMessage', { value: guard })
  }

  private receive(client: Client, raw: unknown): void {
    const guest = this.guests.get(client.sessionId)
    if (guest === undefined || this.play === undefined) return
    // Until it listens a client has nothing to say, and what is answered to it would gather in memory.
    if (guest.listens) this.read(this.play, client, guest.link, raw)
    else this.shakeHands(this.play, client, guest, raw)
  }

  private read(play: Play, client: Client, link: Link, raw: unknown): void {
    const limited = play.people.on(link)?.limit.take(play.now()) ?? 'drop'
    const frame = readFrameUnless(limited !== 'ok', raw)
    if (frame === undefined) {
      if (limited === 'tell') link.send('error', { text: 'Too many messages at once: some were not read.' })
      return
    }
    if (frame.kind === 'message') obey(play, link, frame.type, frame.payload)
    else if (frame.kind === 'bad') link.send('error', { text: frame.why })
    // A ping takes its turn, so that it measures what a move would take and overtakes no answer.
    else if (frame.kind === 'ping') play.page.show(() => this.handOn(client, raw))
    else if (frame.kind === 'leave') this.handOn(client, raw)
  }

  private shakeHands(play: Play, client: Client, guest: Guest, raw: unknown): void {
    const { kind } = readFrame(raw)
    if (kind !== 'joined' && kind !== 'leave') return
    this.handOn(client, raw)
    if (kind === 'leave') return
    guest.listens = true
    play.people.on(guest.link)?.listen()
    play.settle()
  }

  private handOn(client: Client, raw: unknown): void {
    Reflect.apply(colyseusOnMessage as OnMessage, this, [client, raw])
  }
}

/** Beyond the limit only a farewell is still read: its first byte says all. */
function readFrameUnless(limited: boolean, raw: unknown): ReturnType<typeof readFrame> | undefined {
  if (!limited) return readFrame(raw)
  return Buffer.isBuffer(raw) && raw.length === 1 && readFrame(raw).kind === 'leave' ? { kind: 'leave' } : undefined
}

/** Nothing leaves before what it follows from is durable. */
function linkTo(client: Client, page: Page): Link {
  return {
    send<K extends keyof FromServer>(type: K, payload: FromServer[K]) {
      page.show(() => {
        if (client instanceof WebSocketClient && client.ref.bufferedAmount > UNREAD_BYTES) client.ref.terminate()
        else client.send(type, payload)
      })
    },
    close: (code, reason) => page.show(() => client.leave(code, reason)),
  }
}

/** The room class with its house in it: nothing of the house passes through options that a client could touch. */
export function matchRoomIn(house: House): new () => MatchRoom {
  return class extends MatchRoom {
    protected override readonly house = house
  }
}
