/**
 * A seat that does again what it did in a recorded night, as far as that is still possible. Cards may carry other numbers
 * now, so a recorded answer is found again by what its card said.
 */
import { cardNumber, forCard, saysOf } from '../kernel/cards.ts'
import { sameJson } from '../kernel/json.ts'
import type { Card, Kit, Protocol, View } from '../kernel/protocol.ts'
import { admits } from '../kernel/step.ts'

export interface ScriptLine<K extends Kit> {
  readonly atMs: number
  readonly move: K['move']
  /** The card the move answered or was about. */
  readonly card: Card<K> | undefined
  readonly byTheBook: boolean
}

/** A recorded move that is not possible this long after its time is left out. */
const GRACE_MS = 4_000
const THINK_MS = 900

export class Script<K extends Kit> {
  private readonly lines: ScriptLine<K>[]
  private readonly protocol: Protocol<K>

  constructor(protocol: Protocol<K>, lines: readonly ScriptLine<K>[]) {
    this.protocol = protocol
    this.lines = [...lines]
  }

  /** What to do now: the recorded move if it is due and possible, else what is owed unless the record answers that later. */
  next(view: View<K>, nowMs: number, owed: K['move'] | undefined): K['move'] | undefined {
    for (let head = this.lines[0]; head && head.atMs <= nowMs; head = this.lines[0]) {
      const move = this.translate(view, head, owed)
      if (move !== undefined && admits(this.protocol, view, move)) {
        this.lines.shift()
        return move
      }
      if (head.atMs + GRACE_MS > nowMs) break
      this.lines.shift()
    }
    return owed === undefined || this.comesLater(view, owed) ? undefined : owed
  }

  /** How long to wait before asking again; undefined: nothing to come. */
  waitMs(nowMs: number, owes: boolean): number | undefined {
    const head = this.lines[0]
    const recorded =
      head === undefined ? Number.POSITIVE_INFINITY : Math.max(head.atMs - nowMs, head.atMs <= nowMs ? 300 : 0)
    const wait = Math.min(recorded, owes ? THINK_MS : Number.POSITIVE_INFINITY)
    return Number.isFinite(wait) ? wait : undefined
  }

  /** Numbers that were right are reckoned anew: what they were reckoned from may be different now. */
  private translate(view: View<K>, line: ScriptLine<K>, owed: K['move'] | undefined): K['move'] | undefined {
    if (line.card === undefined) return line.move
    const content = saysOf(line.card)
    const card = view.cards.find(c => sameJson(saysOf(c), content))
    if (!card) return undefined
    if (line.byTheBook && line.move.typed && owed?.typed && owed.card === card.card) return owed
    return forCard(line.move, card.card)
  }

  private comesLater(view: View<K>, owed: K['move']): boolean {
    const number = cardNumber(owed)
    const card = view.cards.find(c => c.card === number)
    return this.lines.some(line =>
      card === undefined || line.card === undefined
        ? card === line.card && line.move.type === owed.type
        : sameJson(saysOf(line.card), saysOf(card)),
    )
  }
}
