/** The fate of a player's last moves by their ids: a move sent twice is answered twice and made once. */
import type { Verdict } from '../../shared/match/port.ts'

const REMEMBERED = 256

export class RecentMoves {
  private readonly verdicts = new Map<string, Verdict>()

  get(id: string): Verdict | undefined {
    return this.verdicts.get(id)
  }

  add(id: string, verdict: Verdict): void {
    this.verdicts.set(id, verdict)
    if (this.verdicts.size <= REMEMBERED) return
    // A Map keeps the order of insertion: the first is the oldest.
    const oldest = this.verdicts.keys().next()
    if (!oldest.done) this.verdicts.delete(oldest.value)
  }
}
