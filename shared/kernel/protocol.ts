/**
 * The central interface: what one protocol tells the house. Everything else (play, bots, judge, search, debrief, screen)
 * is derived from it. Three things stay apart by construction: physics (`menu`, `apply`), law (`mistakes`, `textbook`)
 * and judgement (`witness`, `invariants`). None of them may read a clock, throw dice or look past its arguments.
 */
import type { Json } from './json.ts'
import type { Level, Scope } from './level.ts'
import type { Present } from './present.ts'
import type { Wing } from './wings.ts'
import type { Happening, World } from './world.ts'

/** A node of the cast. Clients and operators are nodes of the cast too, with roles of their own. */
export type NodeId = string

/** One thing a hand does. `card` is the card it answers (the kernel takes it off the inbox); `about` the card it concerns and leaves. */
export type AnyMove = {
  readonly type: string
  readonly card?: number
  readonly about?: number
  /** Numbers typed by hand, by name. */
  readonly typed?: Readonly<Record<string, number>>
}

/** One protocol's vocabulary. Use type aliases, not interfaces: only aliases are assignable to Json. */
export interface Kit {
  role: string
  setup: Json
  secret: Json
  disk: Json
  memory: Json
  message: { readonly type: string }
  request: Json
  timer: string
  move: AnyMove
  claim: { readonly type: string }
  rule: string
  ghost: Json
  tag: Json
}

/** A node as a player holds it: who it is, who else is there, and its secret if it has one. Survives a crash. */
export interface Seat<K extends Kit> {
  readonly self: NodeId
  readonly cast: Readonly<Record<NodeId, K['role']>>
  readonly setup: K['setup']
  readonly secret: K['secret']
}

/** What lies before a player. Numbered per node in order of arrival: a shared counter would leak. */
export type Card<K extends Kit> = { readonly card: number } & (
  | { readonly type: 'envelope'; readonly from: NodeId; readonly message: K['message'] }
  | { readonly type: 'timer'; readonly timer: K['timer'] }
  | { readonly type: 'request'; readonly request: K['request'] }
)

/** All that one seat may know. Deadlines and the time are not in it; the HUD is given them beside it. */
export interface View<K extends Kit> extends Seat<K> {
  readonly disk: K['disk']
  readonly memory: K['memory']
  readonly cards: readonly Card<K>[]
  readonly armed: readonly K['timer'][]
}

/** `afterMs` as a pair is a span from which the match draws with a keyed die; search knows no durations. */
export type Effect<K extends Kit> =
  | { readonly type: 'send'; readonly to: NodeId; readonly message: K['message'] }
  | { readonly type: 'claim'; readonly claim: K['claim'] }
  | {
      readonly type: 'arm'
      readonly timer: K['timer']
      readonly afterMs: number | readonly [fromMs: number, toMs: number]
    }
  | { readonly type: 'disarm'; readonly timer: K['timer'] }

export interface Outcome<K extends Kit> {
  readonly disk: K['disk']
  readonly memory: K['memory']
  readonly effects: readonly Effect<K>[]
}

/** Method syntax throughout, so that a Protocol<RaftKit> is a Protocol<Kit>. */
export interface Protocol<K extends Kit> {
  readonly name: string
  readonly title: string
  /** Where the home page lists it. */
  readonly wing: Wing
  start(seat: Seat<K>): Outcome<K>
  /** Memory, inbox and timers are gone; disk and seat (secret included) are not. */
  restart(seat: Seat<K>, disk: K['disk']): Outcome<K>
  /** Physics: every move a hand could make now, wise or foolish; finite, in a stable order. */
  menu(view: View<K>): readonly K['move'][]
  /** Absent: exactly the menu. Wider where an answer is typed. */
  admits?(view: View<K>, move: K['move']): boolean
  /**
   * Physics: what then happens. Never judges. `clockMs` is what the mover's own clock reads: it may be wrong, and nothing
   * else is given it, so that no menu, bot or rule can depend on a time that has not been written down.
   */
  apply(view: View<K>, move: K['move'], clockMs: number): Outcome<K>
  /** The rulebook: every rule this move breaks, so that a level can lift one. */
  mistakes(view: View<K>, move: K['move']): readonly K['rule'][]
  /** The move the paper makes now; undefined when nothing is owed. Bots, hints, the tide and synchrony all use it. */
  textbook(view: View<K>): K['move'] | undefined
  /** A traitor: no rule binds this seat. */
  lawless?(seat: Seat<K>): boolean
  /** Clients and operators do not crash. Absent: every node may. */
  mortal?(seat: Seat<K>): boolean
  readonly rules: Readonly<Record<K['rule'], Rule>>
  /** The judge's auxiliary state at the start: a fold, never a growing log, for it is part of the searched state. */
  readonly ghost: K['ghost']
  /** `tag` is tied unseen to what this act sent: it carries true happened-before. */
  witness(
    ghost: K['ghost'],
    seen: Happening<K>,
    before: World<K>,
  ): { readonly ghost: K['ghost']; readonly tag?: K['tag'] }
  /** Safety, as always-properties. "At the end" is said as "once this is claimed, and ever after". */
  readonly invariants: readonly Invariant<K>[]
  /** Liveness, for judge and dashboard. A seat's screen shows `present.progress` instead. */
  goal(world: World<K>): Progress
  readonly present: Present<K>
  readonly levels: readonly Level<K>[]
  readonly scopes: readonly Scope<K>[]
}

export interface Rule {
  /** Paper and section. */
  readonly cite: string
  /** One sentence for the debrief. */
  readonly why: string
  /** The belief behind it, in words. None: a slip or idleness. */
  readonly misconception?: string
  /** What breaking it costs: the goal, or an invariant in the search scope that finds it. */
  readonly costs:
    | 'goal'
    | { readonly invariant: string; readonly scope: string; readonly needs?: 'crash' | 'drop' | 'duplicate' | 'fire' }
  /** 'all': harmless in one seat, fatal when the whole group holds it. Bots run the same code as the first person who breaks such a rule. */
  readonly heldBy?: 'all'
}

export interface Invariant<K extends Kit> {
  readonly id: string
  /** The property in one sentence. */
  readonly says: string
  readonly cite: string
  /** Undefined while it holds; otherwise the headline and the nodes that witness the break. */
  broken(world: World<K>): Breach | undefined
}

export interface Breach {
  readonly headline: string
  readonly witnesses: readonly NodeId[]
}

export interface Progress {
  readonly done: number
  readonly of: number
  /** Set when it can no longer be reached, with the reason. */
  readonly lost?: string
}

/** ONE record: what chance may do, what a person in the network chair may spend, what a search scope tries. */
export interface Powers {
  readonly drop: number
  readonly duplicate: number
  readonly crash: number
  /** Timers rung before their time (in play), or rung at all (in search, which knows no durations). */
  readonly fire: number
  readonly order: 'any' | 'fifo'
  /** synchronous: timers ring only when nothing is under way and nothing is owed. */
  readonly timing: 'asynchronous' | 'synchronous'
  /** How often one envelope may be passed over: without it "stall them" is won by doing nothing. */
  readonly patience: number
}
