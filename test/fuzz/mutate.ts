/** Spoils what is valid. Pure: every choice is a roll of keyed dice, so the same seed spoils the same thing the same way. */
import { Protocol } from '@colyseus/core'
import { pack } from 'msgpackr'
import { dieBetween } from '../../shared/kernel/dice.ts'

/** A whole number from 0 on, below `sides`. */
export type Roll = (sides: number) => number

export function diceOf(seed: string, what: string): Roll {
  let throws = 0
  return sides => dieBetween(seed, 'fuzz', `${what}/${throws++}`, 0, sides - 1)
}

export function oneOf<const C extends readonly [unknown, ...unknown[]]>(roll: Roll, choices: C): C[number] {
  return choices[roll(choices.length)] ?? choices[0]
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { type: value }
  return value
}

/** Own keys that a careless copy would turn into something else. */
const poisoned = (): unknown =>
  JSON.parse('{"__proto__":{"type":"move"},"constructor":{"prototype":1},"then":1,"type":"x"}')

const VALUES: readonly [unknown, ...unknown[]] = [
  null,
  ...[true, false, 0, -0, -1, 1.5, 99, 100, 2 ** 31, 2 ** 53, 1e308],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1n, 2n ** 63n - 1n],
  ...['', ' ', '0', 'null', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '<script>alert(1)</script>'],
  ...[
    '\u0000',
    '\u202eevil',
    '\ud800',
    '\n    x',
    "'; drop table matches; --",
    '../../secret.key',
    '%00',
    '🏝'.repeat(12),
  ],
  ...['x'.repeat(33), 'x'.repeat(4097), 'a'.repeat(12_000), '\u0301'.repeat(190)],
  ...[[], {}, [[]], [null], { length: 1e9 }, { toString: 1 }, { type: null }, new Array(1000).fill(0)],
  ...[nested(7), nested(8), nested(9), nested(400)],
  ...[
    new Date(0),
    new Date(Number.NaN),
    new Map([['type', 'move']]),
    new Set([1]),
    Buffer.from('type'),
    /x/,
    new Error('x'),
  ],
  poisoned(),
]

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** One thing about it is wrong: a value, a missing key, one key too many, two that are swapped; at any depth. */
export function spoiled(value: unknown, roll: Roll): unknown {
  if (Array.isArray(value) && value.length > 0 && roll(3) > 0) {
    const at = roll(value.length)
    return value.map((item, i) => (i === at ? spoiled(item, roll) : item))
  }
  if (!isPlain(value) || Object.keys(value).length === 0 || roll(6) === 0) return oneOf(roll, VALUES)
  const keys = Object.keys(value)
  const key = keys[roll(keys.length)] ?? ''
  const other = keys[roll(keys.length)] ?? ''
  switch (roll(6)) {
    case 0:
      return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
    case 1:
      return { ...value, [key]: value[other], [other]: value[key] }
    case 2:
      return { ...value, [oneOf(roll, ['node', 'player', 'seat', 'token', 'hasOwnProperty', ''])]: oneOf(roll, VALUES) }
    default:
      return { ...value, [key]: spoiled(value[key], roll) }
  }
}

/** As JSON, for HTTP. */
export function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return '{' // a big integer, which JSON cannot carry
  }
}

const NAMES = ['fly', '', '__proto__', 'constructor', 'toString', 'x'.repeat(65), 'MOVE', 'move ', '\u0000'] as const

export function frameOf(type: unknown, payload: unknown): Buffer {
  return Buffer.concat([Buffer.of(Protocol.ROOM_DATA), pack(type), payload === undefined ? Buffer.of() : pack(payload)])
}

/** A farewell is none of it: it is one byte, and means what it says. */
const FIRST_BYTES = Object.values(Protocol).filter(byte => typeof byte === 'number' && byte !== Protocol.LEAVE_ROOM)

const noise = (roll: Roll, length: number): Buffer => Buffer.from(Array.from({ length }, () => roll(256)))

/** The same bytes, cut off, overwritten, lengthened, or begun otherwise. */
export function garbled(frame: Buffer, roll: Roll): Buffer {
  switch (roll(4)) {
    case 0:
      return frame.subarray(0, Math.max(1, roll(frame.length)))
    case 1: {
      const bytes = Buffer.from(frame)
      for (let i = roll(4); i >= 0; i -= 1) bytes[1 + roll(Math.max(1, bytes.length - 1))] = roll(256)
      return bytes
    }
    case 2:
      return Buffer.concat([frame, noise(roll, 1 + roll(40))])
    default:
      return Buffer.concat([Buffer.of(FIRST_BYTES[roll(FIRST_BYTES.length)] ?? 0), noise(roll, roll(60))])
  }
}

export interface Said {
  readonly type: string
  readonly payload: unknown
}

/** One frame made from something valid; now and then the valid thing itself, so that the match goes on. */
export function hostileFrame({ type, payload }: Said, roll: Roll): Buffer {
  switch (roll(8)) {
    case 0:
      return frameOf(type, payload)
    case 1:
      return frameOf(oneOf(roll, [...NAMES, 7, null, ['move']]), payload)
    case 2:
    case 3:
      return garbled(frameOf(type, payload), roll)
    default:
      return frameOf(type, spoiled(payload, roll))
  }
}
