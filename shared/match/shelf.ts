/**
 * The nights that a match has played, in order. A match may have many, so each is kept as what it takes to play it again;
 * the last few that somebody read stay open.
 */
import type { Json } from '../kernel/json.ts'
import type { Kit } from '../kernel/protocol.ts'
import type { World } from '../kernel/world.ts'
import type { FileType, NightEntry } from '../wire/debrief.ts'
import { type Circumstances, EndedNight } from './ended-night.ts'
import { matchJson } from './exports/match-json.ts'
import type { NightRun } from './night-run.ts'
import { type HashedPage, hashed, nightOf, type Page, pageOf, type Setting } from './page.ts'
import type { MatchConfig, NightFile, PlayerId } from './port.ts'
import { type Changes, changesOf } from './tweak.ts'

const OPEN_AT_ONCE = 3

interface Place<K extends Kit> {
  readonly night: Page & Circumstances
  /** That it led to. It is hashed when a page is asked for: of most nights none is. */
  readonly world: World<K>
  readonly entry: NightEntry
  /** Who was there. Somebody may still come at its dawn. */
  readonly readers: Set<PlayerId>
}

export class Shelf<K extends Kit> {
  private readonly setting: Setting<K>
  private readonly config: MatchConfig
  private readonly changes: Changes
  private readonly places: Place<K>[] = []
  private readonly nths = new WeakMap<NightRun<K>, number>()
  private open: readonly EndedNight<K>[] = []

  constructor(setting: Setting<K>, config: MatchConfig) {
    this.setting = setting
    this.config = config
    this.changes = changesOf(config)
  }

  holds(run: NightRun<K>): boolean {
    return this.nths.has(run)
  }

  put(run: NightRun<K>, circumstances: Circumstances, readers: Set<PlayerId>): EndedNight<K> {
    const night = new EndedNight(this.places.length + 1, run, { ...circumstances, ...this.changes })
    this.nths.set(run, night.nth)
    this.places.push({
      night: { ...pageOf(run), ...night.circumstances },
      world: run.world,
      entry: night.entry(),
      readers,
    })
    return this.laid(night)
  }

  /** `now`: the night of the match. While it is played, what has the same sea and the same deal would tell of it. */
  entries(reader: PlayerId, now: NightRun<K>): readonly NightEntry[] {
    const tells = ({ night, seed }: Page) => !now.ended && night === now.config.night && seed === now.config.seed
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

  pageOf(run: NightRun<K>): Page | undefined {
    return this.pages()[(this.nths.get(run) ?? 0) - 1]
  }

  /** A record that is taken along while the match goes on ends with the night that it is of. */
  file(night: EndedNight<K>, type: FileType, code: string): NightFile {
    if (type !== 'record') return night.file(type)
    const { level, seed } = night.run.config
    const text = matchJson(this.written(this.pages().slice(0, night.nth)), code)
    return { name: `${level.id}-${seed}.json`, mediaType: 'application/json', text }
  }

  /** `now`: the night of the match, and how often it was tried. */
  record(now: NightRun<K>, attempt: number): Json {
    const running = this.nths.has(now) ? [] : [hashed({ ...pageOf(now), attempt, ...this.changes }, now.world)]
    return this.written([...this.pages(), ...running])
  }

  private written(nights: readonly Page[]): Json {
    const { protocol, level, scaffold } = this.config
    return { protocol, level, scaffold, ...this.changes, nights } as unknown as Json
  }

  /** What people called themselves stays here. */
  private pages(): readonly HashedPage[] {
    return this.places.map(({ night: { sitters, branch, ...page }, world }) => hashed(page, world))
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
