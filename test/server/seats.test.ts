/** Who sits where, who is away, and for how long the others wait for them. Time stands still unless a test moves it. */
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WRONG_WORDS } from '../../server/rooms/people.ts'
import { createFakeMatch, FAKE_LEVEL } from './fake-match.ts'
import { HeldClock, startTestServer, TestPlayer, type TestServer } from './harness.ts'

const TOGETHER = { protocol: 'ticks', level: 'three', scaffold: 'guided', alone: false } as const
const ALONE = { ...TOGETHER, alone: true } as const
const TICK = { type: 'tick' }

const clock = new HeldClock()
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ createMatch: createFakeMatch, catalog: [FAKE_LEVEL], clock })
})
afterAll(() => server.close())

async function together(...names: readonly string[]): Promise<readonly TestPlayer[]> {
  const [first = 'Ann', ...others] = names
  const host = await TestPlayer.create(server, { ...TOGETHER, name: first })
  const players = [host]
  for (const name of others) players.push(await TestPlayer.join(server, host.code, { name }))
  await host.until('all in the lobby', () => persons(host) === players.length)
  host.send('start', {})
  for (const player of players) await player.until('the night', () => player.screen.owed === true)
  return players
}

function persons(player: TestPlayer): number {
  return player.last('table')?.seats.filter(seat => seat.who === 'person').length ?? 0
}

function notices(player: TestPlayer): string {
  return player
    .all('notice')
    .map(one => one.text)
    .join('\n')
}

describe('the lobby', () => {
  it('lists every seat, begins when the host says so, and passes the host on', async () => {
    const ann = await TestPlayer.create(server, { ...TOGETHER, name: 'Ann' })
    await ann.until('the table', () => ann.last('table') !== undefined)
    expect(ann.code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/)
    expect(ann.last('table')).toMatchObject({ phase: 'lobby', code: ann.code, host: 'A', alone: false })
    expect(ann.last('table')?.seats.map(seat => seat.who)).toEqual(['person', 'bot', 'bot'])
    const bob = await TestPlayer.join(server, ann.code.toLowerCase(), { name: 'ann' })
    await bob.until('a name of his own', () => bob.last('you')?.name === 'ann 2')
    expect((await bob.next('error', () => bob.send('start', {}))).text).toMatch(/host/)
    const unnamed = await TestPlayer.join(server, ann.code)
    await unnamed.until('a name', () => /^[A-Z]\w+ [A-Z]\w+/.test(unnamed.last('you')?.name ?? ''))
    await expect(TestPlayer.join(server, ann.code, { name: 'Dan' })).rejects.toThrow(/full/)
    await ann.room.leave(true)
    await bob.until('to be host', () => bob.last('table')?.host === bob.last('you')?.node)
    bob.send('start', {})
    await bob.until('the night', () => bob.last('table')?.phase === 'night')
  })

  it('says no to unknown codes, levels and wrong options', async () => {
    await expect(TestPlayer.join(server, 'AAAAAA')).rejects.toThrow(/no match/)
    await expect(TestPlayer.join(server, 'nonsense')).rejects.toThrow(/code/)
    await expect(TestPlayer.create(server, { ...TOGETHER, level: 'none' })).rejects.toThrow(/no such level/)
    await expect(TestPlayer.create(server, { ...TOGETHER, name: '' })).rejects.toThrow(/name/)
  })
})

describe('coming back', () => {
  it('returns to the same seat with the token, and the last tab wins', async () => {
    const [ann, bob] = await together('Ann', 'Bob')
    if (ann === undefined || bob === undefined) throw new Error('unreachable')
    await bob.move(TICK)
    const token = bob.last('you')?.token ?? ''
    const again = await TestPlayer.join(server, ann.code, { token })
    await bob.until('to be closed', () => bob.leftWith !== undefined)
    expect(bob.leftWith).toBe(4001)
    await again.until('the screen', () => again.screen.panel?.[0]?.value === '1')
    expect(again.last('you')).toMatchObject({ node: 'B', name: 'Bob' })
    expect(again.log.map(line => line.word)).toEqual(['tick'])
    expect(ann.seat('B')).toBe('person')
  })

  it('knows no seat for a forged token, nor for one of another room', async () => {
    const [ann] = await together('Ann')
    const [other] = await together('Eve')
    if (ann === undefined || other === undefined) throw new Error('unreachable')
    const token = ann.last('you')?.token ?? ''
    const [id = '', turn = '', signature = ''] = token.split('.')
    for (const forged of [
      `${id}.${turn}.${signature.slice(0, -2)}AA`,
      `${id}.${turn}`,
      id,
      other.last('you')?.token ?? '',
    ]) {
      const eve = await TestPlayer.join(server, ann.code, { token: forged, name: 'Eve' })
      await eve.until('a seat', () => eve.last('you') !== undefined)
      expect(eve.last('you')?.node).not.toBe('A')
      await eve.room.leave(true)
      await ann.until('Eve to be gone', () => persons(ann) === 1)
    }
    expect(ann.leftWith).toBeUndefined()
  })

  it('hands out another token each time one is used, and an old one that was read somewhere is worth nothing', async () => {
    const [ann] = await together('Ann')
    if (ann === undefined) throw new Error('unreachable')
    const first = ann.last('you')?.token ?? ''
    const comesIn = async (token: string) => {
      const page = await TestPlayer.join(server, ann.code, { token })
      await page.until('a token', () => page.last('you') !== undefined)
      return page.last('you')?.token ?? ''
    }
    const second = await comesIn(first)
    expect(second).not.toBe(first)
    // The answer may have got lost on the way: the same one serves again, as often as it takes.
    expect(await comesIn(first)).toBe(second)
    expect(await comesIn(first)).toBe(second)
    const third = await comesIn(second)
    await expect(TestPlayer.join(server, ann.code, { token: first })).rejects.toThrow(/taken on from another place/)
    expect(await comesIn(second)).toBe(third)
  })

  it('gives the seat back for its own word on another device, and lets nobody guess at words', async () => {
    const [ann, bob] = await together('Ann', 'Bob')
    if (ann === undefined || bob === undefined) throw new Error('unreachable')
    const word = bob.last('you')?.word ?? ''
    expect(word.split(' ')).toHaveLength(3)
    expect(JSON.stringify(ann.heard)).not.toContain(word)
    const elsewhere = await TestPlayer.join(server, ann.code, { word: word.toUpperCase().replaceAll(' ', ', ') })
    await elsewhere.until('the seat', () => elsewhere.last('you')?.node === 'B')
    await bob.until('to be closed', () => bob.leftWith === 4001)
    const guess = () => TestPlayer.join(server, ann.code, { word: 'acorn acorn acorn' })
    for (let tries = 0; tries < WRONG_WORDS; tries += 1)
      await expect(guess()).rejects.toThrow(/Nobody here has that word/)
    await expect(guess()).rejects.toThrow(/Too many wrong words/)
    clock.advance(6_000)
    expect((await TestPlayer.join(server, ann.code, { word })).code).toBe(ann.code)
  })

  it('shows a dropped player away at once, lends the seat after 20 s, and gives it back', async () => {
    const [ann, bob] = await together('Ann', 'Bob')
    if (ann === undefined || bob === undefined) throw new Error('unreachable')
    const token = bob.last('you')?.token ?? ''
    bob.drop()
    await ann.until('Bob to be away', () => ann.seat('B') === 'away')
    clock.advance(19_000)
    expect(notices(ann)).not.toMatch(/Bob has lost/)
    clock.advance(1_000)
    await ann.until('the notice', () => /Bob has lost the connection: a bot plays/.test(notices(ann)))
    clock.advance(600)
    const back = await TestPlayer.join(server, ann.code, { token })
    await back.until('what the bot did', () => back.log.some(line => line.by === 'bot'))
    expect(back.screen.byBot).toBe(false)
    await ann.until('Bob to be back', () => ann.seat('B') === 'person' && /Bob plays again/.test(notices(ann)))
  })

  it('waits for somebody at an empty table: bots stand still, and after a minute the match rests in the store', async () => {
    const [ann] = await together('Ann')
    if (ann === undefined) throw new Error('unreachable')
    const { code } = ann
    const before = (await health()).matches
    const token = ann.last('you')?.token ?? ''
    ann.drop()
    await aMoment()
    clock.advance(50_000)
    const back = await TestPlayer.join(server, code, { token })
    await back.until('the screen', () => back.screen.byBot === false)
    expect(back.log).toEqual([])
    back.drop()
    await aMoment()
    clock.advance(61_000)
    await aMoment()
    expect(await health()).toMatchObject({ matches: before - 1 })
    const [woken] = await Promise.all([TestPlayer.join(server, code, { token }), TestPlayer.join(server, code)])
    await woken.until('the same seat', () => woken.last('you')?.node === 'A' && woken.screen.owed === true)
    expect(woken.log).toEqual([])
    expect(await health()).toMatchObject({ matches: before })
  })

  it('does not keep a match that everybody has left for good', async () => {
    const [ann] = await together('Ann')
    if (ann === undefined) throw new Error('unreachable')
    const token = ann.last('you')?.token ?? ''
    await ann.room.leave(true)
    await aMoment()
    clock.advance(61_000)
    await aMoment()
    await expect(TestPlayer.join(server, ann.code, { token })).rejects.toThrow(/no match/)
  })
})

async function health(): Promise<{ readonly matches: number }> {
  const body: unknown = await (await fetch(`${server.url}/healthz`)).json()
  return v.parse(v.object({ matches: v.number() }), body)
}

/** Until the server has noticed what happened to a socket. */
function aMoment(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 50))
}

describe('leaving and joining late', () => {
  it("gives the seat of a leaver to a bot and a bot's seat to a late student", async () => {
    const [ann, bob] = await together('Ann', 'Bob')
    if (ann === undefined || bob === undefined) throw new Error('unreachable')
    await bob.room.leave(true)
    await ann.until('a bot', () => ann.seat('B') === 'bot')
    const cem = await TestPlayer.join(server, ann.code, { name: 'Cem' })
    const dan = await TestPlayer.join(server, ann.code, { name: 'Dan' })
    await dan.until('a screen', () => dan.screen.byBot === false)
    expect([cem.last('you')?.node, dan.last('you')?.node].toSorted()).toEqual(['B', 'C'])
    await expect(TestPlayer.join(server, ann.code, { name: 'Eve' })).rejects.toThrow(/full/)
    const seen: unknown = await (await fetch(`${server.url}/api/room/${ann.code.toLowerCase()}`)).json()
    expect(seen).toMatchObject({ open: false, phase: 'night', freeSeats: 0, code: ann.code })
  })
})

describe('keeping others waiting', () => {
  it('nudges at 45 s, lends at 75 s with a word to all, and any move takes the seat back', async () => {
    const [ann, bob] = await together('Ann', 'Bob')
    if (ann === undefined || bob === undefined) throw new Error('unreachable')
    clock.advance(44_000)
    await ann.move(TICK)
    clock.advance(1_000)
    await bob.until('a nudge', () => bob.all('nudge').length === 1)
    expect(bob.last('nudge')).toEqual({ secondsLeft: 30 })
    expect(ann.all('nudge')).toEqual([])
    clock.advance(30_000)
    await ann.until('the notice', () => /Bob has not moved for long: a bot plays/.test(notices(ann)))
    await ann.until('Bob to be away', () => ann.seat('B') === 'away')
    await bob.until('to see it', () => bob.screen.byBot === true)
    expect(bob.all('nudge').length).toBe(1)
    expect((await bob.move(TICK)).done).toBe(true)
    await ann.until('Bob to play', () => ann.seat('B') === 'person')
    clock.advance(44_000)
    expect(bob.all('nudge').length).toBe(1)
  })
})

describe('from night to night', () => {
  it('goes on when all who are present are ready', async () => {
    const [ann, bob] = await together('Ann', 'Bob')
    if (ann === undefined || bob === undefined) throw new Error('unreachable')
    for (let i = 0; i < 3; i += 1) {
      await ann.move(TICK)
      await bob.move(TICK)
    }
    clock.advance(2_000)
    await ann.until('dawn', () => ann.last('table')?.phase === 'dawn')
    expect(await ann.next('verdict', () => ann.send('answer', { question: 0, choice: 1 }))).toMatchObject({
      choice: 1,
      right: 1,
    })
    expect((await bob.next('error', () => bob.send('again', { seed: 'same' }))).text).toMatch(/host/)
    ann.send('ready', {})
    await bob.until('Ann to be ready', () => bob.last('table')?.seats.find(seat => seat.node === 'A')?.ready === true)
    expect(bob.last('table')?.phase).toBe('dawn')
    bob.send('ready', {})
    await bob.until('the second night', () => bob.screen.night?.index === 1)
    expect(bob.last('table')?.phase).toBe('night')
    expect(bob.all('screen').at(-1)?.fresh).toBe(true)
    expect(bob.log).toEqual([])
  })

  it('is not held up for ever by one who sleeps', async () => {
    const [ann, bob] = await together('Ann', 'Bob')
    if (ann === undefined || bob === undefined) throw new Error('unreachable')
    for (let i = 0; i < 3; i += 1) {
      await ann.move(TICK)
      await bob.move(TICK)
    }
    clock.advance(2_000)
    ann.send('ready', {})
    await ann.until('being ready', () => ann.last('table')?.seats[0]?.ready === true)
    clock.advance(75_000)
    await ann.until('the second night', () => ann.screen.night?.index === 1)
  })
})

describe('alone', () => {
  it('begins at once, pauses, changes speed, and lets nobody else in', async () => {
    const ann = await TestPlayer.create(server, { ...ALONE, name: 'Ann' })
    await ann.until('the night', () => ann.last('table')?.phase === 'night')
    await expect(TestPlayer.join(server, ann.code)).rejects.toThrow(/alone/)
    ann.send('pause', { paused: true })
    await ann.until('the tide to stop', () => ann.last('tide')?.rate === 0 && ann.last('table')?.paused === true)
    clock.advance(200_000)
    expect(ann.all('nudge')).toEqual([])
    ann.send('pause', { paused: false })
    ann.send('speed', { speed: 4 })
    await ann.until('a fast tide', () => ann.last('tide')?.rate === 4 && ann.last('table')?.speed === 4)
    clock.advance(2_000)
    for (let i = 0; i < 3; i += 1) await ann.move(TICK)
    await ann.until('dawn', () => ann.last('table')?.phase === 'dawn')
    ann.send('again', { seed: 'same' })
    await ann.until('the same night', () => ann.last('table')?.phase === 'night')
    clock.advance(2_000)
    for (let i = 0; i < 3; i += 1) await ann.move(TICK)
    ann.send('ready', {})
    await ann.until('the second night', () => ann.screen.night?.index === 1)
  })
})

it('sends only what changed', async () => {
  const [ann, bob] = await together('Ann', 'Bob')
  if (ann === undefined || bob === undefined) throw new Error('unreachable')
  const heardByBob = bob.heard.length
  await ann.move(TICK)
  await ann.until('the effect', () => ann.screen.panel?.[0]?.value === '1')
  expect(Object.keys(ann.last('screen')?.changes ?? {}).toSorted()).toEqual(['panel', 'progress'])
  await bob.next('error', () => bob.send('start', {}))
  expect(bob.heard.length).toBe(heardByBob + 1)
})
