/** What is written as text into the store, and how it is read back: a damaged row is noticed, and never played. */
import * as v from 'valibot'
import type { Json } from '../../shared/kernel/json.ts'
import type { Call } from '../../shared/match/calls.ts'
import type { KeptNight } from '../../shared/match/ended-night.ts'
import type { NightInput } from '../../shared/match/record.ts'
import type { Changes } from '../../shared/match/tweak.ts'
import { CONFIDENCES } from '../../shared/wire/screen.ts'
import { FAULT } from '../../shared/wire/validate-plan.ts'
import type { Begin, StoredFork, StoredTable } from './store.ts'

const PLAYER = v.object({ id: v.string(), name: v.string() })
/** Whatever JSON.parse gave. */
const JSON_VALUE = v.custom<Json>(value => value !== undefined)

/** Whether an input fits, and leads where it led, is found out when the night is played again. */
const INPUT = v.custom<NightInput>(value =>
  v.is(v.looseObject({ at: v.number(), atMs: v.number(), what: v.looseObject({ type: v.string() }) }), value),
)

const HAND = v.object({
  by: v.picklist(['person', 'bot']),
  flaw: v.exactOptional(v.string()),
  blunder: v.exactOptional(v.union([v.number(), v.literal('random')])),
})

const NIGHT: v.GenericSchema<unknown, KeptNight> = v.object({
  night: v.number(),
  seed: v.string(),
  hands: v.record(v.string(), HAND),
  learned: v.exactOptional(v.record(v.string(), v.record(v.string(), v.number()))),
  inputs: v.array(INPUT),
  worldHash: v.string(),
  attempt: v.number(),
  sitters: v.array(v.object({ node: v.string(), player: v.nullable(v.string()), name: v.string() })),
  branch: v.nullable(v.object({ atMs: v.number(), node: v.string() })),
})

const FORK: v.GenericSchema<unknown, StoredFork> = v.object({
  night: NIGHT,
  act: v.number(),
  node: v.string(),
  origin: v.object({ code: v.string(), nth: v.number() }),
})

const CALL: v.GenericSchema<unknown, Call | Begin> = v.variant('type', [
  v.object({ type: v.literal('begin'), players: v.array(PLAYER), from: v.exactOptional(FORK) }),
  v.object({ type: v.literal('move'), player: v.string(), id: v.string(), move: JSON_VALUE }),
  v.object({ type: v.literal('join'), player: PLAYER }),
  v.object({ type: v.literal('leave'), player: v.string() }),
  v.object({ type: v.literal('control'), player: v.string(), by: v.picklist(['person', 'bot']) }),
  v.object({ type: v.literal('pause'), paused: v.boolean() }),
  v.object({ type: v.literal('speed'), factor: v.number() }),
  v.object({ type: v.literal('next'), seed: v.exactOptional(v.string()) }),
  v.object({ type: v.literal('again'), seed: v.string() }),
  v.object({ type: v.literal('branch'), player: v.string(), node: v.string(), act: v.number() }),
  v.object({ type: v.literal('unbranch') }),
  v.object({
    type: v.literal('predict'),
    player: v.string(),
    id: v.string(),
    choice: v.number(),
    confidence: v.picklist(CONFIDENCES),
  }),
  v.object({ type: v.literal('answer'), player: v.string(), question: v.number(), choice: v.number() }),
  v.object({ type: v.literal('fault'), fault: FAULT, why: v.exactOptional(v.string()) }),
  v.object({ type: v.literal('act'), node: v.string(), move: JSON_VALUE }),
  v.object({ type: v.literal('extraTime'), player: v.string(), factor: v.number() }),
  v.object({ type: v.literal('rename'), player: v.string(), name: v.string() }),
])

const TABLE: v.GenericSchema<unknown, StoredTable> = v.object({
  people: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      ready: v.boolean(),
      turn: v.optional(v.number(), 0),
      word: v.optional(v.string(), ''),
    }),
  ),
  host: v.nullable(v.string()),
  entered: v.boolean(),
  paused: v.boolean(),
  speed: v.number(),
  held: v.boolean(),
})

/** What a class's plan changed: it was checked when the class began. */
const EXTRAS = v.custom<Changes>(value => typeof value === 'object' && value !== null)

export function readExtras(text: string): v.InferOutput<typeof EXTRAS> {
  return v.parse(EXTRAS, JSON.parse(text))
}

export function readCall(text: string): Call | Begin {
  return v.parse(CALL, JSON.parse(text))
}

export function readTable(text: string): StoredTable {
  return v.parse(TABLE, JSON.parse(text))
}
