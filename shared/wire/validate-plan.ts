/** The gate for lesson plans: they come from links, from files and from instructors' pages. */
import * as v from 'valibot'
import type { Fault } from '../kernel/fault.ts'
import { SCAFFOLDS, type Weather } from '../kernel/level.ts'
import {
  DROPPED,
  type LevelTweak,
  type NightTweak,
  PACES,
  PLAN_LIMITS,
  type Plan,
  type PlanCheck,
  type PlanStep,
} from './plan.ts'
import { bytesOf, ID, type Parsed, PRINTABLE, parse } from './validate.ts'

const NODE = ID
const DAY_MS = 86_400_000

const number = (from: number, to: number) =>
  v.pipe(
    v.number('must be a number'),
    v.minValue(from, `must be at least ${from}`),
    v.maxValue(to, `must be at most ${to}`),
  )
const whole = (from: number, to: number) => v.pipe(number(from, to), v.integer('must be a whole number'))
const list = <const S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(v.array(item, 'must be a list'), v.maxLength(most, `must have at most ${most} entries`))
const text = (most: number) =>
  v.pipe(
    v.string('must be text'),
    v.maxLength(most, `must have at most ${most} characters`),
    v.normalize('NFC'),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.regex(PRINTABLE, 'must have printable characters only'),
  )

const SHARE = number(0, 1)
/** Simulated. */
const MOMENT = whole(0, DAY_MS)

export const FAULT: v.GenericSchema<unknown, Fault> = v.variant(
  'type',
  [
    v.object({ type: v.literal('loss'), share: SHARE }),
    v.object({ type: v.literal('delay'), factor: number(0.1, 20) }),
    v.object({ type: v.literal('duplicate'), share: SHARE }),
    v.object({ type: v.literal('partition'), side: v.pipe(list(NODE, 16), v.minLength(1, 'must name a node')) }),
    v.object({ type: v.literal('crash'), node: NODE }),
    v.object({ type: v.literal('restart'), node: NODE }),
    v.object({ type: v.literal('skew'), node: NODE, byMs: whole(-600_000, 600_000) }),
    v.object({ type: v.literal('calm') }),
  ],
  'must be a fault',
)

const WEATHER: v.GenericSchema<unknown, Weather> = v.object({
  loss: SHARE,
  duplication: SHARE,
  delayMs: v.pipe(
    v.tuple([whole(0, 600_000), whole(0, 600_000)], 'must be two times'),
    v.check(([from, to]) => from <= to, 'must begin before it ends'),
  ),
})

const NIGHT_TWEAK: v.GenericSchema<unknown, NightTweak> = v.object({
  night: whole(0, 99),
  brief: v.exactOptional(text(PLAN_LIMITS.brief)),
  weather: v.exactOptional(WEATHER),
  lastsMs: v.exactOptional(whole(5_000, 1_800_000)),
  darkMs: v.exactOptional(whole(1_000, 600_000)),
  deals: v.exactOptional(v.pipe(list(whole(0, 99), 100), v.minLength(1, 'must leave one'))),
  bots: v.exactOptional(list(NODE, 16)),
  requests: v.exactOptional(list(v.object({ nth: whole(0, 99), atMs: v.nullable(MOMENT) }), 100)),
  faults: v.exactOptional(list(v.object({ atMs: MOMENT, fault: FAULT }), PLAN_LIMITS.faults)),
})

const TWEAK: v.GenericSchema<unknown, LevelTweak> = v.object({
  title: text(PLAN_LIMITS.title),
  teaches: v.exactOptional(text(PLAN_LIMITS.brief)),
  hints: v.boolean('must be true or false'),
  nights: v.pipe(
    list(NIGHT_TWEAK, 99),
    v.check(nights => new Set(nights.map(({ night }) => night)).size === nights.length, 'must name each night once'),
  ),
})

const STEP: v.GenericSchema<unknown, PlanStep> = v.object({
  protocol: ID,
  level: ID,
  scaffold: v.picklist(SCAFFOLDS, `must be one of ${SCAFFOLDS.join(', ')}`),
  minutes: whole(...PLAN_LIMITS.minutes),
  weather: v.nullable(WEATHER),
  adversary: v.boolean('must be true or false'),
  tweak: v.nullable(TWEAK),
})

const planOf = <const T extends v.GenericSchema<unknown, string>, const S extends v.GenericSchema<unknown, PlanStep[]>>(
  title: T,
  steps: S,
) =>
  v.pipe(
    v.object({
      title,
      steps,
      pace: v.picklist(PACES, `must be one of ${PACES.join(', ')}`),
      seats: v.nullable(whole(1, 16)),
      dropped: v.picklist(DROPPED, `must be one of ${DROPPED.join(', ')}`),
      idleMs: whole(...PLAN_LIMITS.idleMs),
    }),
    v.check(plan => bytesOf(plan) <= PLAN_LIMITS.bytes, `must have at most ${PLAN_LIMITS.bytes} bytes`),
  )

const STEPS = list(STEP, PLAN_LIMITS.steps)

export const PLAN: v.GenericSchema<unknown, Plan> = planOf(
  text(PLAN_LIMITS.title),
  v.pipe(STEPS, v.minLength(1, 'must have a level')),
)

/** On the way to a plan: it may have no title and no level yet. */
const DRAFT: v.GenericSchema<unknown, Plan> = planOf(
  v.pipe(v.string('must be text'), v.maxLength(PLAN_LIMITS.title, `must have at most ${PLAN_LIMITS.title} characters`)),
  STEPS,
)

/** Whether its levels exist is asked later, by who knows them. */
export function parsePlan(input: unknown): Parsed<Plan> {
  return parse(PLAN, input, 'The plan')
}

export function parsePlanDraft(input: unknown): Parsed<Plan> {
  return parse(DRAFT, input, 'The plan')
}

export function parseTweak(input: unknown): Parsed<LevelTweak> {
  return parse(TWEAK, input, 'The level')
}

const CHECK: v.GenericSchema<unknown, PlanCheck> = v.object({ protocol: ID, level: ID, tweak: TWEAK })

export function parsePlanCheck(input: unknown): Parsed<PlanCheck> {
  return parse(CHECK, input, 'The check')
}
