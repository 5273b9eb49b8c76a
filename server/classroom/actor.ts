/** One simulated student of a rehearsal: a stream, a seat, and hands that take their time. */
import { randomInt } from 'node:crypto'
import { CloseCode } from '@colyseus/core'
import type { StudentId, ToStudent } from '../../shared/wire/classroom.ts'
import type { FromServer, Table, ToServer } from '../../shared/wire/messages.ts'
import type { Screen } from '../../shared/wire/screen.ts'
import type { Guest } from '../rooms/guest.ts'
import type { MatchRoom } from '../rooms/match-room.ts'
import type { Ear } from './listener.ts'
import type { ClassSession } from './session.ts'

/** An answer takes so long. */
const HAND_MS = [3000, 12_000] as const
const READS_DEBRIEF_MS = [4000, 10_000] as const
const DROPS_AFTER_MS = [20_000, 60_000] as const
const BACK_AFTER_MS = [8000, 40_000] as const
/** One move in so many is not thought about. */
const ERRS_ONE_IN = 8

type Move = ToServer['move']['move']

export class Actor {
  private readonly session: ClassSession
  private readonly id: StudentId
  private seat: { readonly room: MatchRoom; readonly guest: Guest; readonly code: string } | undefined
  private wanted: string | undefined
  private screen: Partial<Screen> = {}
  private phase: Table['phase'] = 'lobby'
  private leave: (() => void) | undefined
  private cancelHand: (() => void) | undefined
  private cancelDrop: (() => void) | undefined
  private moves = 0
  private over = false

  constructor(session: ClassSession, id: StudentId, drops: boolean) {
    this.session = session
    this.id = id
    this.connect()
    if (drops) this.dropLater()
  }

  private connect(): void {
    if (this.over || this.session.over) return
    const ear: Ear = { write: text => this.hear(text), end: () => this.stop() }
    this.leave = this.session.audience.open({ role: 'student', id: this.id }, ear)
  }

  /** What a page would read from its stream; only the seat is of use here. */
  private hear(text: string): void {
    for (const line of text.split('\n\n')) {
      if (!line.startsWith('data: {"type":"seat"')) continue
      const { payload }: { payload: ToStudent['seat'] } = JSON.parse(line.slice('data: '.length))
      if (payload?.room === this.wanted) continue
      this.wanted = payload?.room
      this.stand()
      if (payload !== null) void this.sit(payload.room, payload.token)
    }
  }

  private async sit(code: string, token: string): Promise<void> {
    const found = await this.session.hub.rooms.at(code)
    if (found.type !== 'room' || this.over || this.wanted !== code) return
    this.session.guarded(() => {
      const { room } = found
      const guest = room.addLine(
        page => ({
          send: (type, payload) => page.show(() => this.told(type, payload)),
          close: () => this.stand(),
        }),
        { token },
        () => this.stand(),
      )
      this.seat = { room, guest, code }
      guest.listen()
    })
  }

  private told<K extends keyof FromServer>(type: K, payload: FromServer[K]): void
  private told(...[type, payload]: { [K in keyof FromServer]: [K, FromServer[K]] }[keyof FromServer]): void {
    if (type === 'screen') this.screen = payload.fresh ? payload.changes : { ...this.screen, ...payload.changes }
    else if (type === 'table') this.phase = payload.phase
    else return
    this.wait()
  }

  /** Something may be to be done: in a while. */
  private wait(): void {
    if (this.cancelHand !== undefined || this.seat === undefined) return
    const atSea = this.phase === 'night'
    if (atSea && this.screen.owed !== true) return
    this.cancelHand = this.after(atSea ? HAND_MS : READS_DEBRIEF_MS, () => {
      this.cancelHand = undefined
      this.act()
    })
  }

  private act(): void {
    if (this.seat === undefined) return
    const { guest } = this.seat
    if (this.phase !== 'night') {
      const ready = this.session.groups.play(this.session.state.students[this.id]?.group ?? null)
      if (ready?.people.get(this.id)?.ready === false) guest.obey('ready', {})
      return
    }
    const move = randomInt(ERRS_ONE_IN) === 0 ? this.anyMove() : this.rightMove()
    this.moves += 1
    if (move !== undefined) guest.obey('move', { id: `${this.moves}`, move })
    this.wait()
  }

  private rightMove(): Move | undefined {
    const group = this.session.state.students[this.id]?.group ?? null
    const owed = this.session.groups.play(group)?.match?.owes(this.id)
    return isMove(owed) ? owed : undefined
  }

  private anyMove(): Move | undefined {
    const all = [...(this.screen.moves ?? []), ...(this.screen.cards ?? []).flatMap(card => card.moves)]
    const plain = all.filter(entry => entry.form === undefined)
    return plain[randomInt(Math.max(1, plain.length))]?.move
  }

  askForHelp(): void {
    if (!this.over) this.session.happened({ type: 'help', student: this.id, on: true })
  }

  private dropLater(): void {
    this.cancelDrop = this.after(DROPS_AFTER_MS, () => {
      this.stand()
      this.wanted = undefined
      this.leave?.()
      this.cancelDrop = this.after(BACK_AFTER_MS, () => {
        this.connect()
        this.dropLater()
      })
    })
  }

  private stand(): void {
    const { seat } = this
    this.seat = undefined
    this.screen = {}
    this.cancelHand?.()
    this.cancelHand = undefined
    seat?.room.removeLine(seat.guest, CloseCode.ABNORMAL_CLOSURE)
  }

  private after([fromMs, toMs]: readonly [number, number], then: () => void): () => void {
    return this.session.hub.house.clock.after(randomInt(fromMs, toMs), () => this.session.guarded(then))
  }

  stop(): void {
    if (this.over) return
    this.over = true
    this.cancelDrop?.()
    this.stand()
    this.leave?.()
  }
}

function isMove(value: unknown): value is Move {
  return value instanceof Object && 'type' in value && typeof value.type === 'string'
}
