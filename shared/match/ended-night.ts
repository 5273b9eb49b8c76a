/** A night that is over, as people read it. What is told of it is worked out when it is first asked for, and once. */
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { Debrief, FileType, Knew, NightEntry } from '../wire/debrief.ts'
import { debriefOf, headlineOf } from './debrief.ts'
import { EXPORT_FORMATS } from './exports/formats.ts'
import { type History, historyOf } from './history.ts'
import { knewAt } from './knew.ts'
import type { NightRun } from './night-run.ts'
import { type HashedPage, hashed, pageOf } from './page.ts'
import type { NightFile, NightRead, PlayerId } from './port.ts'
import { type Changes, changesOf } from './tweak.ts'

export interface Sitter {
  readonly node: NodeId
  /** Null: a bot's. */
  readonly player: PlayerId | null
  readonly name: string
}

/** What the inputs of a night do not say of it. */
export interface Circumstances extends Changes {
  readonly attempt: number
  readonly sitters: readonly Sitter[]
  readonly branch: Debrief['branch']
}

export interface KeptNight extends HashedPage, Circumstances {}

export class EndedNight<K extends Kit> implements NightRead {
  /** Its place among the nights of its match, from 1. */
  readonly nth: number
  readonly run: NightRun<K>
  readonly circumstances: Circumstances
  private told: Debrief | undefined
  private history: History<K> | undefined

  constructor(nth: number, run: NightRun<K>, { attempt, sitters, branch, ...changes }: Circumstances) {
    this.nth = nth
    this.run = run
    this.circumstances = { attempt, sitters, branch, ...changesOf(changes) }
  }

  renamed(player: PlayerId, name: string): EndedNight<K> {
    const sitters = this.circumstances.sitters.map(sitter => (sitter.player === player ? { ...sitter, name } : sitter))
    return new EndedNight(this.nth, this.run, { ...this.circumstances, sitters })
  }

  seatOf(player: PlayerId): NodeId | undefined {
    return this.circumstances.sitters.find(sitter => sitter.player === player)?.node
  }

  debrief(): Debrief {
    const { attempt, sitters, branch } = this.circumstances
    this.told ??= debriefOf(
      this.run,
      sitters.map(({ node, name, player }) => ({ node, player: name, kind: player === null ? 'bot' : 'person' })),
      attempt,
      branch,
      this.nth,
    )
    return this.told
  }

  knew(act: number): Knew | undefined {
    this.history ??= historyOf(this.run)
    return knewAt(this.run, this.history, act)
  }

  entry(): NightEntry {
    const { nth, run } = this
    const { attempt, branch } = this.circumstances
    const { night, level } = run.config
    return {
      nth,
      night: { index: night, of: level.nights.length, title: run.plan.title },
      attempt,
      branch,
      ended: run.ended === 'broken' ? 'broken' : run.reachedAtMs === undefined ? 'missed' : 'reached',
      headline: headlineOf(run),
      open: true,
    }
  }

  kept(): KeptNight {
    return hashed({ ...pageOf(this.run), ...this.circumstances }, this.run.world)
  }

  file(type: Exclude<FileType, 'record'>): NightFile {
    const { level, night, seed } = this.run.config
    const { extension, mediaType, write } = EXPORT_FORMATS[type]
    return { name: `${level.id}-${night + 1}-${seed}.${extension}`, mediaType, text: write(this.run) }
  }
}
