/**
 * Colyseus' side of a match: connections, frames and the life of a room. The match itself is in play.ts. There is no
 * synchronised state and no tick: each seat is sent its own messages, when something changed for it.
 */
import { type Client, CloseCode, ErrorCode, initializeRoomCache, matchMaker, Room, ServerError } from '@colyseus/core'
import { parseCreateOptions, parseJoinOptions } from '../../shared/wire/validate.ts'
import type { House } from '../house.ts'
import type { Hold } from '../store/store.ts'
import { PLAYED_ELSEWHERE, Refusal } from './door.ts'
import { readFrame, readFrameUnless } from './frames.ts'
import { freeCode } from './free-code.ts'
import { Guest } from './guest.ts'
import type { Page } from './page.ts'
import type { Link } from './person.ts'
import { Play } from './play.ts'
import { socketLink } from './socket-link.ts'
import { glanceOf, type RoomGlance } from './table.ts'

/** So long an empty room waits for somebody to come back: a refresh, a train in a tunnel. Then it rests in the store. */
export const EMPTY_MS = 60_000
/** WebSocket's own code for "service restart". Colyseus' 4001 would mean "played elsewhere" here. */
const SHUTDOWN_CODE = 1012

const ends = () => new ServerError(ErrorCode.MATCHMAKE_UNHANDLED, 'The match is just being put to rest.')

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
  /** By Colyseus' names for their sessions. */
  private readonly sockets = new Map<string, Guest>()
  /** Those whose network lets no WebSocket through: see line.ts. Colyseus knows nothing of them. */
  private readonly lines = new Map<Guest, () => void>()
  private hold: Hold | undefined
  /** Another process goes on with the match. */
  private lost = false
  private ending = false
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
    this.hold = play.hold
    this.play = play
    play.settle()
  }

  private async make(raw: unknown): Promise<void> {
    const options = parseCreateOptions(raw)
    if (!options.ok) throw new ServerError(ErrorCode.APPLICATION_ERROR, options.why)
    const { protocol, level, scaffold, alone, seed } = options.value
    const hold = await this.codeOrRefuse()
    this.roomId = hold.code
    this.hold = hold
    this.play = this.orRefuse(
      () => new Play(this.house, hold, { protocol, level, scaffold, alone }, seed ?? this.house.ids.seed()),
    )
    // A code that was given out leads to a match, whatever happens to the server.
    await this.house.journal.durable()
    this.house.log.info({ code: this.roomId, protocol, level, alone }, 'match made')
  }

  override onJoin(client: Client, raw: unknown): void {
    this.sockets.set(
      client.sessionId,
      this.welcome(page => socketLink(client, page), raw),
    )
  }

  override onLeave(client: Client, code?: number): void {
    const guest = this.sockets.get(client.sessionId)
    this.sockets.delete(client.sessionId)
    this.farewell(guest, code)
  }

  /** `cut` ends the line with no word. */
  addLine(linkOn: (page: Page) => Link, raw: unknown, cut: () => void): Guest {
    const guest = this.welcome(linkOn, raw)
    this.lines.set(guest, cut)
    return guest
  }

  /** `code` as a socket would close with. */
  removeLine(guest: Guest, code: number): void {
    if (this.lines.delete(guest)) this.farewell(guest, code)
  }

  private welcome(linkOn: (page: Page) => Link, raw: unknown): Guest {
    const { play } = this
    const options = parseJoinOptions(raw ?? {})
    if (this.ending) throw ends()
    if (play === undefined || !options.ok)
      throw new ServerError(ErrorCode.APPLICATION_ERROR, options.ok ? 'This match is over.' : options.why)
    const guest = this.orRefuse(() => new Guest(play, linkOn(play.page), options.value))
    this.cancelEmpty?.()
    return guest
  }

  private farewell(guest: Guest | undefined, code: number | undefined): void {
    const consented = code === CloseCode.CONSENTED
    if (!consented && code !== PLAYED_ELSEWHERE) this.house.metrics.drops.inc()
    guest?.depart(consented)
    if (this.empty) this.waitEmpty()
  }

  private get empty(): boolean {
    return this.sockets.size + this.lines.size === 0
  }

  override onDispose(): void {
    this.cancelEmpty?.()
    if (this.lost) return
    this.play?.rest()
    this.giveBack()
    this.house.log.info({ code: this.roomId }, 'match left')
  }

  /** When all that was written is durable. */
  private giveBack(): void {
    const { hold, house } = this
    if (hold !== undefined) house.journal.after(() => house.cluster.giveBack(hold))
  }

  /** The class whose match this is. */
  get session(): string | undefined {
    return this.play?.options.session
  }

  override onBeforeShutdown(): void {
    this.end().catch((error: unknown) => this.house.log.error({ err: error }, 'a room did not close'))
  }

  /** Everybody out; what was played stays in the store. */
  async end(): Promise<void> {
    this.ending = true
    // At once, as Colyseus does with its own: nothing may happen to the match after it was put to rest.
    for (const guest of this.lines.keys()) {
      guest.link.close(SHUTDOWN_CODE, 'the server restarts')
      this.removeLine(guest, SHUTDOWN_CODE)
    }
    await this.sendAway()
  }

  private async sendAway(): Promise<void> {
    // Who has a seat reserved and has not come yet would keep the room standing for as long as Colyseus waits for them.
    const reserved: unknown = Reflect.get(this, '_reservedSeats')
    if (reserved instanceof Object)
      for (const session of Object.keys(reserved)) Reflect.deleteProperty(reserved, session)
    await this.disconnect(SHUTDOWN_CODE)
  }

  /** Another process goes on with the match: here nothing is written or said of it any more. Its people come back there. */
  lose({ fence }: Hold): void {
    if (this.lost || this.hold?.fence !== fence) return
    this.lost = true
    this.ending = true
    this.play?.stop()
    const cuts = [...this.lines.values()]
    this.sockets.clear()
    this.lines.clear()
    for (const cut of cuts) cut()
    this.sendAway().catch((error: unknown) => this.house.log.error({ err: error }, 'a room did not close'))
  }

  /** A seat for who comes by a socket. Colyseus would ask the listings that all processes share: they may be behind. */
  async reserve(options: object): Promise<object> {
    if (this.ending) throw ends()
    const { roomId, roomName: name } = this
    return matchMaker.reserveSeatFor(initializeRoomCache({ roomId, name, processId: matchMaker.processId }), options)
  }

  glance(): RoomGlance | undefined {
    if (this.play === undefined) return undefined
    const seen = glanceOf(this.play.table(), this.play.level.seats)
    return this.play.options.session === undefined ? seen : { ...seen, open: false }
  }

  tell(text: string): void {
    this.play?.people.tell(text)
  }

  private async codeOrRefuse(): Promise<Hold> {
    const hold = await freeCode(this.house)
    if (hold !== undefined) return hold
    throw new ServerError(ErrorCode.APPLICATION_ERROR, 'No code is free. Please try again.')
  }

  private waitEmpty(): void {
    this.cancelEmpty?.()
    this.cancelEmpty = this.house.clock.after(EMPTY_MS, () => {
      if (this.empty) this.onBeforeShutdown()
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
    const guest = this.sockets.get(client.sessionId)
    if (guest === undefined) return
    const handOn = () => Reflect.apply(colyseusOnMessage as OnMessage, this, [client, raw])
    if (!guest.listening) {
      // Until it listens a client has nothing to say, and what is answered to it would gather in memory.
      const { kind } = readFrame(raw)
      if (kind === 'joined' || kind === 'leave') handOn()
      if (kind === 'joined') guest.listen()
      return
    }
    const frame = readFrameUnless(!guest.admits(), raw)
    if (frame?.kind === 'message') guest.obey(frame.type, frame.payload)
    else if (frame?.kind === 'bad') guest.link.send('error', { text: frame.why })
    // A ping takes its turn, so that it measures what a move would take and overtakes no answer.
    else if (frame?.kind === 'ping') guest.afterward(handOn)
    else if (frame?.kind === 'leave') handOn()
  }
}

/** The room class with its house in it: nothing of the house passes through options that a client could touch. */
export function matchRoomIn(house: House): new () => MatchRoom {
  return class extends MatchRoom {
    protected override readonly house = house
  }
}
