/** What a hand can do and what then happens. Nothing here judges: a wrong stamp sails like a right one. */
import { sameJson, stableText } from '../../kernel/json.ts'
import type { Card, Effect, NodeId, Outcome, Seat } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { at, highest, make, namesOf, ownName, values } from './stamp.ts'
import type { Answer, EventId, Kind, Letter, Move, Request, Stamp } from './words.ts'
import { ANSWERS, type ClocksKit, type ClocksView, type Disk, type Entry } from './words.ts'

type ClocksCard = Card<ClocksKit>
type Done = Outcome<ClocksKit>

export function start(_seat: Seat<ClocksKit>): Done {
  return { disk: { log: [], compared: 0, lodged: null }, memory: null, effects: [] }
}

/** The clock is the last line of the log, and the log is on disk: there is nothing to forget. */
export function restart(_seat: Seat<ClocksKit>, disk: Disk): Done {
  return { disk, memory: null, effects: [] }
}

/** What the clock shows: the stamp of the last event. */
export function clockOf(view: ClocksView): Stamp {
  return view.disk.log.at(-1)?.stamp ?? make(namesOf(view), () => 0)
}

/** The event a card stands for; none where something is only asked. */
export function kindOf(card: ClocksCard | undefined): Kind | undefined {
  if (card?.type === 'envelope') return { type: 'receive', from: card.from, letter: card.message }
  if (card?.type !== 'request') return undefined
  const { request } = card
  if (request.type === 'Event') return { type: 'event', what: request.what }
  return request.type === 'Send' ? { type: 'send', to: request.to } : undefined
}

export function cardOf(view: ClocksView, number: number): ClocksCard | undefined {
  return view.cards.find(({ card }) => card === number)
}

export function asked(card: ClocksCard | undefined): Request | undefined {
  return card?.type === 'request' ? card.request : undefined
}

export type Pair = { readonly a: Letter; readonly b: Letter }

/** The letters that a card asks about, as soon as both are in the log. */
export function pairOf(view: ClocksView, card: ClocksCard | undefined): Pair | undefined {
  const request = asked(card)
  if (request?.type !== 'Compare') return undefined
  const [a, b] = [lastLetter(view, request.a), lastLetter(view, request.b)]
  return a && b && { a, b }
}

/** The one that was written last of those that have come: by its name, for letters overtake each other. */
export function lastLetter(view: ClocksView, from: NodeId): Letter | undefined {
  let last: Letter | undefined
  for (const { kind } of view.disk.log)
    if (kind.type === 'receive' && kind.from === from && (!last || nth(kind.letter.event) > nth(last.event)))
      last = kind.letter
  return last
}

export function nth(event: EventId): number {
  return Number(event.slice(event.lastIndexOf('.') + 1))
}

export function nextEvent({ self, disk }: ClocksView): EventId {
  return `${self}.${disk.log.length + 1}`
}

/** As high as a hand can write: always one more than anything in sight. */
export function mostOf(view: ClocksView, kind: Kind): number {
  const letter = kind.type === 'receive' ? highest(kind.letter.stamp) : 0
  return Math.max(999, highest(clockOf(view)) + 1, letter + 1)
}

/**
 * The stamps that somebody with some belief would write, the right one among them. Sums of single numbers are left out:
 * they are larger than both, and Lamport asks for no more.
 */
export function stampsFor(view: ClocksView, kind: Kind): readonly Stamp[] {
  const names = namesOf(view)
  const me = ownName(view.setup, view.self)
  const own = clockOf(view)
  const tick = (stamp: Stamp, which = me): Stamp => make(names, n => at(stamp, n) + (n === which ? 1 : 0))
  const tickAll = (stamp: Stamp): Stamp => make(names, n => at(stamp, n) + 1)
  if (kind.type !== 'receive') {
    const next = names[(names.indexOf(me) + 1) % names.length]
    return sorted([tick(own), own, tickAll(own), tick(own, next)])
  }
  const theirs = kind.letter.stamp
  const merged = make(names, n => Math.max(at(own, n), at(theirs, n)))
  const sum = make(names, n => at(own, n) + at(theirs, n))
  const common = [tick(merged), tick(own), merged, tick(theirs)]
  return sorted(view.setup.kind === 'lamport' ? common : [...common, tick(sum), tickAll(merged)])
}

/** Each once, by size: an order that tells nothing. */
function sorted(stamps: readonly Stamp[]): readonly Stamp[] {
  const once = [...new Map(stamps.map(stamp => [stableText(stamp), stamp])).values()]
  return once.sort((a, b) => {
    const [x, y] = [values(a), values(b)]
    const differs = x.findIndex((n, i) => n !== y[i])
    return (x[differs] ?? 0) - (y[differs] ?? 0)
  })
}

export function menu(view: ClocksView): readonly Move[] {
  const moves: Move[] = []
  for (const held of view.cards) {
    const { card } = held
    const kind = kindOf(held)
    if (kind) for (const typed of stampsFor(view, kind)) moves.push({ type: 'stamp', card, typed })
    if (pairOf(view, held)) for (const answer of ANSWERS) moves.push({ type: 'relate', card, answer })
    // The customs want the whole log: first what lies in the inbox is stamped.
    if (asked(held)?.type === 'Lodge' && !view.cards.some(c => kindOf(c))) moves.push({ type: 'lodge', card })
  }
  return moves
}

/** A stamp may be any whole numbers under the right names. */
export function admits(view: ClocksView, move: Move): boolean {
  if (move.type !== 'stamp') return menu(view).some(entry => sameJson(entry, move))
  const kind = kindOf(cardOf(view, move.card))
  if (!kind || Object.keys(move).length !== 3) return false
  const most = mostOf(view, kind)
  const numbers = Object.values(move.typed)
  return (
    sameJson(Object.keys(move.typed).sort(), [...namesOf(view)]) &&
    numbers.every(n => Number.isInteger(n) && n >= 0 && n <= most)
  )
}

export function apply(view: ClocksView, move: Move, clockMs: number): Done {
  const { disk } = view
  const card = cardOf(view, move.card)
  switch (move.type) {
    case 'stamp': {
      const kind = kindOf(card)
      if (!kind) throw new Error(`card ${move.card} is no event`)
      const stamp = make(namesOf(view), n => at(move.typed, n))
      const entry: Entry = { event: nextEvent(view), kind, stamp }
      const wallMs = view.setup.wall ? clockMs : null
      return done({ ...disk, log: [...disk.log, entry] }, [
        { type: 'claim', claim: { type: 'stamped', event: entry.event, stamp } },
        ...sails(entry, wallMs),
      ])
    }
    case 'relate': {
      const pair = pairOf(view, card)
      if (!pair) throw new Error(`card ${move.card} compares nothing`)
      return done({ ...disk, compared: disk.compared + 1 }, [{ type: 'claim', claim: says(pair, move.answer) }])
    }
    case 'lodge':
      return done({ ...disk, lodged: disk.log.length }, [
        { type: 'claim', claim: { type: 'lodged', events: disk.log.length } },
      ])
    default:
      return unreachable(move)
  }
}

function done(disk: Disk, effects: readonly Effect<ClocksKit>[]): Done {
  return { disk, memory: null, effects }
}

function sails({ event, kind, stamp }: Entry, wallMs: number | null): readonly Effect<ClocksKit>[] {
  return kind.type === 'send' ? [{ type: 'send', to: kind.to, message: { type: 'Letter', event, stamp, wallMs } }] : []
}

function says({ a, b }: Pair, answer: Answer): ClocksKit['claim'] {
  return answer === 'cannot-tell'
    ? { type: 'cannot-tell', a: a.event, b: b.event }
    : { type: 'relation', a: a.event, b: b.event, relation: answer }
}

/** Requests answered. Letters come by themselves and are not counted. */
export function tasksDone({ log, compared, lodged }: Disk): number {
  return log.filter(({ kind }) => kind.type !== 'receive').length + compared + (lodged === null ? 0 : 1)
}
