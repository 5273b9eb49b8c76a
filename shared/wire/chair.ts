/** The network's chair over HTTP: a schedule so far comes in, and what can be done next goes out. Nothing is kept between. */
import type { Flag, Label, Mark, Row } from '../kernel/present.ts'
import type { NodeId } from '../kernel/protocol.ts'

/** One entry of GET /api/chair. */
export interface PuzzleCard {
  readonly protocol: string
  readonly protocolTitle: string
  readonly scope: string
  readonly flaw: string | null
  /** What the bots believe, or that they play by the book. */
  readonly title: string
  readonly nodes: number
  /** What the network may spend, in words. */
  readonly powers: string
  /** Acts of the shortest schedule that breaks them; null: they cannot be broken. */
  readonly par: number | null
}

/** POST /api/chair. `acts`: for each act so far its place among those that were offered. */
export interface ChairAsk {
  readonly protocol: string
  readonly scope: string
  readonly flaw: string | null
  readonly acts: readonly number[]
  /** "They cannot be broken, and this is what holds." */
  readonly verdict?: string
  /** The player gives up: show the shortest schedule. */
  readonly show?: boolean
}

export const CHAIR_ACTS = 200

export type OfferType = 'deliver' | 'drop' | 'duplicate' | 'fire' | 'crash' | 'restart' | 'request' | 'move'

export interface Offer extends Label {
  /** What to append to `acts`. */
  readonly index: number
  readonly type: OfferType
  readonly node?: NodeId
  /** Which of `boats` it is about. */
  readonly boat?: number
}

export interface Boat extends Label {
  readonly from: NodeId
  readonly to: NodeId
  readonly flag: Flag
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  /** Alike in every way: which of them arrives makes no difference. */
  readonly copies: number
  /** How often it may still be passed over. */
  readonly patience: number
}

export interface ChairNode {
  readonly node: NodeId
  readonly role: string
  readonly up: boolean
  readonly mark: Mark
  readonly panel: readonly Row[]
}

export interface ChairLine extends Label {
  /** The number of the act; null: a bot's move that followed by itself. */
  readonly nth: number | null
  readonly type: OfferType
  readonly node: NodeId
  readonly peer?: NodeId
}

export interface ChairScreen {
  readonly puzzle: PuzzleCard
  readonly brief: string
  /** What the bots want; they are stalled as long as it is not reached. */
  readonly aim: string
  readonly goal: { readonly done: number; readonly of: number }
  readonly powers: readonly { readonly word: string; readonly left: number; readonly of: number }[]
  readonly nodes: readonly ChairNode[]
  readonly boats: readonly Boat[]
  readonly offers: readonly Offer[]
  readonly log: readonly ChairLine[]
  readonly broken: { readonly headline: string; readonly says: string; readonly cite: string } | null
  /** 3: as short as can be. */
  readonly stars: number | null
  /** What may be named as holding. */
  readonly invariants: readonly { readonly id: string; readonly says: string }[]
  readonly verdict: { readonly right: boolean; readonly because: string } | null
  /** Only when it was asked for. */
  readonly shortest: readonly number[] | null
}
