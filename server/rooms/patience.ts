/** What happens when idleness.ts says that patience has run out: a nudge, then a bot at the seat. */
import { crash } from './crash.ts'
import { CRASH_MS, DROPPED_MS, idleness, TAKEOVER_MS } from './idleness.ts'
import type { Person } from './person.ts'
import type { Play } from './play.ts'

/** Nudges and lends what is due; returns when somebody's patience is due next. */
export function spendPatience(play: Play, nowMs: number): number | undefined {
  const nextMs: number[] = []
  for (const person of play.people.all) {
    if (person.readsUntilMs !== undefined && person.link !== undefined) {
      if (nowMs >= person.readsUntilMs) play.takeBack(person)
      else nextMs.push(person.readsUntilMs)
    }
    const stands = play.paused || play.frozen !== null
    const owedSinceMs = play.phase === 'night' && !stands ? play.match?.owedSinceMs(person.id) : undefined
    const idle = idleness(person, owedSinceMs, nowMs, {
      idleMs: play.classroom?.idleMs(person.id) ?? TAKEOVER_MS,
      droppedMs: play.teaches ? CRASH_MS : DROPPED_MS,
    })
    if (idle.type === 'takeover') {
      lend(play, person, idle.why, nowMs)
      continue
    }
    if (idle.type === 'nudge') {
      person.nudgedOfMs = idle.sinceMs
      if (person.outbox !== undefined) person.link?.send('nudge', { secondsLeft: idle.secondsLeft })
    }
    if (idle.nextMs !== undefined) nextMs.push(idle.nextMs)
  }
  return nextMs.length === 0 ? undefined : Math.min(...nextMs)
}

const WHY = {
  idle: 'has not moved for long',
  dropped: 'has lost the connection',
  given: 'rests by the instructor’s word',
  home: 'has gone home',
} as const

export function lend(play: Play, person: Person, why: keyof typeof WHY, nowMs: number): void {
  // In the lobby there is no seat to keep warm.
  if (play.match === undefined) {
    play.release(person, `${person.name} is gone.`)
    return
  }
  person.lent = true
  person.ready = false
  play.call({ type: 'control', player: person.id, by: 'bot' }, nowMs)
  play.people.passHost(person)
  if (why === 'dropped' && play.teaches && crash(play, person)) return
  play.people.tell(`${person.name} ${WHY[why]}: a bot plays until they are back.`)
}
