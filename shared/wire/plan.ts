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
