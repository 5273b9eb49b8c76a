/** A lesson plan: which levels in which order, and how they are played. All of it is data, so that a link can carry it. */
import type { Fault } from '../kernel/fault.ts'
import type { Scaffold, Weather } from '../kernel/level.ts'

/** free: each group goes on by itself; timer: a level ends with its minutes; in step: all wait for all, or for the instructor. */
export const PACES = ['free', 'timer', 'in-step'] as const
export type Pace = (typeof PACES)[number]

/** mask: a bot plays for who has lost the connection; teach: the node really crashes, and its peers must notice. */
export const DROPPED = ['mask', 'teach'] as const
export type Dropped = (typeof DROPPED)[number]

/** What an instructor has changed of one night. What is left out stays as the level has it. */
export interface NightTweak {
  readonly night: number
  readonly brief?: string
  readonly weather?: Weather
  readonly lastsMs?: number
  readonly darkMs?: number
  /** Which of the night's deals (their places) may be drawn. */
  readonly deals?: readonly number[]
  /** Nodes that bots play. */
  readonly bots?: readonly string[]
  /** Places of the night's requests that are left out, and when others come instead. */
  readonly requests?: readonly { readonly nth: number; readonly atMs: number | null }[]
  readonly faults?: readonly { readonly atMs: number; readonly fault: Fault }[]
}

/** A level of an instructor's own making: one that is there, with other parameters. */
export interface LevelTweak {
  readonly title: string
  readonly teaches?: string
  /** Guided play shows what the book would do. */
  readonly hints: boolean
  readonly nights: readonly NightTweak[]
}

export interface PlanStep {
  readonly protocol: string
  readonly level: string
  readonly scaffold: Scaffold
  /** With a timer: how long the level lasts. */
  readonly minutes: number
  /** Over the level's own channel, in every night; null: as the level has it. */
  readonly weather: Weather | null
  /** false: the level's adversary stays away, chance alone plays. */
  readonly adversary: boolean
  readonly tweak: LevelTweak | null
}

export interface Plan {
  readonly title: string
  readonly steps: readonly PlanStep[]
  readonly pace: Pace
  /** Persons in a group, wished for; null: as many as the level has seats. */
  readonly seats: number | null
  readonly dropped: Dropped
  /** So long an answerable card may lie before a bot takes over. */
  readonly idleMs: number
}

export const PLAN_LIMITS = {
  steps: 12,
  title: 60,
  brief: 240,
  /** In a night's script. */
  faults: 20,
  minutes: [1, 90],
  idleMs: [20_000, 600_000],
  bytes: 12_000,
} as const

/** GET /api/levels/PROTOCOL/LEVEL: what of a level an instructor may change, and what it is now. */
export interface LevelParameters {
  readonly protocol: string
  readonly level: string
  readonly title: string
  readonly teaches: string
  readonly nights: readonly NightParameters[]
}

export interface NightParameters {
  readonly title: string
  readonly brief: string
  readonly weather: Weather
  readonly lastsMs: number
  readonly darkMs: number
  /** synchronous: its protocol breaks lawfully where a message is lost or late, so its channel stays as it is. */
  readonly timing: 'asynchronous' | 'synchronous'
  /** Clocks play a part, and can be skewed. */
  readonly clocks: boolean
  /** `role`: as the first deal has it. `mortal`: it may crash. `person`: somebody may play it. */
  readonly nodes: readonly {
    readonly node: string
    readonly role: string
    readonly mortal: boolean
    readonly person: boolean
  }[]
  /** Each in words; by place. */
  readonly deals: readonly string[]
  readonly requests: readonly { readonly atMs: number; readonly to: string; readonly words: string }[]
}

/** POST /api/plan/check. */
export interface PlanCheck {
  readonly protocol: string
  readonly level: string
  readonly tweak: LevelTweak
}

/** Its answer, as server-sent events of {type, payload}: how far it is, and the verdict last. */
export interface FromCheck {
  readonly progress: { readonly done: number; readonly of: number }
  /** Nights played by the book, and how they ended. */
  readonly verdict: {
    /** solvable: by the book it is won as a rule. hard: now and then. impossible: never, and then `words` say what the explorer found. */
    readonly type: 'solvable' | 'hard' | 'impossible'
    readonly nights: number
    readonly won: number
    readonly missed: number
    readonly broken: number
    readonly words: string
  }
  /** In place of a verdict: the check itself came to no end, and why. */
  readonly ended: { readonly why: string }
}
