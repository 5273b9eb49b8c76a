/** Students at the seats of their group's match. */
import type { Student } from '../../shared/classroom/state.ts'
import type { StudentId } from '../../shared/wire/classroom.ts'
import type { Person } from '../rooms/person.ts'
import type { Play } from '../rooms/play.ts'

/** Who comes late reads for so long what this is about, while a bot plays on. */
export const CATCH_UP_MS = 20_000
/** Close code: this seat is somebody else's from now on, and the page of the class says where to go. */
export const SEAT_TAKEN = 4420

/** `late`: the match is under way, and a bot's seat is taken over. */
export function admit(play: Play, { id, name }: Pick<Student, 'id' | 'name'>, late: boolean): void {
  const nowMs = play.now()
  if (play.match !== undefined && !play.call({ type: 'join', player: { id, name } }, nowMs).ok) return
  const person = play.people.add(id, name, nowMs)
  person.expect({ ready: false, turn: 0, word: '' }, nowMs)
  if (!late) return
  person.readsUntilMs = nowMs + CATCH_UP_MS
  person.lent = true
  play.call({ type: 'control', player: id, by: 'bot' }, nowMs)
  play.people.tell(`${name} joins you.`)
}

/** Their name, and how much time they have; whether there was anything to do. */
export function bringIntoLine(play: Play, person: Person, { id, name, extraTime }: Student): boolean {
  const renamed = person.name !== name
  const slowed = person.extraTime !== extraTime
  person.name = name
  person.extraTime = extraTime
  if (renamed) play.call({ type: 'rename', player: id, name })
  if (slowed) play.call({ type: 'extraTime', player: id, factor: extraTime })
  return renamed || slowed
}

export function dismiss(play: Play, person: Person, removed: boolean): void {
  const { link } = person
  play.release(person, `${person.name} ${removed ? 'is gone' : 'has been moved'}: a bot plays on.`)
  person.disconnect(play.now())
  link?.close(SEAT_TAKEN, 'the class has given this seat away')
}

/** Whether a bot has this student's moves in hand; undefined: no seat here. */
export function lentNow(play: Play, student: StudentId): boolean | undefined {
  return play.people.get(student)?.lent
}
