/**
 * A protocol just large enough to show what the kernel and the search do: a node that is asked to greet says hello to
 * everybody, numbered by the greetings it has written down; a nagging timer does the same. Hellos are tagged with the
 * judge's count, unseen. `liar` is a role that no rule binds, `rock` one that never crashes.
 */
import type { Deal, Level, Night, Scope } from '../../shared/kernel/level.ts'
import type { Effect, NodeId, Powers, Protocol, View } from '../../shared/kernel/protocol.ts'

export type EchoKit = {
  role: 'peer' | 'liar' | 'rock'
  setup: { readonly nagMs: number }
  secret: null
  disk: { readonly greeted: number }
  memory: { readonly heard: readonly NodeId[] }
  message: { readonly type: 'Hello'; readonly nth: number }
  request: { readonly type: 'Greet' }
  timer: 'nag'
  move: { readonly type: 'greet' | 'hear' | 'ignore'; readonly card: number }
  claim: { readonly type: 'heard'; readonly from: NodeId; readonly nth: number }
  rule: 'ignores'
  ghost: { readonly said: number; readonly inOrder: boolean; readonly last: Readonly<Record<string, number>> }
  tag: number
}

type EchoView = View<EchoKit>

const nag = (view: { readonly setup: EchoKit['setup'] }): Effect<EchoKit> => ({
  type: 'arm',
  timer: 'nag',
  afterMs: view.setup.nagMs,
})

function menu({ cards }: EchoView): readonly EchoKit['move'][] {
  return cards.flatMap(({ type, card }) => [
    { type: type === 'envelope' ? ('hear' as const) : ('greet' as const), card },
    { type: 'ignore' as const, card },
  ])
}

const none: Powers = { drop: 0, duplicate: 0, crash: 0, fire: 0, order: 'any', timing: 'asynchronous', patience: 0 }

export function dealTo(roles: Readonly<Record<NodeId, EchoKit['role']>>): Deal<EchoKit> {
  return Object.fromEntries(
    Object.entries(roles).map(([node, role]) => [node, { role, secret: null, chair: 'either' as const }]),
  )
}

const night: Night<EchoKit> = {
  title: 'Hello',
  brief: 'Say hello.',
  setup: { nagMs: 5_000 },
  deals: [dealTo({ a: 'peer', b: 'peer' })],
  weather: { loss: 0, duplication: 0, delayMs: [100, 200] },
  powers: none,
  requests: [],
  teaches: [],
  lastsMs: 30_000,
  epilogueMs: 0,
  darkMs: 1_000,
}

const level: Level<EchoKit> = {
  id: 'hello',
  title: 'Hello',
  teaches: 'Nothing.',
  fallacies: [],
  minutes: 1,
  chairs: ['node'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: { type: 'code', excerpt: '-', ask: '?', options: ['a', 'b'], right: 0, because: '-', cite: '-' },
  nights: [night],
}

export function scopeOf(powers: Partial<Powers>, more: Partial<Scope<EchoKit>> = {}): Scope<EchoKit> {
  return { id: 'echo', level: 'hello', night: 0, powers: { ...none, ...powers }, eager: true, worlds: 0, ...more }
}

const label = { word: 'word', detail: 'detail' }

export const echo: Protocol<EchoKit> = {
  name: 'echo',
  title: 'Echo',
  wing: 'channel',
  start: seat => ({ disk: { greeted: 0 }, memory: { heard: [] }, effects: [nag(seat)] }),
  restart: (seat, disk) => ({ disk, memory: { heard: [] }, effects: [nag(seat)] }),
  menu,
  apply(view, move) {
    const { disk, memory, cast, self } = view
    const card = view.cards.find(c => c.card === move.card)
    if (move.type === 'greet') {
      const nth = disk.greeted + 1
      const others = Object.keys(cast).filter(n => n !== self)
      const hellos = others.map((to): Effect<EchoKit> => ({ type: 'send', to, message: { type: 'Hello', nth } }))
      return { disk: { greeted: nth }, memory, effects: [...hellos, nag(view)] }
    }
    if (move.type === 'ignore' || card?.type !== 'envelope') return { disk, memory, effects: [] }
    const claim = { type: 'heard' as const, from: card.from, nth: card.message.nth }
    const heard = [...new Set([...memory.heard, card.from])].sort()
    return { disk, memory: { heard }, effects: [{ type: 'claim', claim }] }
  },
  mistakes: (_view, move) => (move.type === 'ignore' ? ['ignores'] : []),
  textbook: view => menu(view)[0],
  lawless: seat => seat.cast[seat.self] === 'liar',
  mortal: seat => seat.cast[seat.self] !== 'rock',
  rules: { ignores: { cite: 'none', why: 'Who is greeted answers.', costs: 'goal' } },
  ghost: { said: 0, inOrder: true, last: {} },
  witness(ghost, seen) {
    const { last } = ghost
    let { inOrder } = ghost
    const next: Record<string, number> = { ...last }
    for (const { from, nth } of seen.claims) {
      const link = `${from}>${seen.node}`
      inOrder &&= nth >= (last[link] ?? 0)
      next[link] = nth
    }
    const said = ghost.said + (seen.move?.type === 'greet' ? 1 : 0)
    return { ghost: { said, inOrder, last: next }, tag: said }
  },
  invariants: [
    {
      id: 'in-order',
      says: 'Greetings of one node are heard in the order in which they were said.',
      cite: 'none',
      broken: ({ ghost }) => (ghost.inOrder ? undefined : { headline: 'Heard out of order', witnesses: [] }),
    },
  ],
  goal: ({ nodes }) => ({
    done: Object.values(nodes).filter(n => n.view.memory.heard.length > 0).length,
    of: Object.keys(nodes).length,
  }),
  present: {
    panel: () => [],
    mark: () => ({ shape: 'none', word: 'node' }),
    message: () => ({ ...label, flag: { shape: 'ball', hollow: false, code: 'HE', tone: 'light' }, fields: [] }),
    timer: () => label,
    request: () => label,
    claim: () => label,
    move: () => label,
    rule: () => 'Ignores',
    aim: () => 'Everybody is greeted',
    progress: () => ({ done: 0, of: 1, words: 'nothing yet' }),
  },
  levels: [level],
  scopes: [],
}
