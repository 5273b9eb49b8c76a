/**
 * Those who play while others do harm. They play for an evening, go, and begin another: a seat learns what is routine and
 * then leaves less and less to its player, and who comes in must be let in at any time.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { ReturningPlayer } from '../server/returning-player.ts'
import { LEVELS } from './material.ts'

/** Slower than the server reads: nothing they say is dropped as a flood, so they never wait for an answer in vain. */
const THINK_MS = 100
const EVENING_MS = 20_000

export class Honest {
  readonly url: string
  /** The rooms of this evening. */
  readonly codes: string[] = []
  turnedAway = 0
  private players: readonly ReturningPlayer[] = []
  private earlier = { seated: 0, drops: 0, moves: 0 }

  constructor(url: string) {
    this.url = url
  }

  get seated(): number {
    return this.earlier.seated + this.players.length
  }

  get drops(): number {
    return this.players.reduce((sum, player) => sum + player.drops, this.earlier.drops)
  }

  get moves(): number {
    return this.players.reduce((sum, player) => sum + player.acknowledged.size, this.earlier.moves)
  }

  /** One who plays alone, and two who share a table with whoever comes. */
  async come(): Promise<void> {
    const [first, second] = LEVELS
    const seat = (): ReturningPlayer => new ReturningPlayer(this.url, THINK_MS)
    const [ann, bob, cem] = [seat(), seat(), seat()]
    this.players = [ann, bob, cem]
    await ann.create({ ...first, scaffold: 'guided', alone: true, name: 'Ann' })
    await bob.create({ ...second, scaffold: 'guided', alone: false, name: 'Bob' })
    await cem.join(bob.code, { name: 'Cem' })
    bob.say('start', {})
    this.codes.splice(0, this.codes.length, ann.code, bob.code)
  }

  go(): void {
    this.earlier = { seated: this.seated, drops: this.drops, moves: this.moves }
    for (const player of this.players) player.leave()
    this.players = []
  }

  /** One evening after the other. */
  async playUntil(over: () => boolean): Promise<void> {
    let endsMs = performance.now() + EVENING_MS
    while (!over()) {
      await sleep(100)
      if (performance.now() < endsMs) continue
      endsMs = performance.now() + EVENING_MS
      this.go()
      await this.come().catch(() => {
        this.turnedAway += 1
      })
    }
  }
}
