/**
 * The gate for everything that comes from a client. What passes has the exact shape of messages.ts and a bounded size;
 * whether it makes sense in the match is asked later, by the match.
 */
import * as v from 'valibot'
import { SCAFFOLDS } from '../kernel/level.ts'
import { CHAIR_ACTS, type ChairAsk } from './chair.ts'
import { FILES, INQUIRIES } from './debrief.ts'
import { type CreateOptions, type JoinOptions, SPEEDS, type ToServer } from './messages.ts'
import { CONFIDENCES } from './screen.ts'

export const NAME_LENGTH = 24
export const ID_LENGTH = 32
export const MOVE_BYTES = 4096
export const MOVE_DEPTH = 8

/** No control, format or private-use characters: they could hide, reverse or forge a name. */
export const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u
const CODE = /^[A-HJKMNP-Z2-9]{6}$/

function plainObject(value: object): boolean {
  const proto: unknown = Object.getPrototypeOf(value)
  return proto === Object.prototype || proto === null
}

/** JSON and nothing else: msgpack can also carry dates, bytes, maps and big integers. Depth counts nested containers. */
function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth <= 0) return false
  if (Array.isArray(value)) return value.every(item => isJson(item, depth - 1))
  if (!plainObject(value)) return false
  return Object.entries(value).every(([key, item]) => key !== '__proto__' && isJson(item, depth - 1))
}

/** Length in UTF-8, counted by hand: shared code has no TextEncoder. Half of a surrogate pair counts two. */
export function bytesOf(value: unknown): number {
  const text = JSON.stringify(value)
  let bytes = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) bytes += 2
    else bytes += 3
  }
  return bytes
}

/** Depth is checked before the size is: writing out a value nested without bound would overflow the stack. */
export function isMove(value: unknown): value is ToServer['move']['move'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  if (!isJson(value, MOVE_DEPTH) || bytesOf(value) > MOVE_BYTES) return false
  return 'type' in value && typeof value.type === 'string' && value.type.length > 0
}

export const ID = v.pipe(
  v.string('must be text'),
  v.minLength(1, 'must not be empty'),
  v.maxLength(ID_LENGTH, `must have at most ${ID_LENGTH} characters`),
)

export const NAME = v.pipe(
  v.string('must be text'),
  // Long enough for any name in any normal form; what is longer is not worth the work of trimming.
  v.maxLength(NAME_LENGTH * 8, `must have at most ${NAME_LENGTH} characters`),
  v.normalize('NFC'),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.check(name => [...name].length <= NAME_LENGTH, `must have at most ${NAME_LENGTH} characters`),
  v.regex(PRINTABLE, 'must have printable characters only'),
)

/** A message that says nothing but its name. Absent, null and {} all say that. */
const NOTHING = v.pipe(
  v.custom<unknown>(
    value =>
      value === undefined ||
      value === null ||
      (typeof value === 'object' && plainObject(value) && Object.keys(value).length === 0),
    'must be empty',
  ),
  v.transform((): Record<string, never> => ({})),
)

const CHOICE = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(0, 'must not be negative'),
  v.maxValue(99, 'is too large'),
)

const ACT = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(0, 'must not be negative'),
  v.maxValue(99_999, 'is too large'),
)

/** A match has few nights; the number only keeps a place from being anything. */
const NTH = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(1, 'must be 1 or more'),
  v.maxValue(9999, 'is too large'),
)

export const TO_SERVER: { readonly [K in keyof ToServer]: v.GenericSchema<unknown, ToServer[K]> } = {
  move: v.object({
    id: ID,
    move: v.custom<ToServer['move']['move']>(
      isMove,
      `must be a JSON object with a "type", at most ${MOVE_BYTES} bytes and ${MOVE_DEPTH} levels deep`,
    ),
  }),
  start: NOTHING,
  ready: NOTHING,
  revisit: v.object({ nth: NTH }),
  inquire: v.object({ nth: NTH, type: v.picklist(INQUIRIES, `must be one of ${INQUIRIES.join(', ')}`) }),
  enough: NOTHING,
  take: v.object({ nth: NTH, type: v.picklist(FILES, `must be one of ${FILES.join(', ')}`) }),
  predict: v.object({
    id: ID,
    choice: CHOICE,
    confidence: v.picklist(CONFIDENCES, `must be one of ${CONFIDENCES.join(', ')}`),
  }),
  answer: v.object({ question: CHOICE, choice: CHOICE }),
  again: v.object({ seed: v.picklist(['same', 'new'], 'must be "same" or "new"') }),
  pause: v.object({ paused: v.boolean('must be true or false') }),
  speed: v.object({ speed: v.picklist(SPEEDS, `must be one of ${SPEEDS.join(', ')}`) }),
  takeBack: NOTHING,
  rename: v.object({ name: NAME }),
  inspect: v.object({ nth: NTH, act: ACT }),
  branch: v.object({ nth: NTH, node: ID, act: ACT }),
  unbranch: NOTHING,
}

const CREATE: v.GenericSchema<unknown, CreateOptions> = v.object({
  protocol: ID,
  level: ID,
  scaffold: v.picklist(SCAFFOLDS, `must be one of ${SCAFFOLDS.join(', ')}`),
  alone: v.boolean('must be true or false'),
  name: v.exactOptional(NAME),
  seed: v.exactOptional(ID),
})

const TOKEN = v.pipe(v.string('must be text'), v.maxLength(160, 'is too long'))

/** Its parts are told apart and compared later. */
const WORD = v.pipe(v.string('must be text'), v.maxLength(40, 'is too long'))

const JOIN: v.GenericSchema<unknown, JoinOptions> = v.object({
  word: v.exactOptional(WORD),
  name: v.exactOptional(NAME),
  token: v.exactOptional(TOKEN),
})

const PLACE = v.pipe(v.number('must be a number'), v.integer('must be a whole number'), v.minValue(0), v.maxValue(999))

const CHAIR: v.GenericSchema<unknown, ChairAsk> = v.object({
  protocol: ID,
  scope: ID,
  flaw: v.nullable(ID),
  acts: v.pipe(v.array(PLACE, 'must be a list'), v.maxLength(CHAIR_ACTS, `must have at most ${CHAIR_ACTS} acts`)),
  verdict: v.exactOptional(ID),
  show: v.exactOptional(v.boolean('must be true or false')),
})

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string }

/** Only the first thing wrong is said, with its place. What the client sent is never quoted back. */
export function parse<T>(schema: v.GenericSchema<unknown, T>, input: unknown, what: string): Parsed<T> {
  const result = v.safeParse(schema, input, { abortEarly: true })
  if (result.success) return { ok: true, value: result.output }
  const [issue] = result.issues
  const place = v.getDotPath(issue)
  const says = issue.type === 'object' ? (place === null ? 'must be an object' : 'is missing') : issue.message
  return { ok: false, why: `${what}: ${place ?? 'it'} ${says}.` }
}

export function isToServer(type: unknown): type is keyof ToServer {
  return typeof type === 'string' && Object.hasOwn(TO_SERVER, type)
}

export function parseToServer<K extends keyof ToServer>(type: K, payload: unknown): Parsed<ToServer[K]> {
  return parse<ToServer[K]>(TO_SERVER[type], payload, `Message "${type}"`)
}

export function parseCreateOptions(input: unknown): Parsed<CreateOptions> {
  return parse(CREATE, input, 'Options of a new match')
}

export function parseJoinOptions(input: unknown): Parsed<JoinOptions> {
  return parse(JOIN, input, 'Options of joining')
}

const SAID = v.object({ type: v.string('must be text'), payload: v.optional(v.unknown()) })

/** A message on its way by plain HTTP. What it says is looked at by `parseToServer`. */
export function parseSaid(input: unknown): Parsed<v.InferOutput<typeof SAID>> {
  return parse(SAID, input, 'A message')
}

export function parseChairAsk(input: unknown): Parsed<ChairAsk> {
  return parse(CHAIR, input, 'The schedule')
}

/** The code of a room as typed: any case, spaces around it. */
export function parseCode(input: unknown): Parsed<string> {
  const code = typeof input === 'string' ? input.trim().toUpperCase() : ''
  return CODE.test(code)
    ? { ok: true, value: code }
    : { ok: false, why: 'A code has six letters and digits, like K7MPQ2.' }
}
