/** A match's own page in the journal: what was asked of it and when, how far it has come, and who sits there. */
import { type Call, perform } from '../../shared/match/calls.ts'
import type { PlayedMatch, Player, Verdict } from '../../shared/match/port.ts'
import type { Journal } from '../store/journal.ts'
import type { Begin, Closed, Hold, NewMatch, Outcome, StoredFork, StoredMatch, StoredTable } from '../store/store.ts'

/** How often the store is told which world the match has come to. */
const CHECK_EVERY_MS = 5000

/** Undefined: turned away, with no rule of the game behind it. */
export function outcomeOf(verdict: Verdict): Outcome | undefined {
  if (verdict.ok) return 'done'
  return verdict.rule === null ? undefined : 'refused'
}

export class Page {
  private readonly journal: Journal
  private readonly hold: Hold
  private inputs: number
  /** How far the match has come: nothing it shows may be later than what is written. */
  private reachedMs: number
  private writtenMs: number
  private checkedMs = Number.NEGATIVE_INFINITY
  private table: string

  private constructor(journal: Journal, hold: Hold, inputs: number, atMs: number, table: StoredTable) {
    this.journal = journal
    this.hold = hold
    this.inputs = inputs
    this.reachedMs = atMs
    this.writtenMs = atMs
    this.table = JSON.stringify(table)
  }

  static fresh(journal: Journal, hold: Hold, match: NewMatch): Page {
    journal.make(hold, match)
    return new Page(journal, hold, 0, 0, match.table)
  }

  static goingOn(journal: Journal, hold: Hold, { inputs, atMs, table }: StoredMatch): Page {
    return new Page(journal, hold, inputs.length, atMs, table)
  }

  begin(players: readonly Player[], atMs: number, from?: StoredFork): void {
    this.write({ type: 'begin', players, ...(from && { from }) }, atMs, 0, 'done')
  }

  /**
   * Makes the call and writes it down, unless it was turned away and so changed nothing. One that fails is written: it may
   * have changed something before it did.
   */
  perform(match: PlayedMatch, call: Call, atMs: number): Verdict {
    let outcome: Outcome | undefined = 'failed'
    try {
      const verdict = perform(match, call, atMs)
      outcome = outcomeOf(verdict)
      return verdict
    } finally {
      this.reached(atMs)
      if (outcome !== undefined) this.write(call, atMs, match.tide().atMs, outcome)
    }
  }

  private write(what: Call | Begin, atMs: number, simMs: number, outcome: Outcome): void {
    this.journal.enter(this.hold, this.inputs, { atMs, simMs, what, outcome })
    this.inputs += 1
    this.reached(atMs)
  }

  reached(atMs: number): void {
    this.reachedMs = Math.max(this.reachedMs, atMs)
  }

  /**
   * What follows from the match as it is now: shown when the match can no longer fall behind it. `refused` is done instead
   * when another process goes on with the match.
   */
  show(effect: () => void, refused?: () => void): void {
    this.keepTime()
    this.journal.after(effect, this.hold, refused)
  }

  keepTime(): void {
    if (this.writtenMs === this.reachedMs) return
    this.writtenMs = this.reachedMs
    this.journal.stand(this.hold, { atMs: this.reachedMs })
  }

  keepTable(table: StoredTable): void {
    const text = JSON.stringify(table)
    if (text === this.table) return
    this.table = text
    this.journal.stand(this.hold, { table })
  }

  /** The match has just been woken up to where it has come. */
  check(match: PlayedMatch): void {
    if (this.reachedMs - this.checkedMs >= CHECK_EVERY_MS) this.checkNow(match)
  }

  checkNow(match: PlayedMatch): void {
    match.wake(this.reachedMs)
    this.checkedMs = this.reachedMs
    this.keepTime()
    this.journal.stand(this.hold, {
      check: { inputs: this.inputs, atMs: this.reachedMs, hash: match.worldHash() },
    })
  }

  close(why: Closed): void {
    this.journal.stand(this.hold, { closed: why })
  }
}
