/** What the board draws. It knows islands, boats, flags and weather, and no protocol. */
import type { Flag, Mark } from '../../shared/kernel/present.ts'

export interface IslandModel {
  readonly node: string
  readonly name: string
  readonly who: 'person' | 'bot' | 'away'
  readonly you: boolean
}

/** A boat docked at the own island: an envelope card that waits for its answer. */
export interface DockedBoat {
  readonly card: number
  readonly from: string
  readonly flag: Flag
}

export interface BoardModel {
  readonly islands: readonly IslandModel[]
  /** What stands on the own island. */
  readonly mark: Mark
  readonly up: boolean
  readonly docked: readonly DockedBoat[]
  /** The card whose boat is ringed and lit by the beam. */
  readonly openCard: number | null
  /** Short labels for the own island's vault and slate. */
  readonly disk: string
  readonly memory: string
  /** Something on disk differs from memory: the slate is highlighted. */
  readonly unsaved: boolean
  /** 0 to 1: how bad the storm is drawn. 0: no storm. */
  readonly loss: number
  readonly lossText: string
}

/** Something that just happened at the own island, to be animated once. */
export type BoardEvent =
  | { readonly type: 'leaves'; readonly to: string; readonly flag: Flag }
  | { readonly type: 'arrives'; readonly from: string; readonly card: number; readonly flag: Flag }
  | { readonly type: 'crash' | 'wake' | 'break' }

/** The part of the canvas, in CSS pixels from each edge, that panels cover. */
export interface Insets {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Board {
  show(model: BoardModel): void
  play(event: BoardEvent): void
  /** Reduced motion: boats step through five fixed places instead of sailing. */
  setReducedMotion(on: boolean): void
  /** Keeps the board inside the part of the canvas that no panel covers. */
  setInsets(insets: Insets): void
  destroy(): void
}

export interface BoardOptions {
  readonly parent: HTMLElement
  readonly renderer: 'auto' | 'canvas'
  readonly onBoat: (card: number) => void
}

/** An island on the chart of a night that is over. */
export interface ChartIsland {
  readonly node: string
  readonly name: string
  readonly who: 'person' | 'bot'
  /** False: nothing is known of it from where one looks. */
  readonly known: boolean
  readonly up: boolean
  readonly mark: Mark
}

/** ghost: beyond the horizon of who sent it, who does not know what became of it. */
export const CHART_BOAT_LOOKS = ['sails', 'sinks', 'lands', 'ghost'] as const

export interface ChartBoat {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly flag: Flag
  /** How far on its way, 0 to 1. */
  readonly share: number
  readonly look: (typeof CHART_BOAT_LOOKS)[number]
  /** 1: plain to see; less while it fades. */
  readonly alpha: number
}

/** The whole sea at one moment. */
export interface ChartModel {
  readonly islands: readonly ChartIsland[]
  readonly boats: readonly ChartBoat[]
  readonly broken: boolean
}

export interface Chart {
  show(model: ChartModel): void
  /** Reduced motion: boats step through five fixed places instead of sailing. */
  setReducedMotion(on: boolean): void
  destroy(): void
}
