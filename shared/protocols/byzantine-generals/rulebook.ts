/** The law: what OM(1) does (textbook), which rule a move breaks (mistakes), and the rules in words. */
import type { Card, NodeId, Rule, Seat } from '../../kernel/protocol.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { envelope, fellows, others, ownOrder, undecided, untold } from './physics.ts'
import type { GeneralsKit, GeneralsView, Move, OrderKey, RuleId, Setup, Value, Verdict } from './words.ts'
import { keyOf } from './words.ts'

export const rules: Readonly<Record<RuleId, Rule>> = {
  'three-is-enough': {
    cite: 'Lamport, Shostak, Pease §2, Figures 1 and 2',
    why: 'With three generals, two words that differ look the same whether the commander lies or the other lieutenant: whatever you choose is wrong in one of the two.',
    misconception: 'Two honest generals out of three are a majority, so they can always agree.',
    costs: { invariant: 'validity', scope: 'three' },
  },
  'first-word-counts': {
    cite: 'Lamport, Shostak, Pease §3, algorithm OM(m), steps 2 and 3',
    why: 'The commander may have told others something else: only what the other lieutenants were told shows it.',
    misconception: 'An order from the commander is the order; asking around is lost time.',
    costs: { invariant: 'agreement', scope: 'four-commander' },
  },
  'trusts-some': {
    cite: 'Lamport, Shostak, Pease §3, algorithm OM(m), step 3',
    why: 'Every word counts once, whoever said it: a loyal one that is thrown away makes the traitor’s weigh more.',
    misconception: 'I can see who lies, so I leave that one out.',
    costs: { invariant: 'validity', scope: 'four-lieutenant' },
  },
  'relays-otherwise': {
    cite: 'Lamport, Shostak, Pease §3, algorithm OM(m), steps 1 and 2',
    why: 'A loyal general says what it was told, to everybody alike; otherwise it is one traitor more than the algorithm bears.',
    costs: { invariant: 'validity', scope: 'four-lieutenant' },
  },
  'keeps-silent': {
    cite: 'Lamport, Shostak, Pease §3, A3 and algorithm OM(m), "or else be RETREAT if he receives no value"',
    why: 'Silence is heard: it counts as retreat, and so it can outvote an order to attack.',
    misconception: 'Who says nothing says nothing wrong.',
    costs: { invariant: 'validity', scope: 'four-lieutenant' },
  },
  'against-majority': {
    cite: 'Lamport, Shostak, Pease §3, algorithm OM(m), step 3',
    why: 'All loyal lieutenants obey the majority of what they were told, and retreat when there is none: only so do they do the same.',
    costs: { invariant: 'validity', scope: 'four-lieutenant' },
  },
  'gives-up': {
    cite: 'Lamport, Shostak, Pease §3, Theorem 1',
    why: 'The words you have tell what to do: whoever lies here is alone, and cannot outvote the loyal ones.',
    misconception: 'As soon as one may lie, nothing can be known.',
    costs: 'goal',
  },
}

export function lawless(seat: Seat<GeneralsKit>): boolean {
  return seat.secret.traitor
}

/** Theorem 1: OM(m) solves the problem "if there are more than 3m generals and at most m traitors". */
export function solvable(setup: Setup, generals: number): boolean {
  return generals > 3 * setup.traitors
}

/** Step 3: one word of the commander and one of every other lieutenant; RETREAT for each that did not come. */
export function words(view: GeneralsView, commander: NodeId, key: OrderKey): readonly Value[] {
  return [commander, ...fellows(view, commander)].map(from => view.memory.heard[key]?.[from] ?? 'retreat')
}

/** "The majority value among the v_i if it exists, otherwise the value RETREAT." */
export function majorityOf(values: readonly Value[]): Value {
  return values.filter(v => v === 'attack').length * 2 > values.length ? 'attack' : 'retreat'
}

/** Below 3m + 1 generals words that differ cannot tell who lies. */
export function untellable(view: GeneralsView, commander: NodeId, key: OrderKey): boolean {
  return !solvable(view.setup, others(view).length + 1) && new Set(words(view, commander, key)).size > 1
}

function rightVerdict(view: GeneralsView, commander: NodeId): Verdict {
  const key = keyOf({ round: view.memory.round, commander })
  if (view.setup.doubt && untellable(view, commander, key)) return 'cannot tell'
  return majorityOf(words(view, commander, key))
}

export function mistakes(view: GeneralsView, move: Move): readonly RuleId[] {
  if (lawless(view)) return []
  switch (move.type) {
    case 'tell-all':
    case 'tell':
      return move.value === known(view, move) ? [] : ['relays-otherwise']
    case 'skip':
      return ['keeps-silent']
    case 'obey':
      return ['first-word-counts']
    case 'ignore':
      return ['trusts-some']
    case 'decide': {
      const { commander, verdict } = move
      const right = rightVerdict(view, commander)
      if (verdict === right) return []
      if (verdict === 'cannot tell') return ['gives-up']
      if (right === 'cannot tell') return ['three-is-enough']
      const word = view.memory.heard[keyOf({ round: view.memory.round, commander })]?.[commander]
      return [verdict === word ? 'first-word-counts' : 'against-majority']
    }
    case 'note':
    case 'go-on':
      return []
    default:
      return unreachable(move)
  }
}

/** What a loyal general says here: its own order, or what it was told. */
function known(view: GeneralsView, move: Extract<Move, { type: 'tell-all' | 'tell' }>): Value {
  const card = move.card ?? ('about' in move ? move.about : undefined)
  return card === undefined ? ownOrder(view) : envelope(view, card).message.value
}

/** OM(1): first one's own order, then the oldest card. */
export function textbook(view: GeneralsView): Move | undefined {
  const [to] = untold(view)
  if (to !== undefined) return lawless(view) ? deceives(view, to) : orders(view, to)
  const card = view.cards[0]
  return card && answer(view, card)
}

function orders(view: GeneralsView, to: NodeId): Move {
  const value = ownOrder(view)
  return view.memory.told.length === 0 && others(view).length > 1
    ? { type: 'tell-all', value }
    : { type: 'tell', to, value }
}

export function opposite(value: Value): Value {
  return value === 'attack' ? 'retreat' : 'attack'
}

/** The traitor's worst (Figures 2 and 4): as commander it tells one lieutenant, each round another, the opposite. */
function deceives(view: GeneralsView, to: NodeId): Move {
  const peers = others(view)
  const singled = peers[(view.memory.round + 1) % peers.length]
  const value = ownOrder(view)
  return { type: 'tell', to, value: to === singled ? opposite(value) : value }
}

function answer(view: GeneralsView, card: Card<GeneralsKit>): Move | undefined {
  const n = card.card
  if (card.type === 'request') return undefined
  if (card.type === 'timer') {
    const [commander, ...rest] = undecided(view)
    if (commander === undefined) return { type: 'go-on', card: n }
    const verdict = rightVerdict(view, commander)
    return { type: 'decide', commander, verdict, ...(rest.length === 0 ? { card: n } : { about: n }) }
  }
  const { message } = card
  if (message.type === 'relay') return { type: 'note', card: n }
  // As lieutenant (Figures 1 and 3) the traitor says that it was told the opposite.
  return relays(view, n, lawless(view) ? opposite(message.value) : message.value)
}

function relays(view: GeneralsView, card: number, value: Value): Move {
  const { message } = envelope(view, card)
  const all = fellows(view, message.commander)
  const done = view.memory.relaying[keyOf(message)] ?? []
  const [to, ...rest] = all.filter(node => !done.includes(node))
  if (to === undefined || (done.length === 0 && rest.length > 0)) return { type: 'tell-all', value, card }
  return { type: 'tell', to, value, ...(rest.length === 0 ? { card } : { about: card }) }
}
