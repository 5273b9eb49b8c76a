/** A class of bots that behave like students: they come in by the doors that people use, think, err, drop out and come back. */
import { randomInt } from 'node:crypto'
import { enrolled } from '../../shared/classroom/standing.ts'
import type { StudentId } from '../../shared/wire/classroom.ts'
import { Refusal } from '../rooms/door.ts'
import { Actor } from './actor.ts'
import { join } from './joining.ts'
import type { ClassSession } from './session.ts'

/** They come one by one, as people type. */
const COMES_WITHIN_MS = 5000
const LATE_MS = 30_000
const HELP_MS = 25_000
/** One in so many loses the connection now and then. */
const DROPS_ONE_IN = 6

export class Rehearsal {
  private readonly session: ClassSession
  private readonly actors = new Map<StudentId, Actor>()
  private readonly cancels = new Set<() => void>()

  constructor(session: ClassSession) {
    this.session = session
  }

  begin(count: number): void {
    for (let i = 0; i < count; i += 1) {
      // The last one comes when the others play already.
      if (i > 0 && i === count - 1) this.whenPlaying(LATE_MS, () => this.enter(false))
      else this.after(randomInt(COMES_WITHIN_MS), () => this.enter(i % DROPS_ONE_IN === DROPS_ONE_IN - 1))
    }
    this.whenPlaying(HELP_MS, () => [...this.actors.values()][0]?.askForHelp())
  }

  /** After a restart of the server they come back, as people do. */
  resume(): void {
    for (const { id, rehearsed } of enrolled(this.session.state)) if (rehearsed) this.play(id, false)
  }

  private enter(drops: boolean): void {
    try {
      this.play(join(this.session, {}, true).id, drops)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  private play(id: StudentId, drops: boolean): void {
    this.actors.set(id, new Actor(this.session, id, drops))
  }

  private whenPlaying(afterMs: number, then: () => void): void {
    const look = (): void => {
      if (this.session.state.phase === 'lobby') this.after(1000, look)
      else this.after(afterMs, then)
    }
    look()
  }

  private after(ms: number, then: () => void): void {
    const cancel = this.session.hub.house.clock.after(ms, () => {
      this.cancels.delete(cancel)
      this.session.guarded(then)
    })
    this.cancels.add(cancel)
  }

  close(): void {
    for (const cancel of this.cancels) cancel()
    this.cancels.clear()
    for (const actor of this.actors.values()) actor.stop()
    this.actors.clear()
  }
}
