/**
 * One night of a real room, told frame by frame: people with the real SDK at its seats, a clock that stands still between
 * their moves, and everything that each of them was sent. The same plot twice is the same to the byte. One server serves
 * story after story, each in a room that has the same code and knows nothing of the one before.
 */
import { matchMaker } from '@colyseus/core'
import { WebSocketClient } from '@colyseus/ws-transport'
import { MatchRoom } from '../../server/rooms/match-room.ts'
import { sameJson } from '../../shared/kernel/json.ts'
import { catalog } from '../../shared/match/catalog.ts'
import type { Hands } from '../../shared/match/hands.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'
import type { NightInput } from '../../shared/match/record.ts'
import type { MoveScreen } from '../../shared/wire/screen.ts'
import { HeldClock, startTestServer, TestPlayer } from './harness.ts'
import { writtenOnly } from './written-only.ts'

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

const CODE = 'SAMEAA'
const STEP_MS = 500
const AFTERWARDS_MS = 5_000
const LONGEST_MS = 45_000

/** A person at the night who keeps every frame, in the order in which they came. */
class Reader {
  readonly name: string
  readonly player: TestPlayer
  readonly told: Told[] = []
  private sent = 0

  /** Of all that is sent from now on. */
  constructor(name: string, player: TestPlayer, nowMs: () => number) {
    this.name = name
    this.player = player
    const { events } = player.room.connection
    const { onmessage } = events
    events.onmessage = event => {
      this.told.push({ atMs: nowMs(), bytes: Buffer.from(event.data as ArrayBuffer).toString('base64') })
      onmessage?.(event)
    }
    this.countSent(player.room.sessionId)
  }

  private countSent(session: string): void {
    const client = matchMaker.getLocalRoomById(CODE)?.clients.find(({ sessionId }) => sessionId === session)
    if (!(client instanceof WebSocketClient)) throw new Error('nobody has come in')
    const { ref } = client
    const { send } = ref
    ref.send = (...frame: readonly unknown[]) => {
      this.sent += 1
      Reflect.apply(send, ref, frame)
    }
  }

  /** When everything that the server has sent is here. */
  caughtUp(): Promise<void> {
    return this.player.until('all that was sent', () => this.told.length >= this.sent)
  }
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

/** A server at which story after story is told. */
export interface Theatre {
  tell(plot: Plot): Promise<Story>
  close(): Promise<void>
}

export async function openTheatre(): Promise<Theatre> {
  const clock = new HeldClock()
  let ids = PEOPLE.values()
  let spoil: Plot['spoil']
  /** Before it is spoiled. The last one that was made is played: those before it showed the lobby who would sit where. */
  let match: PlayedMatch | undefined
  const server = await startTestServer({
    clock,
    store: writtenOnly(() => undefined),
    catalog: catalog(),
    ids: {
      code: () => CODE,
      player: () => ids.next().value ?? 'nobody',
      seed: () => 'secrecy',
      word: () => 'a word',
    },
    createMatch(config, realMs) {
      match = createMatch(config, realMs)
      return spoil?.(match) ?? match
    },
  })
  const { journal } = server.house

  async function comeIn(plot: Plot, nowMs: () => number): Promise<readonly Reader[]> {
    const { protocol, level, scaffold } = plot
    const readers: Reader[] = []
    for (const name of PEOPLE.slice(0, plot.persons)) {
      const player =
        readers.length === 0
          ? await TestPlayer.create(server, { protocol, level, scaffold, alone: false, name })
          : await TestPlayer.join(server, CODE, { name })
      readers.push(new Reader(name, player, nowMs))
      await player.until('a seat', () => player.last('you') !== undefined)
    }
    return readers
  }

  async function act(plot: Plot): Promise<Story> {
    const beganMs = clock.now()
    const sinceMs = () => clock.now() - beganMs
    const readers = await comeIn(plot, sinceMs)
    const caughtUp = async () => {
      await journal.durable()
      for (const reader of readers) await reader.caughtUp()
    }
    readers[0]?.player.send('start', {})
    for (const { player } of readers) await player.until('the night', () => player.screen.owed !== undefined)

    const made: Made[] = []
    let untilMs = 'ms' in plot.lasts ? plot.lasts.ms : LONGEST_MS
    let nowMs = 0
    for (; nowMs < untilMs && match?.phase === 'night'; nowMs += STEP_MS) {
      clock.advance(STEP_MS)
      await caughtUp()
      for (const { name, player } of readers) {
        const owed = match.owes(name) as Move | undefined
        if (owed === undefined) continue
        const atMs = sinceMs()
        const menu = menuOf(player)
        const move = plot.hand === undefined ? owed : plot.hand(name, owed, menu, atMs)
        if (move === undefined) continue
        await player.move(move)
        await caughtUp()
        made.push({ player: name, atMs, move, others: menu.filter(entry => !sameJson(entry, move)) })
        const byY = made.filter(one => one.player === 'Y').length
        if (name === 'Y' && 'movesOfY' in plot.lasts && byY === plot.lasts.movesOfY)
          untilMs = Math.min(untilMs, nowMs + AFTERWARDS_MS)
      }
    }
    return {
      told: Object.fromEntries(readers.map(({ name, told }) => [name, told])),
      heard: Object.fromEntries(readers.map(({ name, player }) => [name, player.heard])),
      made,
      nodes: Object.fromEntries(readers.map(({ name, player }) => [name, player.last('you')?.node ?? ''])),
      lastsMs: nowMs,
      record: match?.record() as unknown as Story['record'],
    }
  }

  /** Nothing of it is left for the next one to find. */
  async function clear(): Promise<void> {
    const room = matchMaker.getLocalRoomById(CODE)
    if (room instanceof MatchRoom) await room.end()
    await journal.durable()
  }

  return {
    async tell(plot) {
      ids = PEOPLE.values()
      spoil = plot.spoil
      match = undefined
      try {
        return await act(plot)
      } finally {
        await clear()
      }
    },
    close: () => server.close(),
  }
}
