/** Situations of n1, one island of three, in few words, for tests that read as a tutorial. */
import type { Card } from '../../shared/kernel/protocol.ts'
import { values } from '../../shared/protocols/vector-clocks/stamp.ts'
import type {
  Answer,
  ClocksKit,
  ClocksView,
  Entry,
  Letter,
  Move,
  Request,
  Setup,
  Stamp,
} from '../../shared/protocols/vector-clocks/words.ts'

const cast = { n1: 'island', n2: 'island', n3: 'island' } as const

/** As it is written: one number, or one for each of n1, n2 and n3. */
export type Written = number | readonly [n1: number, n2: number, n3: number]

export function stamp(written: Written): Stamp {
  if (typeof written === 'number') return { number: written }
  const [n1, n2, n3] = written
  return { n1, n2, n3 }
}

export interface Situation {
  readonly kind?: Setup['kind']
  /** What the clock of n1 shows; at the very beginning when left out. */
  readonly clock?: Written
  /** Letters in the log. */
  readonly letters?: readonly Letter[]
  readonly cards?: readonly Card<ClocksKit>[]
}

export function island({ kind = 'vector', clock, letters = [], cards = [] }: Situation): ClocksView {
  const landed = letters.map(
    (letter, i): Entry => ({
      event: `n1.${i + 1}`,
      kind: { type: 'receive', from: letter.event.slice(0, 2), letter },
      stamp: letter.stamp,
    }),
  )
  const here: Entry[] =
    clock === undefined ? [] : [{ event: `n1.${landed.length + 1}`, kind: happened, stamp: stamp(clock) }]
  return {
    self: 'n1',
    cast,
    setup: { kind, wall: true, tasks: {} },
    secret: null,
    disk: { log: [...landed, ...here], compared: 0, lodged: null },
    memory: null,
    cards,
    armed: [],
  }
}

const happened = { type: 'event', what: 'The lamp is lit' } as const

function request(asked: Request): Card<ClocksKit> {
  return { card: 1, type: 'request', request: asked }
}

export const lamp = request({ type: 'Event', what: 'The lamp is lit' })
export const write = request({ type: 'Send', to: 'n2' })
export const customs = request({ type: 'Lodge' })
/** Of the last letters from n2 and n3, which was written first? */
export const which = request({ type: 'Compare', a: 'n2', b: 'n3' })

const HOUR_MS = 3_600_000

/** `minute`: what the writer's clock showed, in minutes past nine. */
export function letter(event: string, written: Written, minute?: number): Letter {
  return {
    type: 'Letter',
    event,
    stamp: stamp(written),
    wallMs: minute === undefined ? null : 9 * HOUR_MS + minute * 60_000,
  }
}

export function lands(written: Written, card = 1): Card<ClocksKit> {
  return { card, type: 'envelope', from: 'n2', message: letter('n2.1', written) }
}

export const stamps = (written: Written): Move => ({ type: 'stamp', card: 1, typed: stamp(written) })
export const answers = (answer: Answer): Move => ({ type: 'relate', card: 1, answer })

/** "stamp 2 0 1": how a move reads in a test's name. */
export function told(move: Move): string {
  if (move.type === 'stamp') return `stamp ${values(move.typed).join(' ')}`
  return move.type === 'relate' ? move.answer : move.type
}
