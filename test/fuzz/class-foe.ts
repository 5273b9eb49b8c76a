/** An instructor, a projector and students who ask of their own class, and of others', what no page would ask. */
import { setTimeout as sleep } from 'node:timers/promises'
import { READY_PLANS } from '../../shared/classroom/plans.ts'
import {
  CLASS_SPEEDS,
  EXPORTS,
  EXTRA_TIMES,
  type Joined,
  type SessionLinks,
  type StudentCommand,
  type TeacherCommand,
} from '../../shared/wire/classroom.ts'
import type { LevelTweak, Plan } from '../../shared/wire/plan.ts'
import type { Underworld } from './intruder.ts'
import { diceOf, oneOf, type Roll, spoiled, textOf } from './mutate.ts'

/** Below what a teacher may ask a second: a flood would be turned away unread. */
const PAUSE_MS = 40
const ANSWER_MS = 10_000
/** A stream is broken off after so long. */
const LISTENS_MS = 30
const STUDENTS = 3

interface Own {
  readonly links: SessionLinks
  readonly students: readonly Joined[]
}

const TWEAK: LevelTweak = {
  title: 'Mine',
  hints: true,
  nights: [
    {
      night: 0,
      weather: { loss: 0.1, duplication: 0.1, delayMs: [1500, 4000] },
      lastsMs: 60_000,
      bots: ['n1'],
      faults: [{ atMs: 5000, fault: { type: 'crash', node: 'n2' } }],
    },
  ],
}

function planBy(roll: Roll): Plan {
  const { plan } = READY_PLANS[roll(READY_PLANS.length)] ?? {}
  if (plan === undefined) throw new Error('there is no plan')
  return { ...plan, steps: plan.steps.map((step, i) => (i === 0 && roll(2) === 0 ? { ...step, tweak: TWEAK } : step)) }
}

type Samples<C extends { readonly type: string }> = {
  readonly [K in C['type']]: (roll: Roll, student: string) => Omit<Extract<C, { readonly type: K }>, 'type'>
}

const group = (roll: Roll) => String(1 + roll(3))
const FAULTS = [
  ...[{ type: 'loss', share: 1 }, { type: 'delay', factor: 3 }, { type: 'calm' }, { type: 'crash', node: 'n1' }],
  ...[
    { type: 'partition', side: ['n1'] },
    { type: 'skew', node: 'n2', byMs: 1000 },
    { type: 'restart', node: 'n1' },
  ],
] as const

const OF_TEACHERS: Samples<TeacherCommand> = {
  start: () => ({}),
  next: () => ({}),
  freeze: roll => ({ group: roll(2) === 0 ? null : group(roll), minutes: 1, why: 'Look here' }),
  thaw: () => ({ group: null }),
  speed: roll => ({ speed: oneOf(roll, CLASS_SPEEDS) }),
  extend: roll => ({ minutes: roll(5) - 2 }),
  say: (roll, student) => ({ to: oneOf(roll, [null, { student }, { group: group(roll) }]), text: 'A line' }),
  nudge: (_, student) => ({ student }),
  control: (roll, student) => ({ student, by: oneOf(roll, ['person', 'bot']) }),
  move: (roll, student) => ({ student, group: group(roll) }),
  rename: (roll, student) => ({ student, name: `Eve ${roll(9)}` }),
  remove: (_, student) => ({ student }),
  extraTime: (roll, student) => ({ student, factor: oneOf(roll, EXTRA_TIMES) }),
  helped: (_, student) => ({ student }),
  fault: roll => ({ group: group(roll), fault: FAULTS[roll(FAULTS.length)] ?? FAULTS[0] }),
  act: roll => ({ group: group(roll), node: `n${1 + roll(5)}`, move: { type: 'vote', card: roll(5) } }),
  show: roll => ({ what: oneOf(roll, [{ type: 'code' }, { type: 'class' }, { type: 'example', id: 'raft/none/1' }]) }),
  replan: roll => ({ plan: planBy(roll) }),
  rehearse: roll => ({ students: 1 + roll(5) }),
  undo: () => ({}),
  end: () => ({}),
  rekey: roll => ({ teacher: `${roll(10)}`.repeat(32), coTeacher: 'k'.repeat(32) }),
  erase: () => ({}),
}

const OF_STUDENTS: Samples<StudentCommand> = {
  help: roll => ({ on: roll(2) === 0 }),
  name: roll => ({ name: `Eve ${roll(9)}` }),
  leave: () => ({}),
}

/** What ends a class is said seldom, or there would be nothing left to ask of. */
const LAST = ['end', 'rekey', 'erase']

type Entry = readonly [string, (roll: Roll, student: string) => object]
const COMMANDS: readonly Entry[] = [...Object.entries(OF_TEACHERS), ...Object.entries(OF_STUDENTS)]

function commandBy(roll: Roll, student: string): object {
  const [type, rest] = COMMANDS[roll(COMMANDS.length)] ?? ['start', () => ({})]
  return LAST.includes(type) && roll(20) > 0 ? { type: 'thaw', group: null } : { type, ...rest(roll, student) }
}

const BOOK =
  'Student,ID,SIS User ID,SIS Login ID,Section,Essay (1)\n    Points Possible,,,,,10\n"Eve, A",1,S,eve,Sec 1,\n'
const BOOKS = [
  ...[
    BOOK,
    BOOK.slice(0, 40),
    BOOK.replaceAll(',', ';'),
    `\ufeff${BOOK}`,
    '"'.repeat(2000),
    ',\n'.repeat(5000),
    '\u0000',
  ],
  ...['First name,Surname,ID number,Email address,Quiz: x (Real)\nEve,A,1,eve@x.example,-\n', '=cmd()|\n', ''],
]

interface Request {
  readonly path: string
  /** Left out: a question. */
  readonly body?: string
  readonly type?: string
}

function requestBy(roll: Roll, code: string, student: string): Request {
  const json = (valid: object): string => textOf(roll(4) === 0 ? valid : spoiled(valid, roll))
  const odd = oneOf(roll, ['__proto__', '%00', '%E0%A4%A', 'x'.repeat(120), '..%2f..', 'n1', '1'])
  switch (roll(12)) {
    case 0:
      return { path: '', body: json({ plan: planBy(roll) }) }
    case 1:
      return { path: `/${code}/join`, body: json({ name: 'Eve', word: 'one two three', teacherIdentifier: '7' }) }
    case 2:
      return { path: `/${code}/export/${oneOf(roll, [EXPORTS[roll(EXPORTS.length)] ?? '', odd])}` }
    case 3:
      return {
        path: `/${code}/lms/${oneOf(roll, ['Essay', odd])}`,
        body: BOOKS[roll(BOOKS.length)] ?? '',
        type: 'text/csv',
      }
    case 4:
      return {
        path: `/${code}/${oneOf(roll, ['stream', 'report', `watch/${group(roll)}/sea`, `watch/${odd}/${odd}`, odd])}`,
      }
    default:
      return { path: `/${code}/do`, body: json(commandBy(roll, student)) }
  }
}

async function own({ url }: Underworld, roll: Roll): Promise<Own> {
  const post = async <T>(path: string, body: object): Promise<T> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/api/class${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const links = await post<SessionLinks>('', { plan: planBy(roll) })
  const students: Joined[] = []
  for (let nth = 0; nth < STUDENTS; nth += 1) students.push(await post<Joined>(`/${links.code}/join`, {}))
  return { links, students }
}

/** Says it, reads the answer, and breaks off what does not end. */
async function ask({ url, tally }: Underworld, { path, body, type }: Request, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type ?? 'application/json' }
  const method = body === undefined ? 'GET' : 'POST'
  const broken = new AbortController()
  const signal = AbortSignal.any([broken.signal, AbortSignal.timeout(ANSWER_MS)])
  const answer = await fetch(`${url}/api/class${path}`, {
    method,
    headers,
    signal,
    ...(body !== undefined && { body }),
  })
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await sleep(LISTENS_MS)
    broken.abort()
    return answer.status
  }
  tally.answered(path, answer.status, Buffer.from(await answer.arrayBuffer()))
  return answer.status
}

/** `target`: the class of an honest instructor. */
export async function harassClasses(world: Underworld, target: string, name: string): Promise<void> {
  let mine: Own | undefined
  for (let n = 0; !world.tally.done; n += 1) {
    const roll = diceOf(world.seed, `${name}/${n}`)
    mine ??= await own(world, roll).catch(() => undefined)
    if (mine !== undefined) {
      const { links, students } = mine
      const student = students[roll(STUDENTS)]
      const token = oneOf(roll, [
        links.teacher,
        links.teacher,
        links.coTeacher,
        links.projector,
        student?.token ?? 'x.y',
      ])
      const code = roll(4) === 0 ? target : links.code
      world.tally.send('overHttp')
      const status = await ask(world, requestBy(roll, code, student?.id ?? 's1'), token).catch(() => 0)
      // Erased, or its keys are others now: it begins another one.
      const lost = status === 404 ? await gone(world, code) : status === 403 && token === links.teacher
      if (code === links.code && lost) mine = undefined
    }
    await sleep(PAUSE_MS)
  }
}

const gone = async ({ url }: Underworld, code: string): Promise<boolean> =>
  (await fetch(`${url}/api/class/${code}`)).status === 404
