/** `kill -9` in every phase of a lesson: the session stands where it stood. And when it is erased, nothing of it is left on the disk. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from '@colyseus/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ClassHead, Joined, SessionLinks, ToStudent, ToTeacher } from '../../shared/wire/classroom.ts'
import { freePort } from '../bench/server/child.ts'
import { A_PLAN, ask, begin, ClassEar, join, order } from './class-pupil.ts'
import { TestPlayer } from './harness.ts'
import { ServerProcess } from './server-process.ts'

const NAME = 'Quetzalcoatlus'
const IDENTIFIER = 's-4711-0815'

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'isles-class-'))
let server: ServerProcess
let url: string
let settings: Readonly<Record<string, string>>

beforeAll(async () => {
  const port = await freePort()
  settings = { PORT: `${port}`, HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'info' }
  url = `http://127.0.0.1:${port}`
  server = new ServerProcess(settings)
  await server.port()
})
afterAll(async () => {
  await server.end('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

async function killed(): Promise<void> {
  await server.end('SIGKILL')
  server = new ServerProcess(settings)
  await server.port()
}

const openStudent = ({ token }: Joined, { code }: SessionLinks) => ClassEar.open<ToStudent>(url, code, token)

/** What a teacher sees who opens the page anew; times of day and who is connected aside. */
async function stands({ code, teacher: token }: SessionLinks): Promise<Partial<ClassHead>> {
  const teacher = await ClassEar.open<ToTeacher>(url, code, token)
  await teacher.until('the class', () => teacher.last('head') !== undefined && teacher.last('deeds') !== undefined)
  const { nowMs: _, connected: __, ...head } = teacher.last('head') ?? {}
  const deeds = teacher.all('deeds').flat()
  teacher.close()
  return { ...head, ...{ deeds } }
}

async function sit(ear: ClassEar<ToStudent>): Promise<TestPlayer> {
  await ear.until('a seat', () => ear.last('seat')?.room !== undefined)
  const { room, token } = ear.last('seat') ?? { room: '', token: '' }
  const player = new TestPlayer(await new Client(url).joinById(room, { token }))
  await player.until('a screen', () => player.screen.you !== undefined)
  return player
}

it('stands where it stood after a kill in each phase, and is gone for good when it is erased', async () => {
  const links = await begin(url, { ...A_PLAN, pace: 'timer' })
  const { code, teacher } = links
  const say = (command: Parameters<typeof order>[3]) => order(url, code, teacher, command)
  const joined = (await (
    await ask(url, `/${code}/join`, undefined, { name: NAME, teacherIdentifier: IDENTIFIER })
  ).json()) as Joined
  const other = await join(url, code)
  let ears = await Promise.all([openStudent(joined, links), openStudent(other, links)])

  const lobby = await stands(links)
  await killed()
  expect(await stands(links)).toEqual(lobby)
  ears = await Promise.all([openStudent(joined, links), openStudent(other, links)])
  await say({ type: 'start' })
  const player = await sit(ears[0])
  const { room } = ears[0].last('seat') ?? {}
  const node = player.last('you')?.node

  const playing = await stands(links)
  await killed()
  expect(await stands(links)).toEqual(playing)
  ears = await Promise.all([openStudent(joined, links), openStudent(other, links)])
  const again = await sit(ears[0])
  expect([ears[0].last('seat')?.room, again.last('you')?.node]).toEqual([room, node])

  await say({ type: 'freeze', group: null, minutes: 5, why: 'Look at the board' })
  const frozen = await stands(links)
  await killed()
  expect(await stands(links)).toEqual(frozen)
  ears = await Promise.all([openStudent(joined, links), openStudent(other, links)])
  // Whoever is back in the match before anybody has looked at the class finds it frozen, too.
  const third = await sit(ears[0])
  await third.until('standing still', () => third.last('table')?.frozen?.why === 'Look at the board')

  await say({ type: 'thaw', group: null })
  await say({ type: 'next' })
  const [, ear] = ears
  await ear.until('another seat', () => ear.last('class')?.step?.index === 1 && ear.last('seat')?.room !== room)
  await sit(ear)
  // The time of the last level is up.
  await say({ type: 'extend', minutes: -30 })
  await ear.until('the end of the plan', () => ear.last('class')?.phase === 'between')
  const between = await stands(links)
  await killed()
  expect(await stands(links)).toEqual(between)
  await say({ type: 'end' })
  const ended = await stands(links)
  await killed()
  expect(await stands(links)).toEqual(ended)
  expect(await (await ask(url, `/${code}/export/players.csv`, teacher)).text()).toContain(IDENTIFIER)

  expect(onDisk(NAME)).not.toEqual([])
  expect(onDisk(IDENTIFIER)).not.toEqual([])
  const late = await openStudent(joined, links)
  await say({ type: 'erase' })
  await late.until('the last word', () => /erased/.test(late.last('gone')?.why ?? ''))
  expect((await ask(url, `/${code}/report`, teacher)).status).toBe(404)
  expect((await ask(url, `/${code}`, undefined)).status).toBe(404)
  for (const secret of [NAME, IDENTIFIER, joined.word, joined.id, other.name, code]) expect(onDisk(secret)).toEqual([])
  expect(server.output).not.toContain(NAME)
}, 90_000)

/** The files in which these bytes are still to be found. */
function onDisk(text: string): readonly string[] {
  return readdirSync(dataDir).filter(file => readFileSync(path.join(dataDir, file)).includes(text))
}
