/** A lesson from its code on, with real requests, streams and sockets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalog } from '../../shared/match/catalog.ts'
import { createMatch } from '../../shared/match/match.ts'
import type { Joined, SessionLinks, ToStudent, ToTeacher, ToWatcher } from '../../shared/wire/classroom.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import { A_PLAN, ask, begin, ClassEar, join, order } from './class-pupil.ts'
import { startTestServer, TestPlayer, type TestServer } from './harness.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ createMatch, catalog: catalog() })
})
afterAll(async () => {
  expect(server.logged.filter(line => /"level":[56]0/.test(line))).toEqual([])
  await server.close()
})

interface Pupil {
  readonly joined: Joined
  readonly ear: ClassEar<ToStudent>
}

interface Class {
  readonly links: SessionLinks
  readonly teacher: ClassEar<ToTeacher>
  readonly pupils: readonly Pupil[]
}

async function pupil(code: string, name?: string): Promise<Pupil> {
  const joined = await join(server.url, code, name)
  return { joined, ear: await ClassEar.open<ToStudent>(server.url, code, joined.token) }
}

async function aClass(students: number, plan: Plan = A_PLAN): Promise<Class> {
  const links = await begin(server.url, plan)
  const teacher = await ClassEar.open<ToTeacher>(server.url, links.code, links.teacher)
  const pupils = await Promise.all(Array.from({ length: students }, () => pupil(links.code)))
  await teacher.until('all to be here', () => teacher.last('head')?.connected === students)
  return { links, teacher, pupils }
}

async function sit({ ear }: Pupil): Promise<TestPlayer> {
  await ear.until('a seat', () => ear.last('seat')?.room !== undefined)
  const { room, token } = ear.last('seat') ?? { room: '', token: '' }
  const player = await TestPlayer.join(server, room, { token })
  await player.until('a screen', () => player.screen.you !== undefined)
  return player
}

const command = (one: Class, what: Parameters<typeof order>[3]) =>
  order(server.url, one.links.code, one.links.teacher, what)

describe.each([
  { students: 1, groups: [1] },
  { students: 2, groups: [2] },
  { students: 7, groups: [4, 3] },
  { students: 11, groups: [4, 4, 3] },
  { students: 13, groups: [5, 4, 4] },
  { students: 31, groups: [5, 5, 5, 4, 4, 4, 4] },
])('a class of $students', ({ students, groups }) => {
  it('sits in groups where nobody is alone among bots unless they are alone', async () => {
    const one = await aClass(students)
    await command(one, { type: 'start' })
    await Promise.all(one.pupils.map(({ ear }) => ear.until('a seat', () => ear.last('seat')?.room !== undefined)))
    const sizes = new Map<string, number>()
    for (const { ear } of one.pupils) {
      const group = ear.last('seat')?.group ?? ''
      sizes.set(group, (sizes.get(group) ?? 0) + 1)
    }
    expect([...sizes.values()].sort((a, b) => b - a)).toEqual(groups)
    for (const { ear } of one.pupils) ear.close()
    one.teacher.close()
  })
})

it('freezes, takes back, lets a latecomer read first, and goes on to the next level', async () => {
  const one = await aClass(7)
  await command(one, { type: 'start' })
  const players = await Promise.all(one.pupils.map(sit))
  await one.teacher.until('tiles', () => one.teacher.all('tiles').some(({ changed }) => changed.length === 2))
  await command(one, { type: 'freeze', group: null, minutes: 1, why: 'Look here' })
  await Promise.all(players.map(p => p.until('standing still', () => p.last('table')?.frozen?.why === 'Look here')))
  await one.teacher.until('the way back', () => /Froze everybody/.test(one.teacher.last('head')?.undo ?? ''))

  const late = await pupil(one.links.code, 'Late')
  await late.ear.until('what this is about', () => late.ear.last('catchUp')?.title === 'First light')
  const lateOne = await sit(late)
  await lateOne.until('a bot to play meanwhile', () => lateOne.screen.byBot === true)
  expect(late.ear.last('seat')?.group).toBe('2')

  await command(one, { type: 'undo' })
  await lateOne.until('going on', () => lateOne.last('table')?.frozen === null)
  await command(one, { type: 'next' })
  await Promise.all(
    one.pupils.map(({ ear }) =>
      ear.until('the second level', () => ear.last('class')?.step?.index === 1 && ear.last('seat')?.room !== undefined),
    ),
  )
  const old = players[0]
  expect(one.pupils[0]?.ear.last('seat')?.room).not.toBe(old?.code)
  await old?.until('the old match to stand still', () => old.last('table')?.frozen !== null)
})

it('moves, renames, removes, and takes each of them back', async () => {
  const one = await aClass(7)
  const [ann, bob] = one.pupils
  if (ann === undefined || bob === undefined) throw new Error('unreachable')
  await command(one, { type: 'start' })
  const player = await sit(ann)
  const before = ann.ear.last('seat')?.group
  const other = before === '1' ? '2' : '1'
  await command(one, { type: 'move', student: ann.joined.id, group: other })
  await ann.ear.until('the other group', () => ann.ear.last('seat')?.group === other)
  await player.until('the old seat to close', () => player.leftWith !== undefined)
  await sit(ann)
  await command(one, { type: 'rename', student: ann.joined.id, name: 'Zoë' })
  await ann.ear.until('the new name', () => ann.ear.last('you')?.name === 'Zoë')
  await command(one, { type: 'remove', student: bob.joined.id })
  await bob.ear.until('the end', () => bob.ear.last('gone') !== undefined && bob.ear.ended)
  await expect(ClassEar.open(server.url, one.links.code, bob.joined.token)).rejects.toThrow(/403/)
  const again = await ask(server.url, `/${one.links.code}/join`, undefined, { word: bob.joined.word })
  expect(again.status).toBe(409)
  await command(one, { type: 'undo' })
  const back = await ClassEar.open<ToStudent>(server.url, one.links.code, bob.joined.token)
  await back.until('the seat again', () => back.last('seat')?.room !== undefined)
  await command(one, { type: 'undo' })
  await ann.ear.until('the old name', () => ann.ear.last('you')?.name === ann.joined.name)
  await command(one, { type: 'undo' })
  await ann.ear.until('the old group', () => ann.ear.last('seat')?.group === before)
  await expect(command(one, { type: 'undo' })).rejects.toThrow(/nothing to take back/)
})

it('injects faults, calms them again, and lets a teacher watch', async () => {
  const one = await aClass(2)
  await command(one, { type: 'start' })
  await Promise.all(one.pupils.map(sit))
  await one.teacher.until('the tile', () => one.teacher.last('tiles')?.changed.length === 1)
  const sea = await ClassEar.open<ToWatcher>(server.url, one.links.code, one.links.teacher, 'watch/1/sea')
  const seat = await ClassEar.open<ToWatcher>(server.url, one.links.code, one.links.teacher, 'watch/1/n1')
  await sea.until('the sea', () => sea.last('sea')?.sight.islands.length === 5)
  await seat.until('the seat', () => seat.last('seat')?.screen.you.node === 'n1')
  await command(one, { type: 'fault', group: null, fault: { type: 'loss', share: 0.5 } })
  const injected = () => one.teacher.all('tiles').at(-1)?.changed[0]?.injected
  await one.teacher.until('the fault', () => injected()?.[0] === '50% of messages lost')
  await command(one, { type: 'undo' })
  await one.teacher.until('calm', () => injected()?.length === 0)
  await command(one, { type: 'fault', group: '1', fault: { type: 'crash', node: 'n2' } })
  await sea.until('a dark island', () => sea.last('sea')?.sight.islands.some(island => !island.up) === true)
  await expect(command(one, { type: 'fault', group: '1', fault: { type: 'crash', node: 'n9' } })).rejects.toThrow(
    /no n9/,
  )
  expect(
    one.teacher
      .all('deeds')
      .flat()
      .map(deed => deed.words),
  ).toEqual(expect.arrayContaining(['Started the class', 'Injected into all groups: 50% of messages lost']))
})

it('queues who asks for help, passes lines on, and keeps names kind and apart', async () => {
  const one = await aClass(3)
  const [ann, bob, cem] = one.pupils
  if (ann === undefined || bob === undefined || cem === undefined) throw new Error('unreachable')
  const say = (who: Pupil, command: Parameters<typeof order>[3]) =>
    order(server.url, one.links.code, who.joined.token, command)
  await say(bob, { type: 'help', on: true })
  await say(ann, { type: 'help', on: true })
  await ann.ear.until('the second place', () => ann.ear.last('class')?.help === 2)
  await command(one, { type: 'helped', student: bob.joined.id })
  await ann.ear.until('the first place', () => ann.ear.last('class')?.help === 1)
  await command(one, { type: 'say', to: null, text: 'Five minutes left' })
  await command(one, { type: 'say', to: { student: cem.joined.id }, text: 'Well done' })
  await command(one, { type: 'nudge', student: cem.joined.id })
  await cem.ear.until(
    'both lines and the nudge',
    () => cem.ear.all('line').length === 2 && cem.ear.all('nudge').length === 1,
  )
  expect(cem.ear.all('line')).toEqual([
    { text: 'Five minutes left', to: 'all' },
    { text: 'Well done', to: 'you' },
  ])
  await expect(say(cem, { type: 'name', name: 'Fuckw1t' })).rejects.toThrow(/another name/)
  await say(cem, { type: 'name', name: ann.joined.name })
  await cem.ear.until('a name of their own', () => cem.ear.last('you')?.name === `${ann.joined.name} 2`)
  await say(bob, { type: 'leave' })
  await one.teacher.until('two', () => one.teacher.last('head')?.students === 2)
})

it('gives a seat back on any device by the personal word, and lets another teacher take over', async () => {
  const one = await aClass(2)
  await command(one, { type: 'start' })
  const [ann] = one.pupils
  if (ann === undefined) throw new Error('unreachable')
  const first = await sit(ann)
  const again = (await (
    await ask(server.url, `/${one.links.code.toLowerCase()}/join`, undefined, {
      word: ` ${ann.joined.word.toUpperCase()} `,
    })
  ).json()) as Joined
  expect(again.id).toBe(ann.joined.id)
  const second = await sit({
    joined: again,
    ear: await ClassEar.open<ToStudent>(server.url, one.links.code, again.token),
  })
  expect(second.last('you')?.node).toBe(first.last('you')?.node)
  await first.until('the last tab to win', () => first.leftWith === 4001)

  one.teacher.close()
  const other = await ClassEar.open<ToTeacher>(server.url, one.links.code, one.links.coTeacher)
  await other.until('everything', () => other.last('tiles')?.changed.length === 1 && other.last('head') !== undefined)
  expect(other.last('head')).toMatchObject({ phase: 'playing', students: 2, groups: 1, projector: one.links.projector })
  expect(other.last('rows')?.changed.length).toBe(2)
  await order(server.url, one.links.code, one.links.coTeacher, { type: 'end' })
  await ann.ear.until('the end', () => ann.ear.last('class')?.phase === 'ended')
  await second.until('a sea that stands still', () => second.last('table')?.frozen !== null)
})

it('lets nobody into a match of a class but by the class', async () => {
  const one = await aClass(2)
  await command(one, { type: 'start' })
  const [ann, bob] = one.pupils
  if (ann === undefined || bob === undefined) throw new Error('unreachable')
  const player = await sit(ann)
  await expect(TestPlayer.join(server, player.code)).rejects.toThrow(/belongs to a class/)
  await expect(TestPlayer.join(server, player.code, { token: ann.joined.token })).rejects.toThrow(/belongs to a class/)
  const glance = await (await fetch(`${server.url}/api/room/${player.code}`)).json()
  expect(glance).toMatchObject({ open: false })
  await player.room.leave(true)
  await sit(ann)
})

it('lets two hundred in at once', async () => {
  const { code } = await begin(server.url)
  const answers = await Promise.all(Array.from({ length: 200 }, () => ask(server.url, `/${code}/join`, undefined, {})))
  expect(answers.every(answer => answer.ok)).toBe(true)
  const names = (await Promise.all(answers.map(answer => answer.json() as Promise<Joined>))).map(joined => joined.name)
  expect(new Set(names).size).toBe(200)
})
