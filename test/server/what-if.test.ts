/** What if, in company: a room of one's own from a night of the group's, and earlier nights for those who were there. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { secureIds } from '../../server/rooms/codes.ts'
import { recover } from '../../server/rooms/recovery.ts'
import { openSqlStore } from '../../server/store/sql-store.ts'
import { sqliteDialect } from '../../server/store/sqlite.ts'
import { type Store, unfenced } from '../../server/store/store.ts'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { MatchConfig, PlayedMatch } from '../../shared/match/port.ts'
import type { ToServer } from '../../shared/wire/messages.ts'
import { HeldClock, startTestServer, type TestOptions, TestPlayer, type TestServer, testHouse } from './harness.ts'

type Move = ToServer['move']['move']
type Hand = (match: PlayedMatch, id: string) => Move | undefined

const STEP_MS = 500
const byTheBook: Hand = (match, id) => match.owes(id) as Move | undefined
/** Answers before it writes, wherever it can; else by the book. */
const forgetful: Hand = (match, id) =>
  match
    .screen(id)
    ?.cards.flatMap(card => card.moves)
    .find(entry => entry.word === 'Reply: granted')?.move ?? byTheBook(match, id)

const clock = new HeldClock()
const matches: { readonly config: MatchConfig; readonly match: PlayedMatch }[] = []
let store: Store
let options: TestOptions
let server: TestServer
beforeAll(async () => {
  store = await openSqlStore(sqliteDialect(':memory:'))
  const [people, codes] = [
    ['ann', 'bob', 'eve'].values(),
    ['GRAAPE', 'BRANCH', 'SECAND', 'THARDD', 'FAARTH', 'FAFTHH'].values(),
  ]
  options = {
    ...{ clock, store, catalog: catalog() },
    ids: {
      code: () => codes.next().value ?? 'LASTTT',
      player: () => people.next().value ?? 'x',
      seed: () => 'what-if',
      word: secureIds.word,
    },
    createMatch(config, realMs) {
      const match = createMatch(config, realMs)
      matches.push({ config, match })
      return match
    },
  }
  server = await startTestServer(options)
})
afterAll(() => server.close())

/** The last one that was dealt for these people. */
function matchOf(players: readonly string[], forked: boolean): PlayedMatch {
  const same = ({ config }: (typeof matches)[number]) =>
    config.players.map(one => one.id).join() === players.join() && (config.from !== undefined) === forked
  const found = matches.findLast(same)
  if (found === undefined) throw new Error('no such match was dealt')
  return found.match
}

type Seats = readonly { readonly id: string; readonly player: TestPlayer; readonly hand: Hand }[]

async function playOn(match: PlayedMatch, seats: Seats, steps = 2000): Promise<void> {
  for (let step = 0; step < steps && match.phase === 'night'; step += 1) {
    clock.advance(STEP_MS)
    for (const { id, player, hand } of seats) {
      const move = match.owes(id) === undefined ? undefined : hand(match, id)
      if (move !== undefined && match.phase === 'night') await player.move(move)
    }
  }
}

it('forks a night into a room of one’s own, and keeps it and the group’s nights whatever happens', {
  timeout: 60_000,
}, async () => {
  const ann = await TestPlayer.create(server, {
    protocol: 'raft',
    level: 'amnesia',
    scaffold: 'practice',
    alone: false,
    name: 'Ann',
  })
  const bob = await TestPlayer.join(server, ann.code, { name: 'Bob' })
  await bob.until('a seat', () => bob.last('you') !== undefined)
  ann.send('start', {})
  await bob.until('the night', () => bob.screen.owed !== undefined)
  const group = matchOf(['ann', 'bob'], false)
  const seats = [
    { id: 'ann', player: ann, hand: forgetful },
    { id: 'bob', player: bob, hand: byTheBook },
  ]
  expect(bob.all('nights')).toEqual([])
  await playOn(group, seats)
  for (const player of [ann, bob]) await player.until('the debrief', () => player.last('debrief') !== undefined)
  const told = bob.last('debrief')
  const blame = told?.blame
  if (!told || !blame) throw new Error('the night was not lost')
  expect(bob.last('nights')).toMatchObject([{ nth: 1, ended: 'broken', attempt: 1, open: true }])
  const bobSat = bob.last('you')?.node

  // The room of one's own; nobody else hears of it, and nobody else gets in.
  const heard = ann.heard.length
  const where = { nth: 1, node: blame.node, act: blame.act }
  expect((await bob.next('error', () => bob.send('branch', { ...where, node: 'n99' }))).text).toMatch(
    /cannot be taken over/,
  )
  expect((await bob.next('error', () => bob.send('branch', { ...where, nth: 2 }))).text).toMatch(/no such night/)
  const forked = await bob.next('forked', () => bob.send('branch', where))
  expect(forked.code).not.toBe(ann.code)
  await expect(TestPlayer.join(server, forked.code, { name: 'Eve' })).rejects.toThrow(/alone/)
  const own = await TestPlayer.join(server, forked.code, { token: forked.token })
  await own.until('the branch', () => own.screen.owed !== undefined)
  expect(own.last('table')).toMatchObject({ alone: true, phase: 'night', origin: { code: ann.code, nth: 1 } })
  expect(own.last('you')?.node).toBe(blame.node)

  // A kill at this very moment: what is in the store is enough.
  const branch = matchOf(['bob'], true)
  const mine = [{ id: 'bob', player: own, hand: byTheBook }]
  await playOn(branch, mine, 12)
  const stored = await store.load(forked.code)
  if (stored === undefined) throw new Error('it was never stored')
  expect(stored.inputs.length).toBeGreaterThan(3)
  const after = recover(
    await testHouse({ ...options, clock: new HeldClock(), createMatch }),
    unfenced(stored.code),
    stored,
  )
  branch.wake(stored.atMs)
  expect(after.match?.worldHash()).toBe(branch.worldHash())
  expect(after.match?.log('bob', 0)).toEqual(branch.log('bob', 0))
  expect(after.table()).toMatchObject({ origin: { code: ann.code, nth: 1 } })

  await playOn(branch, mine)
  await own.until('its debrief', () => own.last('debrief') !== undefined)
  expect(own.last('debrief')).toMatchObject({ safety: { held: true }, branch: { node: blame.node } })
  expect(ann.heard.slice(heard).map(one => one.type)).not.toContain('debrief')
  expect(group.debrief()).toEqual(told)

  // The match goes on; the night stays readable, for those who were there.
  for (const player of [ann, bob]) player.send('ready', {})
  await bob.until('the second night', () => bob.screen.night?.index === 1)
  expect(await bob.next('earlier', () => bob.send('revisit', { nth: 1 }))).toEqual({ you: bobSat, debrief: told })
  const knew = await bob.next('knew', () => bob.send('inspect', { nth: 1, act: blame.act }))
  expect(knew).toMatchObject({ nth: 1, act: blame.act, node: blame.node })
  expect((await bob.next('error', () => bob.send('revisit', { nth: 2 }))).text).toMatch(/not over yet/)
  expect((await bob.next('error', () => bob.send('take', { nth: 2, type: 'record' }))).text).toMatch(/not over yet/)
  const eve = await TestPlayer.join(server, ann.code, { name: 'Eve' })
  await eve.until('a seat', () => eve.screen.you !== undefined)
  expect(eve.all('nights')).toEqual([])
  expect((await eve.next('error', () => eve.send('revisit', { nth: 1 }))).text).toMatch(/no such night/)

  // After a restart as well: it is played again, and says the same.
  const groupStored = await store.load(ann.code)
  if (groupStored === undefined) throw new Error('it was never stored')
  const woken = recover(
    await testHouse({ ...options, clock: new HeldClock(), createMatch }),
    unfenced(groupStored.code),
    groupStored,
  )
  expect(woken.match?.read('bob', 1)?.debrief()).toEqual(told)
  expect(woken.match?.read('eve', 1)).toBeUndefined()

  // Nobody fills the store with rooms.
  let rooms = 0
  for (let i = 0; i < 8; i += 1) {
    const before = bob.all('error').length
    const made = bob.all('forked').length
    bob.send('branch', where)
    await bob.until('an answer', () => bob.all('error').length > before || bob.all('forked').length > made)
    rooms += bob.all('forked').length - made
  }
  expect(rooms).toBeLessThan(5)
  expect(bob.last('error')?.text).toMatch(/Too many rooms/)
  // The match ends, everybody goes home, and it rests in the store; its address still leads to every debrief.
  await playOn(group, [...seats, { id: 'eve', player: eve, hand: byTheBook }])
  await bob.until('the end', () => bob.last('table')?.phase === 'over')
  const token = bob.last('you')?.token ?? ''
  for (const player of [bob, eve, ann]) await player.room.leave(true)
  await vi.waitFor(() => {
    clock.advance(61_000)
    expect(server.logged.filter(line => line.includes('match left') && line.includes(ann.code)).length).toBe(1)
  })
  const back = await TestPlayer.join(server, ann.code, { token })
  await back.until('the last debrief', () => back.last('debrief')?.nth === 2)
  expect(await back.next('earlier', () => back.send('revisit', { nth: 1 }))).toEqual({ you: bobSat, debrief: told })
  expect(server.logged.filter(line => line.includes('"level":50'))).toEqual([])
})
