/**
 * What a seat cannot know does not reach its socket. Two matches with the same seed differ in one move of another
 * person; until an effect of that move can have sailed to X, every byte that X is sent is the same in both. Exam mode:
 * there the tide does not wait, so it tells nothing either (in the other modes a still tide says that somebody owes).
 */
import { afterEach, describe, expect, it } from 'vitest'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'
import { raft } from '../../shared/protocols/raft/index.ts'
import type { MoveScreen } from '../../shared/wire/screen.ts'
import { HeldClock, startTestServer, TestPlayer, type TestServer } from './harness.ts'

type Move = MoveScreen['move']

const STEP_MS = 250
const LASTS_MS = 30_000
/** The night's fastest boat, and the shortest election timeout that a candle can have. */
const night = raft.levels[0]?.nights[0]
const FASTEST_BOAT_MS = night?.weather.delayMs[0] ?? 0
const SHORTEST_CANDLE_MS = night?.setup.electionMs[0] ?? 0

let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

interface Told {
  readonly atMs: number
  readonly bytes: string
}

interface Story {
  readonly told: readonly Told[]
  /** When Y's chosen move was made, what else the menu offered then, and what it was. */
  readonly atMs: number | undefined
  readonly others: readonly Move[]
  readonly made: Move | undefined
}

function listen(player: TestPlayer, clock: HeldClock): Told[] {
  const told: Told[] = []
  const { events } = player.room.connection
  const { onmessage } = events
  events.onmessage = event => {
    told.push({ atMs: clock.now(), bytes: Buffer.from(event.data as ArrayBuffer).toString('base64') })
    onmessage?.(event)
  }
  return told
}

/** Frames arrive in order: after the answer to a ping, everything sent before it is here. */
function caughtUp(player: TestPlayer): Promise<void> {
  return new Promise(resolve => player.room.ping(() => resolve()))
}

function menuOf(player: TestPlayer): readonly Move[] {
  const { cards = [], moves = [] } = player.screen
  return [...cards.flatMap(card => card.moves), ...moves].map(entry => entry.move)
}

/** Both play by the textbook, except that Y's move number `which` is another one of its menu, number `instead`. */
async function play(seed: string, which: number, instead: number | undefined): Promise<Story> {
  const clock = new HeldClock()
  const ids = ['X', 'Y'].values()
  let match: PlayedMatch | undefined
  server = await startTestServer({
    clock,
    catalog: catalog(),
    ids: { code: () => 'SAMEAA', player: () => ids.next().value ?? 'Z', seed: () => seed },
    createMatch(config, realMs) {
      match = createMatch(config, realMs)
      return match
    },
  })
  const x = await TestPlayer.create(server, {
    protocol: 'raft',
    level: 'first-light',
    scaffold: 'exam',
    alone: false,
    name: 'Xenia',
  })
  const told = listen(x, clock)
  const y = await TestPlayer.join(server, x.code, { name: 'Yuri' })
  await x.until('both', () => x.last('table')?.seats.filter(seat => seat.who === 'person').length === 2)
  x.send('start', {})
  await x.until('the night', () => x.screen.owed !== undefined)

  const story: { atMs: number | undefined; others: readonly Move[]; made: Move | undefined } = {
    atMs: undefined,
    others: [],
    made: undefined,
  }
  let made = 0
  for (let ms = 0; ms < LASTS_MS; ms += STEP_MS) {
    clock.advance(STEP_MS)
    await caughtUp(x)
    await caughtUp(y)
    const textbookY = match?.owes('Y') as Move | undefined
    if (textbookY !== undefined) {
      const others = menuOf(y).filter(move => JSON.stringify(move) !== JSON.stringify(textbookY))
      let move = textbookY
      if (made === which) {
        story.atMs = clock.now()
        story.others = others
        move = instead === undefined ? textbookY : (others[instead] ?? textbookY)
        story.made = move
      }
      made += 1
      await y.move(move)
    }
    const textbookX = match?.owes('X') as Move | undefined
    if (textbookX !== undefined) await x.move(textbookX)
  }
  await server.close()
  server = undefined
  return { told, ...story }
}

function until(story: Story, ms: number): readonly string[] {
  return story.told.filter(one => one.atMs < ms).map(one => one.bytes)
}

describe('secrecy', () => {
  it.each([0, 1, 2])(
    'keeps move %i of another person from X until a boat can have carried it',
    { timeout: 60_000 },
    async which => {
      const reference = await play('fog', which, undefined)
      expect(reference.told.length).toBeGreaterThan(20)
      expect(reference.atMs).toBeDefined()
      // The same story twice is the same to the byte: otherwise the comparison below would prove nothing.
      expect((await play('fog', which, undefined)).told).toEqual(reference.told)
      for (const [instead, move] of reference.others.entries()) {
        const other = await play('fog', which, instead)
        expect(other.made).toEqual(move)
        const secretUntil = (reference.atMs ?? 0) + (move.type === 'candle' ? SHORTEST_CANDLE_MS : FASTEST_BOAT_MS)
        expect(until(other, secretUntil), JSON.stringify(move)).toEqual(until(reference, secretUntil))
      }
    },
  )
})
