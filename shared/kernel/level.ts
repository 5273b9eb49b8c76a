import type { Act } from './act.ts'
import type { Fault } from './fault.ts'
import type { Kit, NodeId, Powers, View } from './protocol.ts'
import type { World } from './world.ts'

/** Who gets which role and secret. `chair` says who is seated first: persons take 'person' seats before 'either' seats. */
export type Deal<K extends Kit> = Readonly<
  Record<
    NodeId,
    { readonly role: K['role']; readonly secret: K['secret']; readonly chair: 'person' | 'bot' | 'either' }
  >
>

/** What chance does to messages. Shares are 0 to 1; a delay is drawn from the span for each copy. */
export interface Weather {
  readonly loss: number
  readonly duplication: number
  readonly delayMs: readonly [fromMs: number, toMs: number]
}

/** A partition. Nothing crosses between the sides while it stands; one-way fog stops only what sails from the first side to the second. */
export interface Fog {
  readonly fromMs: number
  readonly toMs: number
  readonly sides: readonly [readonly NodeId[], readonly NodeId[]]
  readonly oneWay?: boolean
}

/** A node's own clock: what it shows at the start, and how much too fast it goes (0.01: one second in a hundred). */
export interface LocalClock {
  readonly showsMs: number
  readonly drift: number
}

/** The adversary's answer when it is shown what would happen next: do this first, let the envelope wait, or nothing. */
export type Whim<K extends Kit> = Act<K> | 'pass' | undefined

/** A question put to everybody between two nights. */
export interface Question {
  readonly ask: string
  readonly options: readonly string[]
  readonly right: number
  readonly because: string
}

/**
 * Two small nights that one node cannot tell apart. The debrief plays both by the book, shows what the node was told in
 * each, and what comes of each answer that it could give.
 */
export interface Twins<K extends Kit> {
  readonly node: NodeId
  readonly setup: K['setup']
  readonly nights: readonly [Twin<K>, Twin<K>]
  readonly cite: string
}

export interface Twin<K extends Kit> {
  readonly title: string
  readonly deal: Deal<K>
}

/** The same thought somewhere else: asked once, when a level is over. */
export interface Transfer extends Question {
  /** 'bug': it happened, and `cite` says where it is told. */
  readonly type: 'log' | 'code' | 'bug'
  /** What is read before answering: lines of a log, pseudocode, or what was published. */
  readonly excerpt: string
  readonly cite: string
}

/** "What will happen?", asked of a seat at a marked moment, before it does. At most three a match. */
export interface Prediction<K extends Kit> {
  readonly id: string
  readonly ask: string
  readonly options: readonly string[]
  /** The moment, in the seat's own view: it is asked when this is first so. Then the book must owe a move: a question to nobody at leisure. */
  when(view: View<K>): boolean
  /** Which option came true, in the judge's eyes: how the night ended, how things stood when it was asked, and what the seat then saw. */
  came(end: World<K>, then: World<K>, view: View<K>): number
  /** It asks for what is already so beyond the seat's horizon: only who sees no more than the seat can be asked. */
  readonly hidden?: boolean
  readonly because: string
}

/** One round: a fresh world of the same cast. */
export interface Night<K extends Kit> {
  readonly title: string
  /** The one sentence on the screen at the start. */
  readonly brief: string
  readonly setup: K['setup']
  /** A match draws one with a keyed die; a search starts from all of them. */
  readonly deals: readonly Deal<K>[]
  readonly weather: Weather
  /** The weather is an instructor's: the powers neither bound what it loses and copies, nor pay for it. */
  readonly weatherIsFree?: boolean
  readonly powers: Powers
  readonly fog?: readonly Fog[]
  /** Present where clocks play a part: then every node of the cast has one. A search knows no time: its clocks stand still. */
  readonly clocks?: Readonly<Record<NodeId, LocalClock>>
  readonly requests: readonly { readonly atMs: number; readonly to: NodeId; readonly request: K['request'] }[]
  /** The setup when other requests come, where it counts them. */
  setupFor?(setup: K['setup'], requests: Night<K>['requests']): K['setup']
  /** An instructor's script: injected at these times, over the weather and beyond the powers. */
  readonly faults?: readonly { readonly atMs: number; readonly fault: Fault }[]
  /**
   * The sea's plan: blind to who sits where, harmless to lawful play, deadly to what the night teaches. It is shown the
   * world after every act with the act that is due next, and its acts must lie within `powers`.
   */
  adversary?(world: World<K>, next: Act<K> | undefined): Whim<K>
  readonly teaches: readonly K['rule'][]
  /** The night ends unfinished after this much simulated time. */
  readonly lastsMs: number
  /** The night goes on this long after the goal: a second leader comes after the first. */
  readonly epilogueMs: number
  /** How long a crashed node stays dark. */
  readonly darkMs: number
  /** 'exam' here overrides the scaffold the match was made with. */
  readonly scaffold?: Scaffold
  readonly question?: Question
  readonly predictions?: readonly Prediction<K>[]
  readonly twins?: Twins<K>
}

export const SCAFFOLDS = ['guided', 'practice', 'exam'] as const
/** guided: a mistake is refused with its reason; practice: it happens and is explained afterwards; exam: no words until the debrief. */
export type Scaffold = (typeof SCAFFOLDS)[number]

export const CHAIRS = ['node', 'network', 'operator'] as const
export type Chair = (typeof CHAIRS)[number]

export interface Level<K extends Kit> {
  readonly id: string
  readonly title: string
  /** What it teaches, in one sentence. */
  readonly teaches: string
  /** Which of the eight fallacies of distributed computing it exposes. */
  readonly fallacies: readonly string[]
  readonly minutes: number
  readonly chairs: readonly Chair[]
  /** Rules lifted: "play the broken version first". */
  readonly without: readonly K['rule'][]
  readonly lawful: 'safe' | 'breakable'
  readonly calm: 'reaches the goal' | 'may block'
  /** false: guided play refuses mistakes and does not show what the book would do. */
  readonly hints?: boolean
  readonly nights: readonly Night<K>[]
  readonly transfer: Transfer
}

/** A small world to search to the end, with the number of distinct worlds it is known to have. */
export interface Scope<K extends Kit> {
  readonly id: string
  readonly level: string
  readonly night: number
  readonly powers: Powers
  readonly setup?: K['setup']
  readonly deals?: readonly Deal<K>[]
  readonly requests?: readonly { readonly to: NodeId; readonly request: K['request'] }[]
  /** false: a busy node need not answer before the world moves on. Only the smallest scope can afford it. */
  readonly eager: boolean
  readonly worlds: number
}
