/** The matches of a session's groups. They follow the session's state: who sits there, how fast, whether it stands still. */
import { frozenNow, groupsOf, planStep } from '../../shared/classroom/standing.ts'
import type { Group, SessionState } from '../../shared/classroom/state.ts'
import { changesOf } from '../../shared/match/tweak.ts'
import type { Frozen, GroupId, StudentId } from '../../shared/wire/classroom.ts'
import type { PlanStep } from '../../shared/wire/plan.ts'
import { freeCode } from '../rooms/free-code.ts'
import { Play } from '../rooms/play.ts'
import type { MatchOptions } from '../store/store.ts'
import { reportNights } from './nights.ts'
import { admit, bringIntoLine, dismiss, lentNow } from './seats.ts'
import type { ClassSession } from './session.ts'
import { unfinishedNight } from './unfinished.ts'

/** Nobody comes back to it; what was played can still be looked at. */
const LEFT_BEHIND = { why: 'The class has gone on.', untilMs: Number.MAX_SAFE_INTEGER } as const
const TIME_UP = { why: 'The time for this level is up.', untilMs: Number.MAX_SAFE_INTEGER } as const
const OVER = { why: 'The lesson is over.', untilMs: Number.MAX_SAFE_INTEGER } as const

export class Groups {
  private readonly session: ClassSession
  /** Those in memory. A match that nobody is at rests in the store. */
  private readonly plays = new Map<GroupId, Play>()
  /** Of the plan. */
  private readonly steps = new WeakMap<Play, number>()
  private readonly making = new Set<GroupId>()
  /** Since when they play the night that they play. */
  private readonly nightsSinceMs = new Map<GroupId, number>()
  /** Since something happened there, and nobody has looked at it yet. */
  private readonly stirred = new Set<GroupId>()

  constructor(session: ClassSession) {
    this.session = session
  }

  play(id: GroupId | null): Play | undefined {
    return id === null ? undefined : this.plays.get(id)
  }

  get all(): readonly Play[] {
    return [...this.plays.values()]
  }

  /** After a restart a teacher may be back before any student is: there is something to be seen all the same. */
  wake(): void {
    const { state, hub } = this.session
    if (state.phase !== 'playing') return
    for (const { room } of groupsOf(state))
      if (room !== null)
        hub.rooms.at(room).catch((error: unknown) => hub.house.log.error({ err: error }, 'a group was not woken'))
  }

  /** A match of this session that has been woken, before anybody sees anything of it. */
  adopt(play: Play): void {
    const group = Object.values(this.session.state.groups).find(one => one.room === play.code)
    if (group === undefined) {
      play.frozen = LEFT_BEHIND
      return
    }
    this.hold(group, play)
    this.keep(group, play)
  }

  follow(): void {
    for (const id of [...this.stirred]) this.look(id)
    this.stirred.clear()
    const { state } = this.session
    for (const [id, play] of this.plays)
      if (!this.making.has(id) && state.groups[id]?.room !== play.code) this.leaveBehind(id, play)
    for (const group of groupsOf(state)) {
      const play = this.plays.get(group.id)
      if (play !== undefined) {
        if (this.keep(group, play)) play.settle()
      } else if (group.room === null && state.phase === 'playing') void this.make(group)
    }
  }

  /** What a match has to tell: nights that are over, and who has whose moves in hand. */
  private look(id: GroupId): void {
    const play = this.plays.get(id)
    const group = this.session.state.groups[id]
    // What a match tells that the group has left says nothing about the step that comes next.
    if (play === undefined || group?.room !== play.code) return
    reportNights(this.session, group, play, this.nightsSinceMs.get(id))
    if (play.phase !== 'night') this.nightsSinceMs.delete(id)
    else if (!this.nightsSinceMs.has(id)) this.nightsSinceMs.set(id, this.session.hub.dayMs())
    for (const student of group.students) {
      const known = this.session.state.students[student]
      const lent = lentNow(play, student)
      if (known !== undefined && lent !== undefined && lent !== (known.botSinceMs !== null))
        this.session.happened({ type: 'control', student, by: lent ? 'bot' : 'person' })
    }
    this.session.audience.stirred(id)
  }

  private async make(group: Group): Promise<void> {
    const { id } = group
    if (this.making.has(id)) return
    this.making.add(id)
    try {
      await this.open(id)
    } catch (error) {
      this.session.hub.house.log.error({ err: error }, 'a group got no match')
    } finally {
      this.making.delete(id)
    }
  }

  private async open(id: GroupId): Promise<void> {
    const { session } = this
    const { house, rooms } = session.hub
    const hold = await freeCode(house)
    const group = session.state.groups[id]
    const step = group && planStep(session.state, group.step)
    if (hold === undefined) return
    if (group?.room !== null || step === undefined || session.state.phase !== 'playing') {
      house.cluster.giveBack(hold)
      return
    }
    const play = new Play(house, hold, optionsOf(step, session.code), house.ids.seed())
    for (const student of group.students.slice(0, play.level.seats)) this.seat(play, student)
    play.entered = true
    this.hold(group, play)
    play.start()
    await rooms.open(play)
    session.happened({ type: 'roomed', group: id, room: hold.code, nights: play.level.nights })
  }

  private seat(play: Play, id: StudentId, late = false): void {
    const student = this.session.state.students[id]
    if (student !== undefined) admit(play, student, late)
  }

  private hold(group: Group, play: Play): void {
    const { session } = this
    const { id } = group
    this.plays.set(id, play)
    this.steps.set(play, group.step)
    play.classroom = {
      idleMs: player => session.state.plan.idleMs * (session.state.students[player]?.extraTime ?? 1),
      get dropped() {
        return session.state.plan.dropped
      },
      get goesOn() {
        const { plan, phase } = session.state
        const step = session.state.groups[id]?.step ?? 0
        return plan.pace === 'free' && phase === 'playing' && step + 1 < plan.steps.length
      },
      settled: () => {
        this.stirred.add(id)
        session.follow()
      },
      levelDone: () => {
        const step = session.state.groups[id]?.step ?? 0
        session.happened({ type: 'over', group: id }, { type: 'group stepped', group: id, step: step + 1 })
      },
      rested: () => {
        if (this.plays.get(id) === play) this.plays.delete(id)
        session.audience.stirred(id)
        session.follow()
      },
    }
  }

  /** Brings a match into line; whether there was anything to do. */
  private keep(group: Group, play: Play): boolean {
    const { state } = this.session
    const frozen = standsStill(state, group)
    if (state.phase !== 'playing') this.cutOff(group.id, play)
    let changed = JSON.stringify(frozen) !== JSON.stringify(play.frozen)
    play.frozen = frozen
    if (play.speed !== state.speed) {
      play.speed = state.speed
      play.call({ type: 'speed', factor: state.speed })
      changed = true
    }
    for (const person of [...play.people.all]) {
      const student = state.students[person.id]
      if (!group.students.includes(person.id)) {
        dismiss(play, person, student?.removed === true)
        changed = true
      } else if (student !== undefined && bringIntoLine(play, person, student)) changed = true
    }
    for (const id of group.students)
      if (play.people.get(id) === undefined && play.people.all.length < play.level.seats) {
        this.seat(play, id, true)
        changed = true
      }
    return changed
  }

  private leaveBehind(id: GroupId, play: Play): void {
    this.cutOff(id, play)
    this.plays.delete(id)
    this.nightsSinceMs.delete(id)
    play.classroom = undefined
    if (play.phase === 'night') play.frozen = LEFT_BEHIND
    play.settle()
  }

  /** A night that is still played when the class leaves its level. */
  private cutOff(id: GroupId, play: Play): void {
    const { session } = this
    const { nights, stepSinceMs, plan } = session.state
    const step = this.steps.get(play)
    const startedMs = this.nightsSinceMs.get(id) ?? stepSinceMs
    if (step === undefined || plan.steps[step] === undefined) return
    const night = unfinishedNight(play, { group: id, step, startedMs, endedMs: session.hub.dayMs() })
    if (night !== undefined && nights.every(one => one.id !== night.id)) session.happened({ type: 'night', night })
  }

  /** The matches go on without a session, until one takes them up again. */
  letGo(): void {
    for (const play of this.plays.values()) play.classroom = undefined
    this.plays.clear()
  }
}

function standsStill(state: SessionState, group: Group): Frozen | null {
  if (state.phase === 'ended') return OVER
  return state.phase === 'between' && !group.over ? TIME_UP : frozenNow(state, group.id)
}

export function optionsOf(step: PlanStep, session: string): MatchOptions {
  const { protocol, level, scaffold } = step
  return { protocol, level, scaffold, alone: false, session, ...changesOf(step) }
}
