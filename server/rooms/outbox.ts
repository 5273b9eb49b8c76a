/** What one connection has been shown, so that it is sent only what changed. Nothing here looks at another seat. */
import type { Debrief, NightEntry } from '../../shared/wire/debrief.ts'
import type { FromServer, Table } from '../../shared/wire/messages.ts'
import type { LogLine, Screen } from '../../shared/wire/screen.ts'
import type { Link } from './person.ts'

/** All that one seat may see at this moment. */
export interface Sight {
  readonly nowMs: number
  readonly you: FromServer['you']
  readonly table: Table
  readonly tide: FromServer['tide'] | undefined
  readonly screen: Screen | undefined
  /** The seat's logbook since this line. */
  readonly log: (from: number) => readonly LogLine[]
  readonly debrief: Debrief | undefined
  readonly nights: readonly NightEntry[]
}

/** The client reckons the tide on by itself; it is corrected when it would be further off than this. */
const TIDE_SLACK_MS = 50

export class Outbox {
  private readonly link: Link
  private readonly keys = new Map<string, string>()
  private you = ''
  private table = ''
  private nights = '[]'
  private screen: Screen | undefined
  private tide:
    | { readonly atMs: number; readonly rate: number; readonly held: boolean; readonly nowMs: number }
    | undefined
  private debrief: Debrief | undefined
  private lines = 0
  private fresh = true

  constructor(link: Link) {
    this.link = link
  }

  /** Another night: the screen and the logbook begin anew. */
  restart(): void {
    this.fresh = true
    this.lines = 0
    this.keys.clear()
    this.screen = undefined
    this.tide = undefined
    this.debrief = undefined
  }

  push(sight: Sight): void {
    this.pushYou(sight.you)
    this.pushTable(sight.table)
    this.pushNights(sight.nights)
    this.pushScreen(sight)
    this.pushTide(sight)
    if (sight.debrief !== undefined && sight.debrief !== this.debrief) this.link.send('debrief', sight.debrief)
    this.debrief = sight.debrief
  }

  private pushYou(you: FromServer['you']): void {
    const text = JSON.stringify(you)
    if (text === this.you) return
    this.you = text
    this.link.send('you', you)
  }

  private pushTable(table: Table): void {
    const text = JSON.stringify(table)
    if (text === this.table) return
    this.table = text
    this.link.send('table', table)
  }

  private pushNights(nights: FromServer['nights']): void {
    const text = JSON.stringify(nights)
    if (text === this.nights) return
    this.nights = text
    this.link.send('nights', nights)
  }

  private pushScreen(sight: Sight): void {
    if (sight.screen === undefined) return
    const log = sight.log(this.lines)
    const changes = sight.screen === this.screen ? {} : this.changesOf(sight.screen)
    this.screen = sight.screen
    if (!this.fresh && log.length === 0 && Object.keys(changes).length === 0) return
    this.link.send('screen', { fresh: this.fresh, changes, log })
    this.lines += log.length
    this.fresh = false
  }

  private changesOf(screen: Screen): Partial<Screen> {
    const changed = Object.entries(screen).filter(([key, value]) => {
      const text = JSON.stringify(value)
      if (this.keys.get(key) === text) return false
      this.keys.set(key, text)
      return true
    })
    return Object.fromEntries(changed)
  }

  private pushTide({ tide, nowMs }: Sight): void {
    if (tide === undefined) return
    const last = this.tide
    if (last !== undefined && last.rate === tide.rate && last.held === tide.held) {
      const reckoned = last.atMs + (nowMs - last.nowMs) * last.rate
      if (Math.abs(reckoned - tide.atMs) <= TIDE_SLACK_MS) return
    }
    this.tide = { ...tide, nowMs }
    this.link.send('tide', { atMs: tide.atMs, rate: tide.rate, held: tide.held })
  }
}
