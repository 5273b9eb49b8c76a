/** What a hand can do and what then happens. Nothing here judges: foolish moves are as real as wise ones. */
import type { Card, Effect, NodeId, Outcome, Seat } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type {
  Claim,
  Disk,
  Entry,
  Journey,
  Key,
  Memory,
  Message,
  Move,
  Result,
  SagaKit,
  SagaRole,
  SagaView,
  StepState,
  Thing,
} from './words.ts'

type SagaOutcome = Outcome<SagaKit>
type SagaEffect = Effect<SagaKit>
export type EnvelopeCard = Extract<Card<SagaKit>, { type: 'envelope' }>

/** Keys a step can have: the right one and one made up. More would only repeat the mistake. */
const MOST_KEYS = 2

const THINGS: Readonly<Record<SagaRole, Thing>> = { bank: 'payment', hotel: 'room', airline: 'seat' }
const asleep: Memory = { waiting: null, promised: [] }

export function start(seat: Seat<SagaKit>): SagaOutcome {
  const disk: Disk = { journey: null, finished: 0, book: [], locked: seat.setup.locked[seat.self] ?? 0 }
  return { disk, memory: asleep, effects: [] }
}

/** The log says how far the journey is; what was asked last is asked again, under the same key. */
export function restart(_seat: Seat<SagaKit>, disk: Disk): SagaOutcome {
  return { disk, memory: asleep, effects: [] }
}

export function thingOf(view: Pick<SagaView, 'cast'>, node: NodeId): Thing {
  return THINGS[view.cast[node] ?? 'hotel']
}

export function sameKey(a: Key, b: Key): boolean {
  return a.ship === b.ship && a.step === b.step && a.nth === b.nth
}

export function find(book: readonly Entry[], key: Key): Entry | undefined {
  return book.find(entry => sameKey(entry, key))
}

/** The book as this service has it in its head: what is written, and what it has only answered. */
export function bookOf({ disk, memory }: Pick<SagaView, 'disk' | 'memory'>): readonly Entry[] {
  return memory.promised.reduce(withEntry, disk.book)
}

function withEntry(book: readonly Entry[], entry: Entry): readonly Entry[] {
  const at = book.findIndex(e => sameKey(e, entry))
  return at < 0 ? [...book, entry] : book.map((e, i) => (i === at ? entry : e))
}

export function free(view: SagaView): number {
  const held = bookOf(view).reduce((sum, { did, undid }) => sum + did - undid, 0)
  return (view.setup.capacity[view.self] ?? 0) - held
}

export function stateOf(journey: Journey, step: number): StepState {
  return journey.states[step] ?? 'todo'
}

export function failed(journey: Journey): boolean {
  return journey.states.includes('refused')
}

/** Steps that are done and not undone, in the order in which they were done. */
export function standing(journey: Journey): readonly number[] {
  return journey.steps.map((_, i) => i).filter(i => stateOf(journey, i) === 'done')
}

export function menu(view: SagaView): readonly Move[] {
  const { disk, memory } = view
  const moves: Move[] = []
  if (memory.promised.length > 0) moves.push({ type: 'save' })
  if (disk.journey && !memory.waiting) moves.push(...conducting(disk.journey))
  for (const card of view.cards) moves.push(...answers(view, card))
  return moves
}

function conducting(journey: Journey): readonly Move[] {
  const moves: Move[] = []
  // There is nothing to tell before a first answer is in the log.
  if (journey.states.some(s => s !== 'todo'))
    moves.push({ type: 'tell', outcome: 'done' }, { type: 'tell', outcome: 'cancelled' })
  if (failed(journey)) for (const step of standing(journey)) moves.push({ type: 'take-back', step })
  else {
    const step = journey.states.indexOf('todo')
    if (step >= 0) moves.push({ type: 'send', step })
  }
  return moves
}

/** Whether a reply answers what this conductor is waiting for. */
export function awaited({ disk: { journey }, memory: { waiting } }: SagaView, message: Message): boolean {
  if (!journey || !waiting || message.type !== 'Reply') return false
  const key = { ship: journey.ship, step: waiting.step, nth: journey.nth[waiting.step] ?? 1 }
  const fits = message.result === 'undone' || message.result === 'bounced' ? 'undo' : 'do'
  return sameKey(key, message) && waiting.act === fits
}

function answers(view: SagaView, card: Card<SagaKit>): readonly Move[] {
  const { disk, memory } = view
  const n = card.card
  const drop: Move = { type: 'drop', card: n }
  switch (card.type) {
    case 'request':
      return disk.journey ? [] : [{ type: 'start', card: n }, drop]
    case 'timer': {
      const { waiting } = memory
      const keys = waiting ? (disk.journey?.nth[waiting.step] ?? 1) : MOST_KEYS
      const anew: Move[] = waiting?.act === 'do' && keys < MOST_KEYS ? [{ type: 'anew', card: n }] : []
      return [{ type: 'again', card: n }, ...anew, { type: 'assume', card: n }]
    }
    case 'envelope': {
      const { message } = card
      const entry = find(bookOf(view), message)
      const reply: Move = { type: 'reply', card: n }
      switch (message.type) {
        case 'Do':
          if (!entry) return [{ type: free(view) > 0 ? 'do' : 'deny', about: n }, reply, drop]
          return entry.did === 1 && free(view) > 0 ? [{ type: 'do', about: n }, reply, drop] : [reply, drop]
        case 'Undo':
          if (entry?.refused) return [reply, drop]
          if (entry && entry.undid === 0 && disk.locked > 0) return [{ type: 'bounce', card: n }, drop]
          if (entry && entry.undid === 0)
            return [{ type: 'undo', about: n }, reply, { type: 'restore', about: n }, drop]
          return entry && entry.undid > 1 ? [reply, drop] : [{ type: 'undo', about: n }, reply, drop]
        case 'Reply':
          if (!awaited(view, message)) return [drop]
          return message.result === 'bounced'
            ? [
                { type: 'later', card: n },
                { type: 'assume', card: n },
              ]
            : [{ type: 'note', card: n }, drop]
        default:
          return unreachable(message)
      }
    }
  }
}

export function envelope(view: SagaView, card: number): EnvelopeCard {
  const found = view.cards.find(c => c.card === card)
  if (found?.type !== 'envelope') throw new Error(`card ${card} is not an envelope`)
  return found
}

export function apply(view: SagaView, move: Move): SagaOutcome {
  const { disk, memory } = view
  const { journey } = disk
  switch (move.type) {
    case 'save':
      return { disk: { ...disk, book: bookOf(view) }, memory: { ...memory, promised: [] }, effects: [] }
    case 'start': {
      const card = view.cards.find(c => c.card === move.card)
      if (card?.type !== 'request') throw new Error(`card ${move.card} is not a request`)
      const { ship, steps } = card.request
      const log: Journey = { ship, steps, states: steps.map(() => 'todo'), nth: steps.map(() => 1) }
      return { disk: { ...disk, journey: log }, memory, effects: [] }
    }
    case 'tell': {
      if (!journey) return { disk, memory, effects: [] }
      const { ship, steps } = journey
      const claim: Claim = { type: 'told-customer', ship, outcome: move.outcome, steps }
      return {
        disk: { ...disk, journey: null, finished: disk.finished + 1 },
        memory: { ...memory, waiting: null },
        effects: [
          { type: 'claim', claim },
          { type: 'disarm', timer: 'retry' },
        ],
      }
    }
    case 'send':
      return ask(view, disk, move.step, 'do')
    case 'take-back':
      return ask(view, disk, move.step, 'undo')
    case 'again':
      return memory.waiting ? ask(view, disk, memory.waiting.step, memory.waiting.act) : { disk, memory, effects: [] }
    case 'anew': {
      if (!journey || !memory.waiting) return { disk, memory, effects: [] }
      const { step, act } = memory.waiting
      const log = { ...journey, nth: journey.nth.map((n, i) => (i === step ? n + 1 : n)) }
      return ask(view, { ...disk, journey: log }, step, act)
    }
    case 'assume':
      return memory.waiting
        ? progress(view, memory.waiting.step, memory.waiting.act === 'do' ? 'refused' : 'undone')
        : { disk, memory, effects: [] }
    case 'later':
      return { disk, memory, effects: [arm(view)] }
    case 'note': {
      const { message } = envelope(view, move.card)
      if (message.type !== 'Reply' || message.result === 'bounced') return { disk, memory, effects: [] }
      return progress(view, message.step, message.result)
    }
    case 'drop':
      return { disk, memory, effects: [] }
    default:
      return serve(view, move)
  }
}

function arm(view: SagaView): SagaEffect {
  return { type: 'arm', timer: 'retry', afterMs: view.setup.retryMs }
}

/** A request sails under the key that the log says, and the clock is set: no answer is not a failure. */
function ask(view: SagaView, disk: Disk, step: number, act: 'do' | 'undo'): SagaOutcome {
  const to = disk.journey?.steps[step]
  if (!disk.journey || to === undefined) return { disk, memory: view.memory, effects: [] }
  const key: Key = { ship: disk.journey.ship, step, nth: disk.journey.nth[step] ?? 1 }
  const message: Message = { type: act === 'do' ? 'Do' : 'Undo', ...key, thing: thingOf(view, to) }
  return {
    disk,
    memory: { ...view.memory, waiting: { step, act } },
    effects: [{ type: 'send', to, message }, arm(view)],
  }
}

/** The log takes down how a step ended. */
function progress({ disk, memory }: SagaView, step: number, state: StepState): SagaOutcome {
  const journey = disk.journey && {
    ...disk.journey,
    states: disk.journey.states.map((s, i) => (i === step ? state : s)),
  }
  return {
    disk: { ...disk, journey },
    memory: { ...memory, waiting: null },
    effects: [{ type: 'disarm', timer: 'retry' }],
  }
}

type Service = Extract<
  Move,
  { readonly type: 'do' | 'deny' | 'undo' | 'restore' } | { readonly type: 'reply' | 'bounce' }
>

function serve(view: SagaView, move: Service): SagaOutcome {
  const { disk, memory } = view
  const { from, message } = envelope(view, 'about' in move ? move.about : move.card)
  const { ship, step, nth, thing } = message
  const key: Key = { ship, step, nth }
  const known = find(bookOf(view), key)
  const written = (entry: Entry): Disk => ({
    ...disk,
    book: withEntry(disk.book, entry),
  })
  const answer = (result: Result): SagaEffect => ({
    type: 'send',
    to: from,
    message: { type: 'Reply', ...key, thing, result },
  })
  const claims = (entry: Entry): SagaEffect[] => claimsOf(view, known, entry)
  switch (move.type) {
    case 'do': {
      const entry = doneOnceMore(key, known)
      return { disk: written(entry), memory, effects: claims(entry) }
    }
    case 'deny':
      return { disk: written({ ...key, did: 0, undid: 0, refused: true }), memory, effects: [] }
    case 'undo': {
      const entry = undoneOnceMore(key, known)
      return { disk: written(entry), memory, effects: claims(entry) }
    }
    case 'restore': {
      // The book as it was before this line: whatever was written since is gone with it.
      const at = disk.book.findIndex(e => sameKey(e, key))
      const entry = undoneOnceMore(key, known)
      return { disk: { ...disk, book: [...disk.book.slice(0, at), entry] }, memory, effects: claims(entry) }
    }
    case 'bounce':
      return { disk: { ...disk, locked: disk.locked - 1 }, memory, effects: [answer('bounced')] }
    case 'reply': {
      if (message.type === 'Undo') {
        const settled = known !== undefined && (known.undid > 0 || known.refused)
        const entry = settled ? known : undoneOnceMore(key, known)
        return { disk, memory: promise(memory, known, entry), effects: [answer('undone'), ...claims(entry)] }
      }
      const unheard: Entry = free(view) > 0 ? doneOnceMore(key, undefined) : { ...key, did: 0, undid: 0, refused: true }
      const entry = known ?? unheard
      return {
        disk,
        memory: promise(memory, known, entry),
        effects: [answer(entry.refused ? 'refused' : 'done'), ...claims(entry)],
      }
    }
  }
}

function promise(memory: Memory, known: Entry | undefined, entry: Entry): Memory {
  return known === entry ? memory : { ...memory, promised: [...memory.promised.filter(e => !sameKey(e, entry)), entry] }
}

function doneOnceMore(key: Key, known: Entry | undefined): Entry {
  return { ...key, did: (known?.did ?? 0) + 1, undid: known?.undid ?? 0, refused: false }
}

/** Undoing what never came is remembered as a refusal: should it come late, it must not be done any more. */
function undoneOnceMore(key: Key, known: Entry | undefined): Entry {
  return known ? { ...known, undid: known.undid + 1 } : { ...key, did: 0, undid: 0, refused: true }
}

function claimsOf(view: SagaView, before: Entry | undefined, after: Entry): SagaEffect[] {
  const bank = view.cast[view.self] === 'bank'
  const { ship } = after
  if (after.did > (before?.did ?? 0)) return [{ type: 'claim', claim: { type: bank ? 'charged' : 'booked', ship } }]
  if (after.undid > (before?.undid ?? 0))
    return [{ type: 'claim', claim: { type: bank ? 'refunded' : 'cancelled', ship } }]
  return []
}
