/** What happens when idleness.ts says that patience has run out: a nudge, then a bot at the seat. */
import { idleness } from './idleness.ts'
import type { Person } from './person.ts'
import type { Play } from './play.ts'

/** Nudges and lends what is due; returns when somebody's patience is due next. */
export function spendPatience(play: Play, nowMs: number): number | undefined {
  const nextMs: number[] = []
  for (const person of play.people.all) {
    const owedSinceMs = play.phase === 'night' && !play.paused ? play.match?.owedSinceMs(person.id) : undefined
    const idle = idleness(person, owedSinceMs, nowMs)
    if (idle.type === 'takeover') {
      runOut(play, person, idle.why, nowMs)
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

function runOut(play: Play, person: Person, why: 'idle' | 'dropped', nowMs: number): void {
  // In the lobby there is no seat to keep warm.
  if (play.match === undefined) {
    play.release(person, `${person.name} is gone.`)
    return
  }
  const what = why === 'idle' ? 'has not moved for long' : 'has lost the connection'
  lend(play, person, `${person.name} ${what}: a bot plays until they are back.`, nowMs)
}

/** The seat is kept, and a bot plays it. */
export function lend(play: Play, person: Person, text: string, nowMs = play.now()): void {
  person.lent = true
  person.ready = false
  play.call({ type: 'control', player: person.id, by: 'bot' }, nowMs)
  play.people.passHost(person)
  play.people.tell(text)
}
