/** Everybody who has a session's page open, and what each of them is told. Changes are gathered, so that a busy class stays smooth. */
import { enrolled, here } from '../../shared/classroom/standing.ts'
import type { Student } from '../../shared/classroom/state.ts'
import type { GroupId, Shown, StudentId, ToProjector, ToStudent, ToWatcher } from '../../shared/wire/classroom.ts'
import { Dashboard } from './dashboard.ts'
import { place } from './joining.ts'
import { type Ear, Listener } from './listener.ts'
import type { ClassSession } from './session.ts'
import { shownOf } from './showing.ts'
import type { Caller } from './tokens.ts'
import { boardOf, classOf, planOf, resultsOf, seatOf, youOf } from './views.ts'
import { tellWatcher, type Watcher } from './watching.ts'

/** Four pushes a second. */
const PUSH_MS = 250
/** Somebody may fall behind while nothing happens. */
const LOOK_AGAIN_MS = 5000

export class Audience {
  private readonly session: ClassSession
  private readonly dashboard: Dashboard
  private readonly teachers = new Set<Ear>()
  private readonly projectors = new Set<Listener<ToProjector>>()
  private readonly watchers = new Set<Watcher>()
  private readonly students = new Map<StudentId, Set<Listener<ToStudent>>>()
  /** Whose groups' seas have moved since the last push. */
  private moved = new Set<GroupId>()
  /** What those are to read first who come late, until they are here. */
  private readonly cards = new Map<StudentId, ToStudent['catchUp']>()
  private pushedMs = Number.NEGATIVE_INFINITY
  private cancelPush: (() => void) | undefined
  private cancelLook: (() => void) | undefined
  /** What the projector shows, in full. */
  shown: Shown = { type: 'code' }
  private shownKey = ''

  constructor(session: ClassSession) {
    this.session = session
    this.dashboard = new Dashboard(session)
  }

  get empty(): boolean {
    return this.teachers.size + this.projectors.size + this.students.size + this.watchers.size === 0
  }

  stirred(group: GroupId): void {
    this.moved.add(group)
  }

  /** The returned function ends it. */
  open(caller: Caller, ear: Ear): () => void {
    if (caller.role === 'teacher') return this.openTeacher(ear)
    return caller.role === 'projector' ? this.openProjector(ear) : this.openStudent(caller.id, ear)
  }

  private openTeacher(ear: Ear): () => void {
    this.push()
    const all = this.dashboard.everything()
    this.teachers.add(ear)
    this.session.afterwards(() => {
      for (const event of all) ear.write(event)
    })
    return () => this.teachers.delete(ear)
  }

  private openProjector(ear: Ear): () => void {
    const listener = this.listenerAt<ToProjector>(ear)
    this.projectors.add(listener)
    this.tellProjector(listener)
    return () => this.projectors.delete(listener)
  }

  private openStudent(id: StudentId, ear: Ear): () => void {
    const listener = this.listenerAt<ToStudent>(ear)
    const others = this.students.get(id)
    if (others === undefined) this.students.set(id, new Set([listener]))
    else others.add(listener)
    const { session } = this
    if (others === undefined) session.happened({ type: 'connected', student: id, connected: true })
    place(session, id)
    const card = this.cards.get(id)
    this.cards.delete(id)
    this.tellStudent(id, listener)
    if (card !== undefined) listener.say('catchUp', card)
    return () => this.leave(id, listener)
  }

  watch(group: GroupId, seat: string, ear: Ear): () => void {
    const watcher: Watcher = { group, seat, listener: this.listenerAt<ToWatcher>(ear) }
    this.watchers.add(watcher)
    tellWatcher(this.session, watcher)
    return () => this.watchers.delete(watcher)
  }

  private listenerAt<T>(ear: Ear): Listener<T> {
    return new Listener<T>(ear, effect => this.session.afterwards(effect))
  }

  private leave(id: StudentId, listener: Listener<ToStudent>): void {
    const own = this.students.get(id)
    if (own === undefined || !own.delete(listener) || own.size > 0) return
    this.students.delete(id)
    const student = this.session.state.students[id]
    if (student !== undefined && here(student))
      this.session.happened({ type: 'connected', student: id, connected: false })
  }

  /** Something of the session may have changed: at once if nothing was told just before, else with what comes in a moment. */
  follow(): void {
    void this.project()
    if (this.cancelPush !== undefined) return
    const { clock } = this.session.hub.house
    const inMs = Math.max(0, this.pushedMs + PUSH_MS - clock.now())
    if (inMs === 0) this.push()
    else this.cancelPush = clock.after(inMs, () => this.session.guarded(() => this.push()))
  }

  /** Whatever is to be shown is made when it changes: a night that is played again takes its time. */
  private async project(): Promise<void> {
    const { session } = this
    const { shown, nights, step, groups } = session.state
    const key = JSON.stringify(shown.type === 'class' ? [shown, nights.length, step, Object.keys(groups)] : shown)
    if (key === this.shownKey) return
    this.shownKey = key
    try {
      const made = await shownOf(session)
      if (this.shownKey !== key) return
      this.shown = made ?? { type: 'code' }
    } catch (error) {
      session.hub.house.log.error({ err: error }, 'an example could not be shown')
    }
    session.follow()
  }

  private push(): void {
    const { clock } = this.session.hub.house
    this.cancelPush?.()
    this.cancelPush = undefined
    this.pushedMs = clock.now()
    const news = this.dashboard.news(this.moved)
    this.moved = new Set()
    const told = news.join('')
    // Who comes in the meantime is told everything, this included.
    const ears = [...this.teachers]
    if (told !== '')
      this.session.afterwards(() => {
        for (const ear of ears) ear.write(told)
      })
    for (const listener of this.projectors) this.tellProjector(listener)
    for (const watcher of this.watchers) tellWatcher(this.session, watcher)
    for (const [id, own] of this.students) for (const listener of own) this.tellStudent(id, listener)
    this.cancelLook?.()
    if (this.teachers.size > 0 && this.session.state.phase !== 'ended')
      this.cancelLook = clock.after(LOOK_AGAIN_MS, () => this.follow())
  }

  private tellProjector(listener: Listener<ToProjector>): void {
    const { state, hub } = this.session
    const board = boardOf(state, hub.house.catalog)
    listener.push('board', { nowMs: hub.dayMs(), ...board }, board)
    listener.push('shown', this.shown)
  }

  private tellStudent(id: StudentId, listener: Listener<ToStudent>): void {
    const { session } = this
    const { catalog } = session.hub.house
    const student: Student | undefined = session.state.students[id]
    if (student === undefined || student.leftMs !== null) return
    const you = youOf(student)
    listener.push('you', { nowMs: session.hub.dayMs(), ...you }, you)
    listener.push('class', classOf(session.state, student, catalog))
    listener.push('plan', planOf(session.state, catalog))
    listener.push('results', resultsOf(session.state, student))
    listener.push('seat', seatOf(session, student))
  }

  /** Said once, to those who are here. */
  say<K extends keyof ToStudent & string>(to: Iterable<StudentId>, type: K, payload: ToStudent[K]): void {
    for (const id of to) for (const listener of this.students.get(id) ?? []) listener.say(type, payload)
  }

  /** Said as soon as there is somebody to hear it. */
  whenHere(id: StudentId, card: ToStudent['catchUp']): void {
    if (this.students.has(id)) this.say([id], 'catchUp', card)
    else this.cards.set(id, card)
  }

  /** The last word to a student. */
  dismiss(id: StudentId, why: string): void {
    const ears = [...(this.students.get(id) ?? [])]
    this.students.delete(id)
    for (const listener of ears) {
      listener.say('gone', { why })
      listener.end()
    }
  }

  get everybody(): readonly StudentId[] {
    return enrolled(this.session.state).map(student => student.id)
  }

  /** What they listen to ends: whoever still may comes back by themselves. */
  endTeachers(): void {
    for (const ear of [...this.teachers]) ear.end()
    for (const { listener } of [...this.watchers]) listener.endNow()
  }

  close(): void {
    this.cancelPush?.()
    this.cancelLook?.()
    this.endTeachers()
    for (const listener of [...this.projectors]) listener.endNow()
    for (const own of [...this.students.values()]) for (const listener of [...own]) listener.endNow()
  }
}
