/** The real game over real sockets: two people and bots play Raft's first level to the end. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { realClock } from '../../server/clock.ts'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { PlayedMatch } from '../../shared/match/port.ts'
import type { MoveScreen } from '../../shared/wire/screen.ts'
import { startTestServer, TestPlayer, type TestServer } from './harness.ts'

/** Sixty seconds of the server in one real second. */
const FASTER = 60

let server: TestServer
/** For nights without hints: the textbook's move for whoever sits there. Asked for the hands only. */
let playing: PlayedMatch | undefined
beforeAll(async () => {
  server = await startTestServer({
    clock: realClock(FASTER),
    catalog: catalog(),
    createMatch(config, realMs) {
      playing = createMatch(config, realMs)
      return playing
    },
  })
})
afterAll(() => server.close())

/** Hands that follow the hint where there is one, and know the textbook by heart where there is none. */
async function playOn(player: TestPlayer, over: () => boolean): Promise<number> {
  let made = 0
  while (!over()) {
    const { screen } = player
    const id = playing?.seats.find(seat => seat.node === screen.you?.node)?.player
    const move =
      screen.hint?.move ??
      (screen.owed === true && id ? (playing?.owes(id) as MoveScreen['move'] | undefined) : undefined)
    if (move !== undefined && player.last('table')?.phase === 'night') {
      // The sea may have changed what is possible while the answer was on its way: that is no fault of the wire.
      if ((await player.move(move)).done) made += 1
    }
    await new Promise(resolve => setTimeout(resolve, 8))
  }
  return made
}

it('is played to the end by two people and three bots', { timeout: 60_000 }, async () => {
  const ann = await TestPlayer.create(server, {
    protocol: 'raft',
    level: 'first-light',
    scaffold: 'guided',
    alone: false,
    name: 'Ann',
    seed: 'wire',
  })
  const bob = await TestPlayer.join(server, ann.code, { name: 'Bob' })
  await ann.until('both', () => ann.last('table')?.seats.filter(seat => seat.who === 'person').length === 2)
  expect(ann.last('table')?.seats.length).toBe(5)
  ann.send('start', {})
  const nights = catalog().find(level => level.id === 'first-light')?.nights ?? 0
  for (let night = 0; night < nights; night += 1) {
    for (const player of [ann, bob])
      await player.until(
        `night ${night}`,
        () => player.screen.night?.index === night && player.last('table')?.phase === 'night',
        20_000,
      )
    // What another seat knows is told when the night is over, and not before.
    const { text } = await bob.next('error', () => bob.send('inspect', { nth: night + 1, act: 0 }))
    expect(text).toMatch(/not over yet/)
    const ended = (player: TestPlayer) => () => player.last('table')?.phase !== 'night'
    const [byAnn, byBob] = await Promise.all([playOn(ann, ended(ann)), playOn(bob, ended(bob))])
    expect(byAnn + byBob).toBeGreaterThan(0)
    for (const player of [ann, bob]) {
      await player.until('the debrief', () => player.all('debrief').length === night + 1)
      const debrief = player.last('debrief')
      expect(debrief?.night.index).toBe(night)
      expect(debrief?.safety.held).toBe(true)
      expect(
        debrief?.seats
          .filter(seat => seat.kind === 'person')
          .map(seat => seat.player)
          .toSorted(),
      ).toEqual(['Ann', 'Bob'])
      const step = debrief?.diagram.events.find(event => event.kind === 'move')
      const knew = await player.next('knew', () => player.send('inspect', { nth: night + 1, act: step?.act ?? -1 }))
      expect(knew).toMatchObject({ nth: night + 1, act: step?.act, node: step?.node, atMs: step?.atMs })
      expect(knew.did[0]?.word).toBe(step?.word)
      player.send('ready', {})
    }
  }
  expect(ann.last('table')?.phase).toBe('over')
  expect(ann.all('error').filter(one => !/night is waiting|not over yet/.test(one.text))).toEqual([])
  expect(server.logged.filter(line => line.includes('"level":50'))).toEqual([])
})
