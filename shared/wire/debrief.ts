/** What everybody is shown when a night is over: the whole truth of it. */
import type { Flag, Label, Mark, Row } from '../kernel/present.ts'
import type { NodeId } from '../kernel/protocol.ts'
import type { Confidence } from './screen.ts'

export interface BreachReport {
  readonly invariant: string
  readonly says: string
  readonly cite: string
  readonly headline: string
  readonly witnesses: readonly NodeId[]
  readonly atMs: number
}

/** A move that broke a rule. `act` is its place in the record of acts. */
export interface MistakeReport {
  readonly act: number
  readonly atMs: number
  readonly node: NodeId
  readonly player: string
  readonly by: 'person' | 'bot' | 'apprentice' | 'instructor'
  readonly rule: string
  readonly ruleWord: string
  readonly why: string
  readonly cite: string
  readonly misconception: string | null
  readonly did: Label
  /** What the textbook would have done in its place. */
  readonly instead: Label | null
}

export interface Counterfactual {
  readonly broken: boolean
  readonly reached: boolean
  readonly words: string
}

export interface SeatScore {
  readonly node: NodeId
  readonly player: string
  readonly kind: 'person' | 'bot'
  /** What a seat was called that no rule bound: a traitor. Null for those who had to keep the rules. */
  readonly lawless: string | null
  /** The goal was reached and safety held; for a lawless seat, that safety broke. */
  readonly won: boolean
  readonly right: number
  readonly wrong: number
  /** Moves that a bot, the apprentice or the instructor made for this seat: shown, not scored. */
  readonly byBot: number
}

export interface DiagramArrow {
  readonly id: string
  readonly from: NodeId
  readonly to: NodeId
  readonly sentMs: number
  /** When it landed or was lost; null while still under way at the end. */
  readonly endMs: number | null
  readonly fate: 'delivered' | 'lost' | 'under way'
  readonly copy: boolean
  readonly flag: Flag
  readonly word: string
  /** The act that sent it, and (when delivered) the act that delivered it. */
  readonly sentBy: number
  readonly landedAt: number | null
  /** Its fate was an injected fault's doing. */
  readonly injected: boolean
  /** It lies in the causal past of the violation. */
  readonly ledToIt: boolean
}

export interface DiagramEvent extends Label {
  readonly act: number
  readonly node: NodeId
  readonly atMs: number
  readonly kind: 'move' | 'timer' | 'request' | 'crash' | 'restart' | 'claim'
  readonly rules: readonly string[]
  readonly injected: boolean
  readonly ledToIt: boolean
}

/** Logical time of one act; `vector` has a place for each node, in the order of the diagram's nodes. */
export interface Stamp {
  readonly act: number
  readonly lamport: number
  readonly vector: readonly number[]
}

/** What stood on a node's island from then on. */
export interface MarkChange {
  readonly node: NodeId
  readonly atMs: number
  readonly mark: Mark
}

export interface Diagram {
  readonly nodes: readonly { readonly node: NodeId; readonly player: string; readonly kind: 'person' | 'bot' }[]
  readonly endMs: number
  readonly arrows: readonly DiagramArrow[]
  readonly events: readonly DiagramEvent[]
  readonly gaps: readonly { readonly node: NodeId; readonly fromMs: number; readonly toMs: number }[]
  readonly brokeAtMs: number | null
  readonly stamps: readonly Stamp[]
  readonly marks: readonly MarkChange[]
}

/** A fault that an instructor injected, by hand or by a script. `why`: in the instructor's words; may be empty. */
export interface InjectedReport {
  readonly atMs: number
  readonly words: string
  readonly why: string
}

export interface KnewCard extends Label {
  readonly card: number
  readonly type: 'envelope' | 'timer' | 'request'
  readonly from?: NodeId
  readonly flag?: Flag
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  /** The card that the act took up. */
  readonly answered: boolean
}

export const DEED_KINDS = ['moved', 'landed', 'rang', 'asked', 'crashed', 'woke', 'sent', 'claimed', 'broke'] as const

/** `broke`: the rule's id, and why it stands. */
export interface Deed extends Label {
  readonly kind: (typeof DEED_KINDS)[number]
  readonly peer?: NodeId
  readonly flag?: Flag
}

/** What one node knew at one of its acts: for a move, when it was decided; else, from then on. */
export interface Knew {
  readonly act: number
  readonly node: NodeId
  readonly atMs: number
  readonly by: MistakeReport['by'] | 'sea'
  readonly up: boolean
  readonly mark: Mark
  readonly panel: readonly Row[]
  /** Rows as they stood after the act, where it changed them. */
  readonly became: readonly Row[]
  readonly cards: readonly KnewCard[]
  /** Timers that ran. */
  readonly armed: readonly Label[]
  readonly did: readonly Deed[]
}

/** One line of a schedule that a search found. `node` null: the sea. */
export interface ScheduleLine extends Label {
  readonly node: NodeId | null
  readonly sends: readonly string[]
  readonly claims: readonly string[]
  readonly rules: readonly string[]
}

/** What a debrief may be asked when the night is over; each answer is searched for, and takes its time. */
export type Inquiry =
  | { readonly type: 'story' }
  | { readonly type: 'close-calls' }
  /** For a missed goal. */
  | { readonly type: 'enough' }

/** The acts that cannot be left out of a violation. */
export interface StoryAnswer {
  readonly type: 'story'
  readonly headline: string
  /** Acts of the whole night. */
  readonly of: number
  readonly lines: readonly ScheduleLine[]
  /** false: the search was stopped on the way; it holds, but more might go. */
  readonly minimal: boolean
}

/** How a mistake that went unpunished could have killed. */
export interface CloseCallAnswer {
  /** The mistake's place in the record of acts, as in `MistakeReport`. */
  readonly act: number
  readonly node: NodeId
  readonly rule: string
  /** "With one crash: two leaders in term 1"; or that no such way was found, and how far the search went. */
  readonly words: string
  /** From just after the mistake on; null where none was found. */
  readonly lines: readonly ScheduleLine[] | null
}

export interface EnoughAnswer {
  readonly type: 'enough'
  readonly act: number
  readonly node: NodeId
  readonly words: string
}

export type Answer =
  | StoryAnswer
  | { readonly type: 'close-calls'; readonly calls: readonly CloseCallAnswer[] }
  | EnoughAnswer
  /** Nothing broke, nothing was missed, or nobody's move stood in the way. */
  | { readonly type: 'nothing' }

export const INQUIRIES = ['story', 'close-calls', 'enough'] as const satisfies readonly Inquiry['type'][]

/** How far the search for an answer is. `ended`: without an answer, and why. */
export type Finding =
  | { readonly type: 'searching'; readonly worlds: number }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'ended'; readonly why: string }

/** The forms in which a finished night leaves the house; `record` is the whole match, from which it can be played again. */
export const FILES = ['record', 'shiviz', 'otlp', 'csv'] as const
export type FileType = (typeof FILES)[number]

export interface QuestionScreen {
  readonly ask: string
  readonly options: readonly string[]
  /** After the last night: the same thought somewhere else, with what is to be read first. */
  readonly elsewhere: { readonly type: 'log' | 'code' | 'bug'; readonly excerpt: string } | null
}

/** What one node was told in one of two nights, by whom. */
export interface TwinReport {
  readonly title: string
  readonly heard: readonly (Label & { readonly from: NodeId })[]
}

/** Two nights that have been played, and that this node could not tell apart when it had to choose. */
export interface TwinsReport {
  readonly node: NodeId
  readonly nights: readonly [TwinReport, TwinReport]
  /** What each choice breaks in each of the two nights; null: nothing. */
  readonly choices: readonly { readonly word: string; readonly breaks: readonly [string | null, string | null] }[]
  readonly cite: string
}

/** What somebody said would happen, and what did. `choice` and `came` are places among the options. */
export interface PredictionReport {
  readonly node: NodeId
  readonly player: string
  readonly ask: string
  readonly options: readonly string[]
  readonly choice: number
  readonly confidence: Confidence
  readonly came: number
  readonly because: string
}

/** A prepared question that the night brought up, at whatever seats: for those who watch the night again. */
export interface MomentReport {
  readonly ask: string
  readonly options: readonly string[]
  readonly because: string
  /** Who sees the whole sea has seen the answer: it can be asked only of one who sees what the seat saw. */
  readonly hidden: boolean
  /** Where it came up, earliest first; `came` is a place among the options. */
  readonly seats: readonly { readonly node: NodeId; readonly atMs: number; readonly came: number }[]
}

/** A night that a match has played, in the list of them. */
export interface NightEntry {
  /** Its place in the list, from 1: each attempt and each branch has one. */
  readonly nth: number
  readonly night: Debrief['night']
  readonly attempt: number
  readonly branch: Debrief['branch']
  readonly ended: 'broken' | 'reached' | 'missed'
  readonly headline: string
  /** false: the same sea is being played, and its debrief would tell what comes. */
  readonly open: boolean
}

export interface Debrief {
  /** Its place among the nights of its match, from 1. */
  readonly nth: number
  readonly level: {
    readonly protocol: string
    readonly protocolTitle: string
    readonly id: string
    readonly title: string
  }
  readonly night: { readonly index: number; readonly of: number; readonly title: string }
  readonly attempt: number
  /** What if? This night is another one as it was up to this moment; from there on this seat was taken by hand. */
  readonly branch: { readonly atMs: number; readonly node: NodeId } | null
  readonly seed: string
  readonly headline: string
  readonly sentence: string
  readonly safety: { readonly held: boolean; readonly breaches: readonly BreachReport[] }
  readonly liveness: { readonly reached: boolean; readonly atMs: number | null; readonly words: string }
  /** The earliest wrong step that led to the violation or the missed goal. */
  readonly blame: (MistakeReport & { readonly counterfactual: Counterfactual }) | null
  readonly mistakes: readonly MistakeReport[]
  readonly injected: readonly InjectedReport[]
  readonly cost: { readonly messages: number; readonly textbook: number }
  readonly seats: readonly SeatScore[]
  readonly diagram: Diagram
  readonly predictions: readonly PredictionReport[]
  readonly moments: readonly MomentReport[]
  readonly questions: readonly QuestionScreen[]
  readonly twins: TwinsReport | null
  /** Another night of this match follows. */
  readonly more: boolean
}
