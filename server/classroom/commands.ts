/** What each command of a teacher does. What it changes reaches everybody by their streams. */
import { findExample } from '../../shared/classroom/heat.ts'
import type { Happened } from '../../shared/classroom/session.ts'
import { enrolled, groupsOf, nextGroupId } from '../../shared/classroom/standing.ts'
import type { GroupId, TeacherCommand } from '../../shared/wire/classroom.ts'
import { Refusal } from '../rooms/door.ts'
import { lend } from '../rooms/patience.ts'
import { deed, deedWith } from './deeds.ts'
import { REMOVED } from './farewell.ts'
import { inject } from './injecting.ts'
import { freeName, grouping, sizesOf } from './joining.ts'
import { groupNamed, studentNamed } from './named.ts'
import { nextStep } from './pace.ts'
import { checkPlan } from './plan-check.ts'
import type { ClassSession } from './session.ts'

type OfType<T, K> = Extract<T, { readonly type: K }>
type ForTeachers = {
  readonly [K in TeacherCommand['type']]: (
    session: ClassSession,
    command: OfType<TeacherCommand, K>,
  ) => void | Promise<void>
}
const MINUTE_MS = 60_000
const SHOWN_WORDS = { code: 'the code', class: 'the class', example: 'an example' } as const

export const FOR_TEACHERS: ForTeachers = {
  start(session) {
    const { state } = session
    if (state.phase !== 'lobby') throw new Refusal('The class has begun already.')
    const groups = grouping(session)
    if (groups.length === 0) throw new Refusal('Nobody is here yet.')
    const stepped = nextStep(state, session.hub.dayMs())
    if (stepped === undefined) throw new Refusal('The plan has no level.')
    deed(session, 'Started the class', { type: 'grouped', groups }, stepped)
  },

  next(session) {
    const { state } = session
    if (state.phase !== 'playing' && state.phase !== 'between') throw new Refusal('No level is being played.')
    const stepped = nextStep(state, session.hub.dayMs())
    if (stepped === undefined) throw new Refusal('That was the last level of the plan.')
    deed(session, `Next level: ${stepped.step + 1} of ${state.plan.steps.length}`, ...tooLarge(session), stepped)
  },

  freeze(session, { group, minutes, why }) {
    const before = group === null ? session.state.frozen : groupNamed(session, group).frozen
    if (session.state.phase === 'ended') throw new Refusal('The class is over.')
    const frozen = { why, untilMs: session.hub.dayMs() + minutes * MINUTE_MS }
    const undo = { events: [{ type: 'frozen', group, frozen: before } as const] }
    deedWith(session, `Froze ${whom(group)} for ${minutes} min: ${why}`, undo, { type: 'frozen', group, frozen })
  },

  thaw(session, { group }) {
    const { state } = session
    if (group !== null) groupNamed(session, group)
    const thawed =
      group !== null ? [group] : Object.values(state.groups).flatMap(one => (one.frozen === null ? [] : [one.id]))
    const events: readonly Happened[] = [
      ...(group === null ? [{ type: 'frozen', group: null, frozen: null } as const] : []),
      ...thawed.map(id => ({ type: 'frozen', group: id, frozen: null }) as const),
    ]
    deed(session, `Let ${whom(group)} go on`, ...events)
  },

  speed(session, { speed }) {
    const undo = { events: [{ type: 'speed', speed: session.state.speed } as const] }
    deedWith(session, `Speed ${speed}`, undo, { type: 'speed', speed })
  },

  extend(session, { minutes }) {
    const { stepEndsMs } = session.state
    if (stepEndsMs === null) throw new Refusal('No timer runs.')
    const undo = { events: [{ type: 'extended', endsMs: stepEndsMs } as const] }
    const endsMs = Math.max(session.hub.dayMs(), stepEndsMs + minutes * MINUTE_MS)
    deedWith(session, `${minutes < 0 ? '' : '+'}${minutes} min for this level`, undo, { type: 'extended', endsMs })
  },

  say(session, { to, text }) {
    if (to === null) session.audience.say(session.audience.everybody, 'line', { text, to: 'all' })
    else if ('group' in to) session.audience.say(groupNamed(session, to.group).students, 'line', { text, to: 'group' })
    else session.audience.say([studentNamed(session, to.student).id], 'line', { text, to: 'you' })
    const whoHears =
      to === null ? 'everybody' : 'group' in to ? `group ${to.group}` : studentNamed(session, to.student).name
    deed(session, `Said to ${whoHears}: ${text}`)
  },

  nudge(session, command) {
    const { id, name } = studentNamed(session, command.student)
    session.audience.say([id], 'nudge', {})
    deed(session, `Nudged ${name}`)
  },

  control(session, { student: id, by }) {
    const { name, group } = studentNamed(session, id)
    const play = session.groups.play(group)
    const person = play?.people.get(id)
    if (play === undefined || person === undefined) throw new Refusal(`${name} has no seat now.`)
    if (by === 'bot') lend(play, person, 'given', play.now())
    else play.takeBack(person)
    play.settle()
    const undo = { commands: [{ type: 'control', student: id, by: by === 'bot' ? 'person' : 'bot' } as const] }
    deedWith(session, by === 'bot' ? `Gave ${name}'s seat to a bot` : `Gave ${name} the seat back`, undo)
  },

  move(session, { student: id, group }) {
    const moved = studentNamed(session, id)
    if (session.state.phase === 'lobby') throw new Refusal('There are no groups yet.')
    if (moved.group === group) return
    const target = session.state.groups[group]
    if (target === undefined && group !== nextGroupId(session.state)) throw new Refusal('There is no such group.')
    if (target !== undefined && target.students.length >= sizesOf(session).max)
      throw new Refusal(`Group ${group} is full.`)
    const undo = { events: [{ type: 'seated', student: id, group: moved.group } as const] }
    deedWith(session, `Moved ${moved.name} to group ${group}`, undo, { type: 'seated', student: id, group })
  },

  rename(session, { student: id, name: wanted }) {
    const { name: before } = studentNamed(session, id)
    const name = freeName(session.state, wanted, id)
    const undo = { events: [{ type: 'renamed', student: id, name: before } as const] }
    deedWith(session, `Renamed ${before} to ${name}`, undo, { type: 'renamed', student: id, name })
  },

  remove(session, { student: id }) {
    const { name, group } = studentNamed(session, id)
    const back: readonly Happened[] = [
      { type: 'readmitted', student: id },
      ...(group === null ? [] : [{ type: 'seated', student: id, group } as const]),
    ]
    deedWith(session, `Removed ${name}`, { events: back }, { type: 'left', student: id, removed: true })
    session.audience.dismiss(id, REMOVED)
  },

  extraTime(session, { student: id, factor }) {
    const { name, extraTime } = studentNamed(session, id)
    const undo = { events: [{ type: 'extraTime', student: id, factor: extraTime } as const] }
    deedWith(session, `${name}: ${factor} times the time`, undo, { type: 'extraTime', student: id, factor })
  },

  helped(session, { student: id }) {
    const { name, helpSinceMs } = studentNamed(session, id)
    if (helpSinceMs === null) return
    deed(session, `Helped ${name}`, { type: 'help', student: id, on: false })
  },

  fault: inject,

  act(session, { group, node, move }) {
    groupNamed(session, group)
    const play = session.groups.play(group)
    if (play === undefined) throw new Refusal('Nobody plays there now.')
    const verdict = play.call({ type: 'act', node, move })
    if (!verdict.ok) throw new Refusal(verdict.why)
    const seat = play.seats.find(one => one.node === node)
    play.people.tell(`The instructor made a move for ${seat?.name ?? node}.`)
    play.settle()
    deed(session, `Moved ${node} of group ${group} by hand: ${move.type}`)
  },

  show(session, { what }) {
    if (what.type === 'example' && findExample(session.state.nights, what.id) === undefined)
      throw new Refusal('There is no such example, or its night is not over.')
    const undo = { events: [{ type: 'shown', what: session.state.shown } as const] }
    deedWith(session, `Projector: ${SHOWN_WORDS[what.type]}`, undo, { type: 'shown', what })
  },

  replan(session, { plan }) {
    checkPlan(session.hub.house.catalog, plan)
    const { state } = session
    if (plan.steps.length <= state.step) throw new Refusal('The plan must have the levels that have been played.')
    deedWith(
      session,
      'Changed the plan',
      { events: [{ type: 'replanned', plan: state.plan }] },
      { type: 'replanned', plan },
    )
  },

  rehearse(session, { students }) {
    if (session.state.phase !== 'lobby') throw new Refusal('A rehearsal begins before the class does.')
    if (enrolled(session.state).some(one => !one.rehearsed))
      throw new Refusal('There are people here: rehearse without them.')
    deed(session, `Rehearsal with ${students} bots`, { type: 'rehearsal' })
    session.rehearsal.begin(students)
  },

  async undo(session) {
    const last = session.state.undos.at(-1)
    if (last === undefined || session.state.phase === 'ended') throw new Refusal('There is nothing to take back.')
    deed(session, `Took back: ${last.words}`, { type: 'undone' }, ...last.events)
    for (const command of last.commands) await runForTeacher(session, command, false)
  },

  end(session) {
    if (session.state.phase === 'ended') throw new Refusal('The class is over.')
    deed(session, 'Ended the class', { type: 'ended' })
  },

  rekey(session, keys) {
    session.rekey(keys)
    deed(session, 'New links for the teachers')
  },

  erase(session) {
    return session.hub.erase(session)
  },
}

/** `counts`: it is a deed of its own, and can be taken back. */
export async function runForTeacher(session: ClassSession, command: TeacherCommand, counts = true): Promise<void> {
  const before = session.state.undos
  await run(session, command)
  if (!counts && session.state.undos.length > before.length) session.happened({ type: 'undone' })
}

function run<K extends TeacherCommand['type']>(
  session: ClassSession,
  command: OfType<TeacherCommand, K> & { readonly type: K },
): void | Promise<void> {
  return FOR_TEACHERS[command.type](session, command)
}

const whom = (group: GroupId | null): string => (group === null ? 'everybody' : `group ${group}`)

/** After a change of plan a level may have fewer seats than its groups have people. */
function tooLarge(session: ClassSession): readonly Happened[] {
  const { max } = sizesOf(session)
  const fits = groupsOf(session.state).every(group => group.students.length <= max)
  return fits ? [] : [{ type: 'grouped', groups: grouping(session) }]
}
