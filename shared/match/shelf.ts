/**
 * The nights that a match has played, in order. A match may have many, so each is kept as what it takes to play it again;
 * the last few that somebody read stay open.
 */
import type { Kit } from '../kernel/protocol.ts'
import type { NightEntry } from '../wire/debrief.ts'
import { type Circumstances, EndedNight, type KeptNight } from './ended-night.ts'
import type { NightRun } from './night-run.ts'
import { type HashedPage, nightOf, type Setting } from './page.ts'
import type { PlayerId } from './port.ts'

const OPEN_AT_ONCE = 3

interface Place {
  readonly night: KeptNight
  readonly entry: NightEntry
  /** Who was there. Somebody may still come at its dawn. */
  readonly readers: Set<PlayerId>
}

export class Shelf<K extends Kit> {
  private readonly setting: Setting<K>
  private readonly places: Place[] = []
  private readonly nths = new WeakMap<NightRun<K>, number>()
  private open: readonly EndedNight<K>[] = []

  constructor(setting: Setting<K>) {
    this.setting = setting
  }

  holds(run: NightRun<K>): boolean {
    return this.nths.has(run)
  }

  put(run: NightRun<K>, circumstances: Circumstances, readers: Set<PlayerId>): EndedNight<K> {
    const night = new EndedNight(this.places.length + 1, run, circumstances)
    this.nths.set(run, night.nth)
    this.places.push({ night: night.kept(), entry: night.entry(), readers })
    return this.laid(night)
  }

  /** `now`: the night of the match. While it is played, what has the same sea and the same deal would tell of it. */
  entries(reader: PlayerId, now: NightRun<K>): readonly NightEntry[] {
    const tells = ({ night, seed }: KeptNight) => !now.ended && night === now.config.night && seed === now.config.seed
    return this.places
      .filter(({ readers }) => readers.has(reader))
      .map(({ entry, night }) => ({ ...entry, open: !tells(night) }))
  }

  readable(reader: PlayerId, nth: number, now: NightRun<K>): EndedNight<K> | undefined {
    return this.entries(reader, now).some(entry => entry.nth === nth && entry.open) ? this.at(nth) : undefined
  }

  of(run: NightRun<K>): EndedNight<K> | undefined {
    return this.at(this.nths.get(run) ?? 0)
  }

  readersOf(run: NightRun<K>): Set<PlayerId> | undefined {
    return this.places[(this.nths.get(run) ?? 0) - 1]?.readers
  }

  renamed(night: EndedNight<K>, player: PlayerId, name: string): EndedNight<K> {
    const fresh = night.renamed(player, name)
    const place = this.places[night.nth - 1]
    if (place) this.places[night.nth - 1] = { ...place, night: { ...place.night, ...fresh.circumstances } }
    return this.laid(fresh)
  }

  /** All that is needed to play them again; what people called themselves is not. */
  pages(): readonly (HashedPage & Pick<Circumstances, 'attempt'>)[] {
    return this.places.map(({ night: { sitters, branch, ...page } }) => page)
  }

  private at(nth: number): EndedNight<K> | undefined {
    const night = this.places[nth - 1]?.night
    if (night === undefined) return undefined
    const open = this.open.find(one => one.nth === nth)
    return this.laid(open ?? new EndedNight(nth, nightOf(this.setting, night), night))
  }

  private laid(night: EndedNight<K>): EndedNight<K> {
    this.open = [night, ...this.open.filter(one => one.nth !== night.nth)].slice(0, OPEN_AT_ONCE)
    return night
  }
}
