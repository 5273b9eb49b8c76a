/** How a class goes on by itself: each group at its own pace, all by a timer, or in step. The clock stands still between what is told. */
import { afterEach, expect, it } from 'vitest'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { SessionLinks, ToStudent, ToTeacher, ToWatcher } from '../../shared/wire/classroom.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import { A_PLAN, begin, ClassEar, join, order, step } from './class-pupil.ts'
import { createFakeMatch, FAKE_LEVEL } from './fake-match.ts'
import { HeldClock, startTestServer, TestPlayer, type TestServer } from './harness.ts'

const MINUTE_MS = 60_000
const TICKS: Plan = { ...A_PLAN, steps: [step('ticks', 'three'), step('ticks', 'three')] }
const TICK = { type: 'tick' }

let server: TestServer
let clock: HeldClock
afterEach(() => server.close())

interface Pupil {
  readonly ear: ClassEar<ToStudent>
  readonly player: TestPlayer
}

/** Pushes are gathered for a quarter of a second of the clock that stands still. */
async function until<T>(ear: ClassEar<T>, what: string, holds: () => boolean): Promise<void> {
  const beat = setInterval(() => clock.advance(50), 5)
  try {
    await ear.until(what, holds)
  } finally {
    clearInterval(beat)
  }
}

async function sit({ ear }: Pick<Pupil, 'ear'>, besides?: string): Promise<TestPlayer> {
  await until(ear, 'a seat', () => ear.last('seat')?.room !== undefined && ear.last('seat')?.room !== besides)
  const { room, token } = ear.last('seat') ?? { room: '', token: '' }
  const player = await TestPlayer.join(server, room, { token })
  await player.until('a screen', () => player.screen.you !== undefined)
  return player
}

async function lesson(plan: Plan, students: number) {
  clock = new HeldClock()
  const real = plan !== TICKS && plan.steps[0]?.protocol !== 'ticks'
  server = await startTestServer(
    real ? { createMatch, catalog: catalog(), clock } : { createMatch: createFakeMatch, catalog: [FAKE_LEVEL], clock },
  )
  const links: SessionLinks = await begin(server.url, plan)
  const teacher = await ClassEar.open<ToTeacher>(server.url, links.code, links.teacher)
  const ears: ClassEar<ToStudent>[] = []
  for (let i = 0; i < students; i += 1) {
    const { token } = await join(server.url, links.code)
    ears.push(await ClassEar.open<ToStudent>(server.url, links.code, token))
  }
  await until(teacher, 'all to be here', () => teacher.last('head')?.connected === students)
  const say = (command: Parameters<typeof order>[3]) => order(server.url, links.code, links.teacher, command)
  await say({ type: 'start' })
  const pupils: Pupil[] = []
  for (const ear of ears) pupils.push({ ear, player: await sit({ ear }) })
  return { links, teacher, pupils, say }
}

/** Both nights of the smallest level there is; bots play the seats that are left. */
async function playOn(players: readonly TestPlayer[]): Promise<void> {
  for (let night = 0; night < FAKE_LEVEL.nights; night += 1) {
    for (const player of players) {
      await player.until('the night', () => player.last('table')?.phase === 'night')
      for (let i = 0; i < 3; i += 1) await player.move(TICK)
    }
    clock.advance(2000)
    for (const player of players) await player.until('the night to end', () => player.last('table')?.phase !== 'night')
    if (night + 1 < FAKE_LEVEL.nights) for (const player of players) player.send('ready', {})
  }
}

it('lets a group go on to the next level at its own pace, when it is ready', async () => {
  const { teacher, pupils, links } = await lesson({ ...TICKS, pace: 'free', seats: 1 }, 2)
  const [ann, bob] = pupils
  if (ann === undefined || bob === undefined) throw new Error('unreachable')
  expect(ann.ear.last('seat')?.group).not.toBe(bob.ear.last('seat')?.group)
  const { room } = ann.ear.last('seat') ?? {}
  await playOn([ann.player])
  expect(ann.ear.last('seat')?.room).toBe(room)
  ann.player.send('ready', {})
  const next = await sit(ann, room)
  expect([ann.ear.last('class')?.step?.index, bob.ear.last('class')?.step?.index]).toEqual([1, 0])
  await playOn([next])
  await playOn([bob.player])
  bob.player.send('ready', {})
  const last = await sit(bob, bob.player.code)
  await playOn([last])
  await until(teacher, 'all to be done', () => teacher.last('head')?.phase === 'between')
  expect(links.code).toBe(teacher.last('head')?.code)
})

it('waits for all, and for the instructor, in step', async () => {
  const { teacher, pupils, say } = await lesson({ ...TICKS, pace: 'in-step', seats: 1 }, 2)
  const [ann, bob] = pupils
  if (ann === undefined || bob === undefined) throw new Error('unreachable')
  await playOn([ann.player])
  await until(ann.ear, 'the other group to be at sea', () => ann.ear.last('class')?.atSea.length === 1)
  expect(await ann.player.next('error', () => ann.player.send('ready', {}))).toEqual({
    text: 'No next night is waiting.',
  })
  await playOn([bob.player])
  await until(teacher, 'all to be done', () => teacher.last('head')?.phase === 'between')
  await say({ type: 'next' })
  await sit(ann, ann.player.code)
  expect(teacher.last('head')?.phase).toBe('playing')
  await expect(say({ type: 'next' })).rejects.toThrow(/last level/)
})

it('goes on by a timer, which a freeze holds up and which lets go of the freeze by itself', async () => {
  const { teacher, pupils, say } = await lesson({ ...TICKS, pace: 'timer' }, 1)
  const [ann] = pupils
  if (ann === undefined) throw new Error('unreachable')
  await until(teacher, 'the timer', () => teacher.last('head')?.step?.endsMs !== null)
  await say({ type: 'freeze', group: null, minutes: 3, why: 'Talk' })
  await ann.player.until('standing still', () => ann.player.last('table')?.frozen?.why === 'Talk')
  expect(await ann.player.move(TICK)).toEqual({ done: false, why: 'Your class stands still: Talk' })
  clock.advance(3 * MINUTE_MS)
  await ann.player.until('going on', () => ann.player.last('table')?.frozen === null)
  clock.advance(8 * MINUTE_MS)
  await until(teacher, 'the same level', () => teacher.last('head')?.frozen === null)
  expect(ann.ear.last('class')?.step?.index).toBe(0)
  clock.advance(3 * MINUTE_MS)
  await until(ann.ear, 'the next level', () => ann.ear.last('class')?.step?.index === 1)
  const last = await sit(ann, ann.player.code)
  await last.until('the night', () => last.last('table')?.phase === 'night')
  await say({ type: 'extend', minutes: -30 })
  await until(teacher, 'the end of the plan', () => teacher.last('head')?.phase === 'between')
  // The night that was still played ended where it stood.
  await last.until('standing still', () => /time for this level is up/.test(last.last('table')?.frozen?.why ?? ''))
  await until(ann.ear, 'the result', () => ann.ear.last('results')?.at(-1)?.outcome === 'unfinished')
})

it('makes a lost connection a dark island where that is to be learned, and tells the others nothing', async () => {
  const { pupils, links } = await lesson({ ...A_PLAN, dropped: 'teach' }, 2)
  const [ann, bob] = pupils
  if (ann === undefined || bob === undefined) throw new Error('unreachable')
  const sea = await ClassEar.open<ToWatcher>(server.url, links.code, links.teacher, 'watch/1/sea')
  const node = bob.player.last('you')?.node ?? ''
  const up = () => sea.last('sea')?.sight.islands.find(island => island.node === node)?.up
  await until(sea, 'the island', () => up() === true)
  const heard = ann.player.all('notice').length
  bob.player.drop()
  await until(sea, 'the dark island', () => up() === false)
  expect(ann.player.seat(node)).toBe('person')
  expect(ann.player.all('notice').length).toBe(heard)
  const back = await sit({ ear: bob.ear })
  await until(sea, 'the light again', () => up() === true)
  expect(back.screen.up).toBe(true)
  expect(ann.player.all('notice').length).toBe(heard)
})
