/**
 * One night of a real room, told frame by frame: people with the real SDK at its seats, a clock that stands still between
 * their moves, and everything that each of them was sent. The same plot twice is the same to the byte.
 */
import { Protocol } from '@colyseus/core'
import { sameJson } from '../../shared/kernel/json.ts'
import { catalog } from '../../shared/match/catalog.ts'
import type { Hands } from '../../shared/match/hands.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'
import type { NightInput } from '../../shared/match/record.ts'
import type { MoveScreen } from '../../shared/wire/screen.ts'
import { HeldClock, startTestServer, TestPlayer } from './harness.ts'

export type Move = MoveScreen['move']

export interface Plot {
  readonly protocol: string
  readonly level: string
  readonly scaffold: 'practice' | 'exam'
  readonly persons: number
  /** How long it is told; or until Y has moved so often, and some while longer. */
  readonly lasts: { readonly ms: number } | { readonly movesOfY: number }
  /** What a person does who owes this; by the book when it is left out. Undefined: nothing, for now. */
  readonly hand?: (player: string, owed: Move, menu: readonly Move[], atMs: number) => Move | undefined
  /** Puts a fault into the match. */
  readonly spoil?: (match: PlayedMatch) => PlayedMatch
}

export interface Told {
  readonly atMs: number
  readonly bytes: string
}

export interface Made {
  readonly player: string
  readonly atMs: number
  readonly move: Move
  /** What else the menu offered. */
  readonly others: readonly Move[]
}

interface Page {
  readonly seed: string
  readonly hands: Hands
  readonly inputs: readonly NightInput[]
}

export interface Story {
  readonly told: Readonly<Record<string, readonly Told[]>>
  readonly heard: Readonly<Record<string, TestPlayer['heard']>>
  readonly made: readonly Made[]
  readonly nodes: Readonly<Record<string, string>>
  readonly lastsMs: number
  /** What a match puts down to be played again. */
  readonly record: { readonly nights: readonly Page[] }
}

/** The one who looks on and the one who acts; more of them where more are wanted. */
export const PEOPLE = ['X', 'Y', 'Z', 'V', 'W'] as const

const STEP_MS = 500
const AFTERWARDS_MS = 5_000
const LONGEST_MS = 45_000

function listen(player: TestPlayer, nowMs: () => number): Told[] {
  const told: Told[] = []
  const { events } = player.room.connection
  const { onmessage } = events
  events.onmessage = event => {
    const frame = Buffer.from(event.data as ArrayBuffer)
    // The answers to our own pings tell nothing.
    if (frame[0] !== Protocol.PING) told.push({ atMs: nowMs(), bytes: frame.toString('base64') })
    onmessage?.(event)
  }
  return told
}

/** Frames arrive in order: after the answer to a ping, everything sent before it is here. */
function caughtUp(player: TestPlayer): Promise<void> {
  return new Promise(resolve => player.room.ping(() => resolve()))
}

/** Every entry; a form filled with ones, and with noughts. */
function menuOf(player: TestPlayer): readonly Move[] {
  const { cards = [], moves = [] } = player.screen
  return [...cards.flatMap(card => card.moves), ...moves].flatMap(({ move, form }) =>
    form === undefined
      ? [move]
      : [1, 0].map(number => ({
          ...move,
          typed: Object.fromEntries(form.map(({ name, atMost }) => [name, Math.min(number, atMost)])),
        })),
  )
}

export async function tell(plot: Plot): Promise<Story> {
  const clock = new HeldClock()
  const beganMs = clock.now()
  const people = PEOPLE.slice(0, plot.persons)
  const ids = people.values()
  let match: PlayedMatch | undefined
  const server = await startTestServer({
    clock,
    catalog: catalog(),
    ids: {
      code: () => 'SAMEAA',
      player: () => ids.next().value ?? 'nobody',
      seed: () => 'secrecy',
      word: () => 'a word',
    },
    createMatch(config, realMs) {
      match = createMatch(config, realMs)
      return plot.spoil?.(match) ?? match
    },
  })
  try {
    const { protocol, level, scaffold } = plot
    const players = new Map<string, TestPlayer>()
    const told: Record<string, Told[]> = {}
    for (const name of people) {
      const player =
        players.size === 0
          ? await TestPlayer.create(server, { protocol, level, scaffold, alone: false, name })
          : await TestPlayer.join(server, 'SAMEAA', { name })
      players.set(name, player)
      told[name] = listen(player, () => clock.now() - beganMs)
      await player.until('a seat', () => player.last('you') !== undefined)
    }
    const all = [...players.values()]
    all[0]?.send('start', {})
    for (const player of all) await player.until('the night', () => player.screen.owed !== undefined)

    const made: Made[] = []
    let untilMs = 'ms' in plot.lasts ? plot.lasts.ms : LONGEST_MS
    let nowMs = 0
    for (; nowMs < untilMs && match?.phase === 'night'; nowMs += STEP_MS) {
      clock.advance(STEP_MS)
      await Promise.all(all.map(caughtUp))
      const before = made.length
      for (const [name, player] of players) {
        const owed = match.owes(name) as Move | undefined
        if (owed === undefined) continue
        const atMs = clock.now() - beganMs
        const menu = menuOf(player)
        const move = plot.hand === undefined ? owed : plot.hand(name, owed, menu, atMs)
        if (move === undefined) continue
        await player.move(move)
        made.push({ player: name, atMs, move, others: menu.filter(entry => !sameJson(entry, move)) })
        const byY = made.filter(one => one.player === 'Y').length
        if (name === 'Y' && 'movesOfY' in plot.lasts && byY === plot.lasts.movesOfY)
          untilMs = Math.min(untilMs, nowMs + AFTERWARDS_MS)
      }
      if (made.length > before) await Promise.all(all.map(caughtUp))
    }
    return {
      told,
      heard: Object.fromEntries([...players].map(([name, { heard }]) => [name, [...heard]])),
      made,
      nodes: Object.fromEntries([...players].map(([name, player]) => [name, player.last('you')?.node ?? ''])),
      lastsMs: nowMs,
      record: match?.record() as unknown as Story['record'],
    }
  } finally {
    await server.close()
  }
}
