/**
 * One class session in memory: its state, which follows from its events, and everybody and everything that follows it:
 * the groups' matches, and those who listen. Whatever happens to it goes through `happened`, and is written down.
 */
import { beginning, type Happened, reduce, type SessionEvent } from '../../shared/classroom/session.ts'
import { enrolled, nextDueMs } from '../../shared/classroom/standing.ts'
import type { SessionState } from '../../shared/classroom/state.ts'
import type { StudentId, TeacherKeys } from '../../shared/wire/classroom.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import type { ClassEntry, StoredClass } from '../store/classes.ts'
import type { Hold } from '../store/store.ts'
import { Audience } from './audience.ts'
import { farewell } from './farewell.ts'
import { Groups } from './groups.ts'
import type { Hub } from './hub.ts'
import { whatIsDue } from './pace.ts'
import { Rehearsal } from './rehearsal.ts'
import { type Caller, callerOf, hashOf, newTeacherToken, projectorToken } from './tokens.ts'

export interface Begun extends TeacherKeys {
  readonly session: ClassSession
}

export class ClassSession {
  readonly hub: Hub
  readonly hold: Hold
  readonly code: string
  readonly groups: Groups
  readonly audience: Audience
  readonly rehearsal: Rehearsal
  state: SessionState
  /** The groups as the lobby has been shown them. */
  seen: readonly (readonly StudentId[])[] = []
  /** It has been erased, or another process goes on with it: nothing of it may be written here any more. */
  over = false
  private teachers: ReadonlySet<string>
  private n: number
  private following = false
  private resting = false
  private cancelTimer: (() => void) | undefined

  private constructor(hub: Hub, hold: Hold, state: SessionState, teachers: readonly string[], n: number) {
    this.hub = hub
    this.hold = hold
    this.code = state.code
    this.state = state
    this.teachers = new Set(teachers)
    this.n = n
    this.groups = new Groups(this)
    this.audience = new Audience(this)
    this.rehearsal = new Rehearsal(this)
  }

  static begin(hub: Hub, hold: Hold, plan: Plan): Begun {
    const [teacher, coTeacher] = [newTeacherToken(), newTeacherToken()]
    const teachers = [hashOf(teacher), hashOf(coTeacher)]
    const begun = { type: 'begun', code: hold.code, plan } as const
    const session = new ClassSession(hub, hold, beginning(begun, hub.dayMs()), teachers, 0)
    session.write({ type: 'begun', teachers })
    session.happened(begun)
    return { session, teacher, coTeacher }
  }

  /** As it stood; nobody of its people is here yet. */
  static stored(hub: Hub, hold: Hold, { events, teachers }: StoredClass): ClassSession | undefined {
    const [first, ...rest] = events
    if (first?.type !== 'begun') return undefined
    const state = rest.reduce(reduce, beginning(first, first.atMs))
    const session = new ClassSession(hub, hold, state, teachers, events.length)
    const gone = enrolled(state).filter(student => student.connectedSinceMs !== null)
    session.happened(...gone.map(({ id }): Happened => ({ type: 'connected', student: id, connected: false })))
    session.groups.wake()
    session.rehearsal.resume()
    session.follow()
    return session
  }

  callerOf(token: string | undefined): Caller | undefined {
    const caller = callerOf(this.hub.house.tokens, this.code, this.teachers, token)
    if (caller?.role !== 'student') return caller
    // Who was removed has no part in it any more, and neither has who never was here.
    return this.state.students[caller.id]?.leftMs === null ? caller : undefined
  }

  /** Somebody who was in this class and is no longer; undefined: a token of nobody here. */
  whyNot(token: string | undefined): string | undefined {
    const caller = callerOf(this.hub.house.tokens, this.code, this.teachers, token)
    return caller?.role === 'student' ? farewell(this.state.students[caller.id]) : undefined
  }

  /** Whoever teaches by an older key is out, as soon as this can no longer be lost. */
  rekey({ teacher, coTeacher }: TeacherKeys): void {
    const teachers = [hashOf(teacher), hashOf(coTeacher)]
    this.teachers = new Set(teachers)
    this.write({ type: 'teachers', teachers })
    this.afterwards(() => this.audience.endTeachers())
  }

  get projector(): string {
    return projectorToken(this.hub.house.tokens, this.code)
  }

  happened(...all: readonly Happened[]): void {
    if (this.over) return
    const atMs = this.hub.dayMs()
    for (const happened of all) {
      const event: SessionEvent = { ...happened, atMs }
      this.state = reduce(this.state, event)
      this.write({ type: 'event', n: this.n, event })
      this.n += 1
    }
    this.follow()
  }

  write(entry: ClassEntry): void {
    if (!this.over) this.hub.house.journal.enterClass(this.hold, entry)
  }

  /** When all that has happened so far can no longer be lost; `lost` when another process goes on with the class. */
  afterwards(effect: () => void, lost?: () => void): void {
    this.hub.house.journal.after(effect, this.hold, lost)
  }

  /** Once for all that happens in one go: matches, timers and people follow what has happened. */
  follow(): void {
    if (this.following || this.over || this.resting) return
    this.following = true
    queueMicrotask(() => {
      this.following = false
      if (this.over || this.resting) return
      this.guarded(() => {
        this.groups.follow()
        this.happenedByItself()
        this.audience.follow()
      })
    })
  }

  /** What falls due, and the timer for what comes next. */
  private happenedByItself(): void {
    const due = whatIsDue(this.state, this.hub.dayMs())
    if (due.length > 0) this.happened(...due)
    this.cancelTimer?.()
    this.cancelTimer = undefined
    const nextMs = nextDueMs(this.state)
    if (nextMs === null) return
    const inMs = Math.max(0, nextMs - this.hub.dayMs())
    this.cancelTimer = this.hub.house.clock.after(inMs, () => this.follow())
  }

  /** A session that throws must not take the server, and everybody else's, with it. */
  guarded(what: () => void): void {
    try {
      what()
    } catch (error) {
      this.hub.house.log.error({ err: error }, 'a class session failed')
    }
  }

  /** Nobody follows it, and nothing goes on that would have to be told. */
  get idle(): boolean {
    return this.audience.empty && this.groups.all.length === 0
  }

  /** Everything that is known of it is gone: from memory, and from the store. */
  async erase(): Promise<void> {
    if (this.over) return
    const { house, rooms } = this.hub
    for (const id of this.audience.everybody) this.audience.dismiss(id, 'This class has been erased.')
    await house.journal.durable()
    this.rest()
    await rooms.endClass(this.code)
    this.write({ type: 'erase' })
    this.over = true
    await house.journal.durable()
  }

  /** Another process goes on with it: whoever follows it comes back there. */
  lose(): void {
    this.over = true
    this.rest()
  }

  /** Out of memory. Of what happened so far nothing is lost. */
  rest(): void {
    this.resting = true
    this.cancelTimer?.()
    this.rehearsal.close()
    this.audience.close()
    this.groups.letGo()
  }
}
