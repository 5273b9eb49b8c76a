/** Which players owe an answer, since when in real time, and how much patience the sea has with each of them. */
import type { PlayerId } from './port.ts'
import { type Debt, patienceMs } from './tide.ts'

export class Debts {
  private readonly open = new Map<PlayerId, Debt>()
  private readonly strikes = new Map<PlayerId, number>()
  private readonly extra = new Map<PlayerId, number>()

  get all(): readonly Debt[] {
    return [...this.open.values()]
  }

  sinceMs(player: PlayerId): number | undefined {
    return this.open.get(player)?.sinceMs
  }

  /** As things stand now: this player must answer, or need not. */
  stands(player: PlayerId, owes: boolean, nowMs: number): void {
    if (!owes) this.open.delete(player)
    else if (!this.open.has(player)) {
      const [strikes, extra] = [this.strikes.get(player) ?? 0, this.extra.get(player) ?? 1]
      this.open.set(player, { sinceMs: nowMs, strikes, extra })
    }
  }

  /**
   * The player answers now. An answer that came after the sea's patience had run out makes it shorter the next time. How
   * long the answer took; null: nothing was owed.
   */
  paid(player: PlayerId, nowMs: number, persons: number): number | null {
    const debt = this.open.get(player)
    if (!debt) return null
    const tookMs = nowMs - debt.sinceMs
    const late = tookMs > patienceMs(debt.strikes, persons, debt.extra)
    this.strikes.set(player, late ? debt.strikes + 1 : 0)
    this.open.delete(player)
    return tookMs
  }

  /** Somebody else answers for the player. */
  forgive(player: PlayerId): void {
    this.open.delete(player)
  }

  forgiveAll(): void {
    this.open.clear()
  }

  /** So many times the patience, with what is owed now too. */
  grant(player: PlayerId, factor: number): void {
    this.extra.set(player, factor)
    const debt = this.open.get(player)
    if (debt) this.open.set(player, { ...debt, extra: factor })
  }
}
