/** A class of simulated students on real sockets: how soon they sit, how soon a teacher sees what happens, and what it costs. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { GroupId, StudentRow, ToStudent, ToTeacher } from '../../shared/wire/classroom.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import { begin, ClassEar, join, order, step } from '../server/class-pupil.ts'
import { ReturningPlayer } from '../server/returning-player.ts'
import { type RealServer, startRealServer } from './real-server.ts'
import { cpuMs } from './server/child.ts'

export interface ClassTrial {
  readonly students: number
  /** Of those who are connected, so many lose the connection each minute. */
  readonly dropShare: number
  /** So long it is watched, and connections are lost; with losses the level is then played to its end. */
  readonly watchMs: number
}

export interface ClassReport {
  readonly students: number
  readonly groups: readonly number[]
  /** From the code to the lobby, and from the start to a screen. */
  readonly lobbyMs: readonly number[]
  readonly seatMs: readonly number[]
  /** From a student's request to the row on the dashboard. */
  readonly dashboardMs: readonly number[]
  readonly dashboardBytesPerSecond: number
  readonly cpuShare: number | null
  readonly drops: number
  readonly matches: number
  readonly finished: number
  readonly acknowledged: number
  /** Moves that were acknowledged, and are in no record. */
  readonly lost: number
  /** What somebody was shown that was not theirs, or was not so any more after a return. */
  readonly wrongViews: readonly string[]
}

/** Hands take between these. */
const HAND_MS = [1500, 4000] as const
const ASK_EVERY_MS = 400
const FINISH_WITHIN_MS = 15 * 60_000

const PLAN: Plan = {
  title: 'A class for the bench',
  steps: [step('raft', 'split-vote')],
  pace: 'in-step',
  seats: null,
  dropped: 'mask',
  idleMs: 75_000,
}

const between = (from: number, to: number): number => from + Math.random() * (to - from)

class Player extends ReturningPlayer {
  protected override atTheEnd(): void {
    // The class waits for the others.
  }
}

interface Pupil {
  readonly token: string
  readonly id: string
  readonly ear: ClassEar<ToStudent>
  player: Player | undefined
}

export async function classTrial(trial: ClassTrial, progress: (words: string) => void): Promise<ClassReport> {
  const server = await startRealServer()
  try {
    return await runTrial(server, trial, progress)
  } finally {
    await server.end()
  }
}

async function runTrial(
  server: RealServer,
  trial: ClassTrial,
  progress: (words: string) => void,
): Promise<ClassReport> {
  const { url, pid } = server
  const links = await begin(url, PLAN)
  const { code } = links
  const teacher = await ClassEar.open<ToTeacher>(url, code, links.teacher)
  const dashboard = new Dashboard(teacher)
  progress(`${trial.students} students come in`)
  const lobbyMs: number[] = []
  const pupils = await Promise.all(
    Array.from({ length: trial.students }, async (): Promise<Pupil> => {
      const beganMs = performance.now()
      const { token, id } = await join(url, code)
      const ear = await ClassEar.open<ToStudent>(url, code, token)
      await ear.until('the lobby', () => ear.last('class') !== undefined, 60_000)
      lobbyMs.push(performance.now() - beganMs)
      return { token, id, ear, player: undefined }
    }),
  )
  const startedMs = performance.now()
  await order(url, code, links.teacher, { type: 'start' })
  const seatMs: number[] = []
  await Promise.all(
    pupils.map(async pupil => {
      const { ear } = pupil
      await ear.until('a seat', () => ear.last('seat')?.room !== undefined, 60_000)
      const { room, token } = ear.last('seat') ?? { room: '', token: '' }
      pupil.player = new Player(url, between(...HAND_MS))
      await pupil.player.join(room, { token })
      while (pupil.player.node === '') await sleep(5)
      seatMs.push(performance.now() - startedMs)
    }),
  )
  const groups = groupSizes(pupils)
  progress(`${groups.length} groups play`)
  const [bytes, cpu, watchedMs] = [teacher.bytes, cpuMs(pid), performance.now()]
  const dashboardMs = await watch(url, code, pupils, dashboard, trial)
  const seconds = (performance.now() - watchedMs) / 1000
  const cpuAfter = cpuMs(pid)
  if (trial.dropShare > 0) await untilDone(teacher, progress)
  const report: ClassReport = {
    ...{ students: trial.students, groups, lobbyMs, seatMs, dashboardMs, matches: groups.length },
    dashboardBytesPerSecond: (teacher.bytes - bytes) / seconds,
    cpuShare: cpu === undefined || cpuAfter === undefined ? null : (cpuAfter - cpu) / 1000 / seconds,
    drops: pupils.reduce((sum, { player }) => sum + (player?.drops ?? 0), 0),
    finished: dashboard.finished,
    acknowledged: pupils.reduce((sum, { player }) => sum + (player?.acknowledged.size ?? 0), 0),
    lost: trial.dropShare > 0 ? await lostMoves(url, code, links.teacher, pupils) : 0,
    wrongViews: pupils.flatMap(({ player }) => player?.unseen ?? []),
  }
  for (const { player, ear } of pupils) {
    player?.leave()
    ear.close()
  }
  teacher.close()
  return report
}

function groupSizes(pupils: readonly Pupil[]): readonly number[] {
  const sizes = new Map<GroupId, number>()
  for (const { ear } of pupils) {
    const group = ear.last('seat')?.group ?? ''
    sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  return [...sizes.values()].sort((a, b) => b - a)
}

/** The rows as a dashboard holds them, and who waits for which to change. */
class Dashboard {
  private readonly rows = new Map<string, StudentRow>()
  private readonly waiting = new Map<string, (row: StudentRow) => void>()

  constructor(ear: ClassEar<ToTeacher>) {
    ear.onHeard = said => {
      if (said.type !== 'rows') return
      for (const row of said.payload.changed) {
        this.rows.set(row.id, row)
        this.waiting.get(row.id)?.(row)
      }
    }
  }

  get finished(): number {
    const done = new Set<GroupId>()
    for (const { group, nights } of this.rows.values()) if (group !== null && nights.done === nights.of) done.add(group)
    return done.size
  }

  help(id: string, on: boolean): Promise<void> {
    return new Promise(resolve =>
      this.waiting.set(id, row => {
        if ((row.help !== null) !== on) return
        this.waiting.delete(id)
        resolve()
      }),
    )
  }
}

async function watch(
  url: string,
  code: string,
  pupils: readonly Pupil[],
  dashboard: Dashboard,
  { watchMs, dropShare }: ClassTrial,
): Promise<readonly number[]> {
  const took: number[] = []
  const untilMs = performance.now() + watchMs
  const helped = new Set<string>()
  const dropEveryMs = dropShare > 0 ? 60_000 / (dropShare * pupils.length) : Number.POSITIVE_INFINITY
  let dropMs = performance.now() + dropEveryMs
  for (let i = 0; performance.now() < untilMs; i += 1) {
    const pupil = pupils[i % pupils.length]
    if (pupil === undefined) break
    const on = !helped.has(pupil.id)
    const seen = dashboard.help(pupil.id, on)
    const beganMs = performance.now()
    await order(url, code, pupil.token, { type: 'help', on })
    await seen
    took.push(performance.now() - beganMs)
    if (on) helped.add(pupil.id)
    else helped.delete(pupil.id)
    for (; performance.now() >= dropMs; dropMs += dropEveryMs)
      pupils[Math.floor(Math.random() * pupils.length)]?.player?.drop()
    await sleep(ASK_EVERY_MS)
  }
  return took
}

async function untilDone(teacher: ClassEar<ToTeacher>, progress: (words: string) => void): Promise<void> {
  progress('playing on to the end')
  try {
    await teacher.until('all to be done', () => teacher.last('head')?.phase === 'between', FINISH_WITHIN_MS)
  } catch {
    // The report says how many have finished.
  }
}

/** By the class's own record: as many moves of persons as were acknowledged, at least. */
async function lostMoves(url: string, code: string, token: string, pupils: readonly Pupil[]): Promise<number> {
  const response = await fetch(`${url}/api/class/${code}/export/moves.csv`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const rows = (await response.text()).split('\r\n').slice(1)
  const made = rows.filter(row => row.split(',')[4] === 'person').length
  const acknowledged = pupils.reduce((sum, { player }) => sum + (player?.acknowledged.size ?? 0), 0)
  return Math.max(0, acknowledged - made)
}
