/** How a protocol is shown: data that any board and any panel can draw. Takes a View, never a World. */
import type { Card, Kit, NodeId, Seat, View } from './protocol.ts'

export const FLAG_SHAPES = ['pennant', 'banner', 'square', 'ball', 'cross', 'split'] as const
export const TONES = ['ivory', 'wait', 'light', 'you', 'bad', 'ok', 'inject'] as const
export type Tone = (typeof TONES)[number]

/** solid = asks, hollow = answers; `code` is two letters. */
export interface Flag {
  readonly shape: (typeof FLAG_SHAPES)[number]
  readonly hollow: boolean
  readonly code: string
  readonly tone: Tone
}

export interface Label {
  readonly word: string
  /** What it does or holds, never a verdict. */
  readonly detail: string
}

/** `fields` are the numbers that matter, to be read at a glance. */
export interface MessageLabel extends Label {
  readonly flag: Flag
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

export interface Row {
  readonly label: string
  readonly value: string
  readonly where: 'disk' | 'memory'
  /** True when memory says otherwise than disk: what a crash would take. */
  readonly unsaved?: boolean
  /** How full something is: a bar beside the words. May run over. */
  readonly gauge?: { readonly value: number; readonly of: number }
  /** The last few counts, oldest first: a small drawing beside the newest. */
  readonly trend?: readonly number[]
}

/** What stands on one's own island. */
export interface Mark {
  readonly shape: 'anchor' | 'pennant' | 'beacon' | 'mask' | 'none'
  readonly word: string
}

/** A whole number, typed by hand. */
export interface Field {
  readonly name: string
  readonly atMost: number
}

/**
 * An answer that is typed. Menu entries that differ only in what is typed have the same form: in practice and exam the
 * wire carries that alone, for the entries would hold the answer; guided play offers the entries as choices.
 */
export interface Form<K extends Kit> extends Label {
  /** The move with nothing typed yet. */
  readonly blank: Omit<K['move'], 'typed'>
  /** What is typed comes back as the move's `typed`, a number by each field's name. */
  readonly fields: readonly Field[]
}

export interface Present<K extends Kit> {
  panel(view: View<K>): readonly Row[]
  mark(view: View<K>): Mark
  message(message: K['message']): MessageLabel
  timer(timer: K['timer']): Label
  request(request: K['request']): Label
  claim(claim: K['claim'], by: NodeId): Label
  move(view: View<K>, move: K['move']): Label
  /** What a rule is called on screen, when its id is not words enough. */
  rule(rule: K['rule']): string
  /** The goal in a few words, as this seat has it. */
  aim(seat: Seat<K>): string
  /** The goal as far as this node knows. */
  progress(view: View<K>): { readonly done: number; readonly of: number; readonly words: string }
  /** A name when the move is routine: done right three times, it plays itself from then on. */
  routine?(view: View<K>, move: K['move']): string | undefined
  form?(view: View<K>, move: K['move']): Form<K> | undefined
  /** A secret told to everybody when the night is over, in one sentence. */
  revealed?(seat: Seat<K>): string | undefined
}

/** The words for any card: a message's, a timer's or a request's. */
export function cardLabel<K extends Kit>(present: Present<K>, card: Card<K>): Label {
  if (card.type === 'envelope') return present.message(card.message)
  return card.type === 'timer' ? present.timer(card.timer) : present.request(card.request)
}
