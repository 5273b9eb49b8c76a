/** What a hand can do and what then happens. Nothing here judges: a lie is as real as a true word. */
import type { Card, Effect, NodeId, Outcome, Seat } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { Disk, GeneralsKit, GeneralsView, Memory, Message, Move, OrderKey, Value } from './words.ts'
import { keyOf, VALUES } from './words.ts'

type Effects = readonly Effect<GeneralsKit>[]
export type EnvelopeCard = Extract<Card<GeneralsKit>, { type: 'envelope' }>

export function start(seat: Seat<GeneralsKit>): Outcome<GeneralsKit> {
  return restart(seat, { decided: {} })
}

/** Nobody wakes here: the paper knows no crash but a traitor that falls silent. */
export function restart(seat: Seat<GeneralsKit>, disk: Disk): Outcome<GeneralsKit> {
  return { disk, memory: { round: 0, told: [], relaying: {}, heard: {} }, effects: begins(seat, 0) }
}

/** The end of a round is of interest to who decides in it, or goes on to another. */
function begins({ self, setup, secret }: Seat<GeneralsKit>, round: number): Effects {
  const decides = !secret.traitor && setup.commanders.some(c => c !== self)
  const more = round + 1 < setup.rounds
  return round < setup.rounds && (decides || more) ? [{ type: 'arm', timer: 'round', afterMs: setup.roundMs }] : []
}

export function others(view: Seat<GeneralsKit>): NodeId[] {
  return Object.keys(view.cast).filter(node => node !== view.self)
}

/** Who hears from this lieutenant what the commander told it: the other lieutenants. */
export function fellows(view: Seat<GeneralsKit>, commander: NodeId): NodeId[] {
  return others(view).filter(node => node !== commander)
}

/** This general's own order now. */
export function ownOrder(view: GeneralsView): Value {
  return view.secret.sees[view.memory.round] ?? 'retreat'
}

/** Whom this general still has to tell its own order. */
export function untold(view: GeneralsView): NodeId[] {
  const { setup, memory, self } = view
  if (memory.round >= setup.rounds || !setup.commanders.includes(self)) return []
  return others(view).filter(node => !memory.told.includes(node))
}

/** Whom this lieutenant still has to tell what an order says. */
export function unrelayed(view: GeneralsView, message: Message): NodeId[] {
  const done = view.memory.relaying[keyOf(message)] ?? []
  return fellows(view, message.commander).filter(node => !done.includes(node))
}

/** Commanders whose order of this round waits for a decision here, beginning with this general's neighbour. */
export function undecided(view: GeneralsView): NodeId[] {
  const { self, setup, secret, disk, memory } = view
  if (secret.traitor) return []
  const place = setup.commanders.indexOf(self)
  const round = [...setup.commanders.slice(place + 1), ...setup.commanders.slice(0, Math.max(0, place))]
  return round.filter(commander => disk.decided[keyOf({ round: memory.round, commander })] === undefined)
}

export function menu(view: GeneralsView): readonly Move[] {
  return [...tells(untold(view), others(view).length), ...view.cards.flatMap(card => answers(view, card))]
}

/** One after another, in the order of the cast; or all alike as long as nobody has been told. */
function tells(left: readonly NodeId[], of: number, card?: number): readonly Move[] {
  const [to, ...rest] = left
  if (to === undefined) return []
  const answer = card === undefined ? {} : rest.length === 0 ? { card } : { about: card }
  const all = card === undefined ? {} : { card }
  const alike = left.length === of && rest.length > 0
  return [
    ...(alike ? VALUES.map((value): Move => ({ type: 'tell-all', value, ...all })) : []),
    ...VALUES.map((value): Move => ({ type: 'tell', to, value, ...answer })),
    { type: 'skip', to, ...answer },
  ]
}

function answers(view: GeneralsView, card: Card<GeneralsKit>): readonly Move[] {
  const n = card.card
  if (card.type === 'request') return []
  if (card.type === 'timer') {
    const [commander, ...rest] = undecided(view)
    if (commander === undefined) return [{ type: 'go-on', card: n }]
    const answer = rest.length === 0 ? { card: n } : { about: n }
    const verdicts = view.setup.doubt ? ([...VALUES, 'cannot tell'] as const) : VALUES
    return verdicts.map(verdict => ({ type: 'decide', commander, verdict, ...answer }))
  }
  const { message } = card
  if (message.type === 'relay')
    return view.secret.traitor
      ? [{ type: 'note', card: n }]
      : [
          { type: 'note', card: n },
          { type: 'ignore', card: n },
        ]
  const open = !view.secret.traitor && view.disk.decided[keyOf(message)] === undefined
  return [
    ...tells(unrelayed(view, message), fellows(view, message.commander).length, n),
    ...(open ? [{ type: 'obey', about: n } as const] : []),
  ]
}

export function envelope(view: GeneralsView, card: number | undefined): EnvelopeCard {
  const found = view.cards.find(c => c.card === card)
  if (found?.type !== 'envelope') throw new Error(`card ${card} is not an envelope`)
  return found
}

export function apply(view: GeneralsView, move: Move): Outcome<GeneralsKit> {
  const { disk, memory } = view
  switch (move.type) {
    case 'tell-all':
    case 'tell':
    case 'skip': {
      const card = move.card ?? ('about' in move ? move.about : undefined)
      return card === undefined ? command(view, move) : relay(view, move, envelope(view, card).message)
    }
    case 'obey': {
      const { from, message } = envelope(view, move.about)
      const { round, commander, value } = message
      return {
        disk: { decided: { ...disk.decided, [keyOf(message)]: value } },
        memory: hears(memory, keyOf(message), from, value),
        effects: [{ type: 'claim', claim: { type: 'decides', round, commander, value } }],
      }
    }
    case 'note': {
      const { from, message } = envelope(view, move.card)
      return { disk, memory: hears(memory, keyOf(message), from, message.value), effects: [] }
    }
    case 'ignore':
      return { disk, memory, effects: [] }
    case 'decide': {
      const { commander, verdict } = move
      const { round } = memory
      const decided = { ...disk.decided, [keyOf({ round, commander })]: verdict }
      const effects: Effects = [
        {
          type: 'claim',
          claim:
            verdict === 'cannot tell'
              ? { type: 'cannot-tell', round, commander }
              : { type: 'decides', round, commander, value: verdict },
        },
      ]
      return move.card === undefined ? { disk: { decided }, memory, effects } : goOn(view, { decided }, effects)
    }
    case 'go-on':
      return goOn(view, disk, [])
    default:
      return unreachable(move)
  }
}

type Saying = Extract<Move, { type: 'tell-all' | 'tell' | 'skip' }>

/** To whom, out of those left, and what is sent. */
function saying(move: Saying, left: readonly NodeId[], about: Omit<Message, 'value'>): [readonly NodeId[], Effects] {
  if (move.type === 'skip') return [[move.to], []]
  const to = move.type === 'tell' ? [move.to] : left
  return [to, to.map(node => ({ type: 'send', to: node, message: { ...about, value: move.value } }))]
}

/** OM(m), step 1: "The commander sends his value to every lieutenant." */
function command(view: GeneralsView, move: Saying): Outcome<GeneralsKit> {
  const { disk, memory, self } = view
  const [dealtWith, effects] = saying(move, untold(view), { type: 'order', round: memory.round, commander: self })
  return { disk, memory: { ...memory, told: [...memory.told, ...dealtWith].sort() }, effects }
}

/** OM(m), step 2: a lieutenant "acts as the commander" of what it was told. */
function relay(view: GeneralsView, move: Saying, message: Message): Outcome<GeneralsKit> {
  const { round, commander } = message
  const key = keyOf(message)
  const [dealtWith, effects] = saying(move, unrelayed(view, message), { type: 'relay', round, commander })
  const { [key]: before = [], ...half } = view.memory.relaying
  const relaying = move.card === undefined ? { ...half, [key]: [...before, ...dealtWith].sort() } : half
  return { disk: view.disk, memory: hears({ ...view.memory, relaying }, key, commander, message.value), effects }
}

function hears(memory: Memory, key: OrderKey, from: NodeId, value: Value): Memory {
  return { ...memory, heard: { ...memory.heard, [key]: { ...memory.heard[key], [from]: value } } }
}

function goOn(view: GeneralsView, disk: Disk, effects: Effects): Outcome<GeneralsKit> {
  const round = view.memory.round + 1
  return { disk, memory: { ...view.memory, round, told: [] }, effects: [...effects, ...begins(view, round)] }
}
