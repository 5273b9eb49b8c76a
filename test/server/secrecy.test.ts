/**
 * What a seat cannot know does not reach its socket. Every night is played twice on the wire, the same but for something
 * that is another's own: one move of another person, or another's secret. As long as nothing different has reached a seat
 * (its own acts and what came to it, from the record), every byte that it is sent is the same both times. Exam mode: there
 * the tide does not wait, so it tells nothing either (in the other modes a still tide says that somebody owes).
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Fault } from '../../shared/kernel/fault.ts'
import { type Json, stableText } from '../../shared/kernel/json.ts'
import type { Deal } from '../../shared/kernel/level.ts'
import type { Kit, NodeId, Protocol } from '../../shared/kernel/protocol.ts'
import { unfitNow } from '../../shared/match/fault-law.ts'
import { NightRun } from '../../shared/match/night-run.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'
import { replay } from '../../shared/match/replay.ts'
import type { Screen } from '../../shared/wire/screen.ts'
import { type Evening, evenings } from '../battery/nights.ts'
import { type Move, openTheatre, PEOPLE, type Plot, type Story, type Theatre } from './story.ts'

/** The night that the server finds instead of its level's nights: this one alone, dealt in this way. */
const stage = vi.hoisted(() => ({ protocol: undefined as unknown }))
vi.mock('../../shared/protocols/registry.ts', async original => {
  const registry = await original<typeof import('../../shared/protocols/registry.ts')>()
  return { ...registry, findProtocol: (name: string) => stage.protocol ?? registry.findProtocol(name) }
})

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

function onlyNight({ protocol, level, plan }: Evening, deal: Deal<Kit>): Protocol<Kit> {
  return { ...protocol, levels: [{ ...level, nights: [{ ...plan, deals: [deal] }] }] }
}

/** What happened to one node and what it did, when: all that its frames may depend on. */
type Life = readonly { readonly atMs: number; readonly what: string }[]

interface Staged {
  readonly story: Story
  readonly lives: ReadonlyMap<NodeId, Life>
}

type Staging = Omit<Plot, 'protocol' | 'level' | 'spoil'> & {
  readonly spoil?: (match: PlayedMatch, deal: Deal<Kit>) => PlayedMatch
}

async function put(evening: Evening, deal: Deal<Kit>, { spoil, ...plot }: Staging): Promise<Staged> {
  const protocol = onlyNight(evening, deal)
  stage.protocol = protocol
  const spoilt = spoil && { spoil: (match: PlayedMatch) => spoil(match, deal) }
  const story = await theatre.tell({ ...plot, ...spoilt, protocol: protocol.name, level: evening.level.id })
  return { story, lives: livesOf(story, protocol) }
}

function livesOf({ record }: Story, protocol: Protocol<Kit>): Staged['lives'] {
  const [level] = protocol.levels
  const [page] = record.nights
  if (!level || !page) throw new Error('nothing on the record')
  const { seed, hands, inputs } = page
  const run = replay({ protocol, level, night: 0, sea: 'adversary', seed, hands }, inputs)
  const felt = run.acts.filter(({ act }) => act.type !== 'drop' && act.type !== 'duplicate')
  const lives = Map.groupBy(felt, ({ node }) => node ?? '')
  const what = ({ act, envelope }: (typeof felt)[number]) =>
    stableText((envelope ? [act.type, envelope.from, envelope.message] : act) as unknown as Json)
  return new Map([...lives].map(([node, acts]) => [node, acts.map(act => ({ atMs: act.atMs, what: what(act) }))]))
}

/** When the lives of this node first differ. */
function partMs(one: Staged, other: Staged, node: NodeId): number {
  const [a, b] = [one.lives.get(node) ?? [], other.lives.get(node) ?? []]
  const at = a.findIndex((act, i) => act.atMs !== b[i]?.atMs || act.what !== b[i].what)
  const differs = at < 0 ? [b[a.length]] : [a[at], b[at]]
  return Math.min(one.story.lastsMs, other.story.lastsMs, ...differs.flatMap(act => (act ? [act.atMs] : [])))
}

/** How many frames of this person are the same in both, as they must be; the first that is not, by what it says. */
function compare(one: Staged, other: Staged, player: string): { readonly same: number; readonly leak: string | null } {
  const node = one.story.nodes[player] ?? ''
  const untilMs = partMs(one, other, node)
  const until = ({ story }: Staged) => (story.told[player] ?? []).filter(({ atMs }) => atMs < untilMs)
  const [a, b] = [until(one), until(other)]
  const at = a.findIndex((frame, i) => frame.atMs !== b[i]?.atMs || frame.bytes !== b[i].bytes)
  if (at < 0 && a.length === b.length) return { same: a.length, leak: null }
  const frame = a[at] ?? b[a.length]
  const text = Buffer.from(frame?.bytes ?? '', 'base64').toString('latin1')
  return { same: Math.max(0, at), leak: `${player} at ${node}, ${frame?.atMs} ms: ${text}` }
}

function seenBy(one: Staged, other: Staged, whose: (player: string) => boolean): ReturnType<typeof compare>[] {
  const players = Object.keys(one.story.told).filter(whose)
  expect(players.length).toBeGreaterThan(0)
  return players.map(player => compare(one, other, player))
}

/** Shows everybody, in the words for the goal, what the others are shown and what is dealt. */
function leaky(match: PlayedMatch, deal: Deal<Kit>): PlayedMatch {
  const seen = (name: string) => JSON.stringify([match.screen(name)?.panel, match.log(name, 0)])
  return changed(match, (own, player) => {
    const others = PEOPLE.filter(name => name !== player)
    return { ...own, aim: [...others.map(seen), JSON.stringify(deal)].join() }
  })
}

function changed(match: PlayedMatch, change: (own: Screen, player: string) => Screen): PlayedMatch {
  const screen = (player: string) => {
    const own = match.screen(player)
    return own && change(own, player)
  }
  return withOwn(match, { screen })
}

function withOwn(match: PlayedMatch, own: Partial<PlayedMatch>): PlayedMatch {
  return new Proxy(match, {
    get(target, key) {
      const value: unknown = Reflect.get(Object.hasOwn(own, key) ? own : target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Everybody plays by the book, but as its n-th move Y makes this one. */
function otherwise(nth: number, move: Move): NonNullable<Plot['hand']> {
  let made = 0
  return (player, owed) => (player === 'Y' && made++ === nth ? move : owed)
}

const movesOfY = ({ story }: Staged): Story['made'] => story.made.filter(({ player }) => player === 'Y')

const dealOf = ({ plan }: Evening): Deal<Kit> => {
  const [deal] = plan.deals
  if (!deal) throw new Error('nothing is dealt')
  return deal
}

interface Pair {
  readonly one: Deal<Kit>
  readonly other: Deal<Kit>
  /** Whose role and secret are the same in both. */
  readonly unaware: readonly NodeId[]
}

/** Two deals that differ in somebody's secret: one pair for each set of nodes that cannot know which it is. */
function pairsOf({ plan }: Evening): readonly Pair[] {
  const pairs = new Map<string, Pair>()
  for (const [i, one] of plan.deals.entries())
    for (const other of plan.deals.slice(i + 1)) {
      const nodes = Object.keys(one)
      const unaware = nodes.filter(node => stableText(one[node] as Json) === stableText(other[node] as Json))
      const samePublic = nodes.every(
        node => one[node]?.role === other[node]?.role && one[node]?.chair === other[node]?.chair,
      )
      const key = unaware.join()
      if (samePublic && unaware.length > 0 && unaware.length < nodes.length && !pairs.has(key))
        pairs.set(key, { one, other, unaware })
    }
  return [...pairs.values()].slice(0, 3)
}

/** The same moves at the same time, as far as they can be made: whoever may see no difference then makes none. */
function likewise({ story }: Staged): NonNullable<Plot['hand']> {
  return (player, _owed, _menu, atMs) => story.made.find(made => made.player === player && made.atMs === atMs)?.move
}

describe.each(evenings)('secrecy: $name', evening => {
  const deal = dealOf(evening)
  const company = { scaffold: 'exam', persons: Object.keys(deal).length, lasts: { movesOfY: 3 } } as const

  it('keeps the moves of Y from everybody until something of them has come there', async () => {
    const book = await put(evening, deal, company)
    expect(typedIn(book)).toEqual([])
    const lasts = { ms: book.story.lastsMs }
    const moves = movesOfY(book)
    const [other] = moves[0]?.others ?? []
    if (other === undefined) throw new Error('Y never had a choice')
    for (const [nth, { atMs, others }] of moves.entries()) {
      const instead = nth === 0 ? other : others.at(-1)
      if (instead === undefined) continue
      const story = await put(evening, deal, { ...company, lasts, hand: otherwise(nth, instead) })
      expect(movesOfY(story)[nth]).toMatchObject({ atMs, move: instead })
      for (const { same, leak } of seenBy(book, story, name => name !== 'Y')) {
        expect(leak, JSON.stringify(instead)).toBeNull()
        expect(same).toBeGreaterThan(2)
      }
    }
  })

  it.skipIf(evening.night > 0)('would catch a leak of it', async () => {
    const faulty = { ...company, lasts: { movesOfY: 1 }, spoil: leaky } as const
    const spoilt = await put(evening, deal, faulty)
    const [other] = movesOfY(spoilt)[0]?.others ?? []
    if (other === undefined) throw new Error('Y never had a choice')
    const twisted = await put(evening, deal, { ...faulty, hand: otherwise(0, other) })
    for (const { leak } of seenBy(spoilt, twisted, name => name !== 'Y')) expect(leak).not.toBeNull()
  })

  const pairs = pairsOf(evening)
  it.skipIf(pairs.length === 0)('keeps a secret from all who do not hold it, and would catch a leak', async () => {
    for (const pair of pairs)
      for (const { same, leak } of await inBoth(pair)) {
        expect(leak).toBeNull()
        expect(same).toBeGreaterThan(10)
      }
    const [pair] = pairs
    if (pair) for (const { leak } of await inBoth(pair, leaky)) expect(leak).not.toBeNull()
  })

  /** For each who is unaware. */
  async function inBoth(
    { one, other, unaware }: Pair,
    spoil?: Staging['spoil'],
  ): Promise<ReturnType<typeof compare>[]> {
    const plot = {
      scaffold: 'exam',
      persons: Object.keys(one).length,
      lasts: { ms: 12_000 },
      ...(spoil && { spoil }),
    } as const
    const first = await put(evening, one, plot)
    const second = await put(evening, other, { ...plot, hand: likewise(first) })
    return seenBy(first, second, name => unaware.includes(first.story.nodes[name] ?? ''))
  }

  it('sends nobody a typed answer', async () => {
    expect(typedIn(await put(evening, deal, { ...company, scaffold: 'practice' }))).toEqual([])
  })
})

const AT_MS = 6_000

/** An instructor's hand: as soon as it is woken after this time. `shown`: everybody is told what was done. */
function injecting(fault: Fault, shown: boolean): NonNullable<Staging['spoil']> {
  return match => {
    let done = false
    const wake = (realMs: number): void => {
      match.wake(realMs)
      if (done || match.tide().atMs < AT_MS) return
      done = true
      expect(match.fault(fault, 'a lesson', realMs)).toEqual({ ok: true })
    }
    const handled = withOwn(match, { wake })
    return shown ? changed(handled, own => ({ ...own, aim: handled.watched.injected().join() })) : handled
  }
}

const firstNights = evenings.filter((one, i) => evenings.findIndex(({ protocol }) => protocol === one.protocol) === i)

describe.each(firstNights)('faults by hand: $name', evening => {
  const deal = dealOf(evening)
  const nodes = Object.keys(deal)
  const [first = '', second = ''] = nodes
  const plot = { scaffold: 'exam', persons: nodes.length, lasts: { ms: 20_000 } } as const
  const run: NightRun<Kit> = new NightRun({ ...evening, seed: 'law', hands: {} })
  const faults = (
    [
      { type: 'loss', share: 1 },
      { type: 'delay', factor: 3 },
      { type: 'duplicate', share: 1 },
      { type: 'partition', side: [first, second] },
      { type: 'crash', node: nodes.at(-1) ?? '' },
    ] satisfies readonly Fault[]
  ).filter(fault => unfitNow(run, fault) === undefined)

  it('are kept from everybody until something different has come there', async () => {
    const plain = await put(evening, deal, plot)
    for (const fault of faults) {
      const injected = await put(evening, deal, { ...plot, spoil: injecting(fault, false) })
      for (const { same, leak } of seenBy(plain, injected, () => true)) {
        expect(leak, JSON.stringify(fault)).toBeNull()
        expect(same).toBeGreaterThan(2)
      }
    }
  })

  it('would be caught if they were told', async () => {
    const [fault] = faults
    if (!fault) throw new Error('nothing can be done to this night')
    const plain = await put(evening, deal, plot)
    const told = await put(evening, deal, { ...plot, spoil: injecting(fault, true) })
    expect(seenBy(plain, told, () => true).some(({ leak }) => leak !== null)).toBe(true)
  })
})

/** What was sent that holds a typed answer. In guided play it would be among the choices. */
function typedIn({ story }: Staged): readonly string[] {
  const screens = Object.values(story.heard).flatMap(heard => heard.filter(({ type }) => type === 'screen'))
  return screens.map(screen => JSON.stringify(screen)).filter(text => text.includes('"typed":'))
}

it('a typed answer on the wire would be found', async () => {
  const [evening] = evenings
  if (!evening) throw new Error('no night')
  const answer = { move: { type: 'stamp', typed: { n1: 1 } }, word: '', detail: '' }
  const spoil = (match: PlayedMatch) => changed(match, own => ({ ...own, moves: [answer, ...own.moves] }))
  expect(
    typedIn(await put(evening, dealOf(evening), { scaffold: 'exam', persons: 1, lasts: { ms: 1_000 }, spoil })),
  ).not.toEqual([])
})
