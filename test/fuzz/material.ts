/** What the hostile start from: things that a client may really say. */
import { SCAFFOLDS } from '../../shared/kernel/level.ts'
import { FILES, INQUIRIES } from '../../shared/wire/debrief.ts'
import { type CreateOptions, SPEEDS, type ToServer } from '../../shared/wire/messages.ts'
import { CONFIDENCES } from '../../shared/wire/screen.ts'
import { oneOf, type Roll, type Said } from './mutate.ts'

export const LEVELS = [
  { protocol: 'raft', level: 'first-light' },
  { protocol: 'saga-orchestration', level: 'a-journey-for-two' },
  { protocol: 'byzantine-generals', level: 'traitor-at-three' },
  { protocol: 'load', level: 'storm-of-retries' },
] as const

export function optionsBy(roll: Roll, alone: boolean): CreateOptions {
  return { ...oneOf(roll, LEVELS), scaffold: oneOf(roll, SCAFFOLDS), alone, name: 'Eve' }
}

type Samples = { readonly [K in keyof ToServer]: (roll: Roll) => ToServer[K] }

const SAMPLES: Samples = {
  move: roll => ({
    id: `m${roll(40)}`,
    move: { type: oneOf(roll, ['vote', 'ask', 'write', 'answer']), card: roll(5) },
  }),
  start: () => ({}),
  ready: () => ({}),
  predict: roll => ({ id: `p${roll(3)}`, choice: roll(3), confidence: oneOf(roll, CONFIDENCES) }),
  answer: roll => ({ question: roll(3), choice: roll(4) }),
  again: roll => ({ seed: oneOf(roll, ['same', 'new']) }),
  pause: roll => ({ paused: roll(4) === 0 }),
  speed: roll => ({ speed: oneOf(roll, SPEEDS) }),
  takeBack: () => ({}),
  rename: roll => ({ name: `Eve ${roll(9)}` }),
  revisit: roll => ({ nth: 1 + roll(3) }),
  inquire: roll => ({ nth: 1 + roll(3), type: oneOf(roll, INQUIRIES) }),
  enough: () => ({}),
  take: roll => ({ nth: 1 + roll(3), type: oneOf(roll, FILES) }),
  inspect: roll => ({ nth: 1 + roll(3), act: roll(60) }),
  branch: roll => ({ nth: 1 + roll(3), node: `n${roll(5)}`, act: roll(60) }),
  unbranch: () => ({}),
}

/** `move`: one that the seat could make now, if its screen has told. Moves come more often than the rest. */
export function sample(roll: Roll, move: ToServer['move']['move'] | undefined): Said {
  if (roll(3) === 0)
    return { type: 'move', payload: move === undefined ? SAMPLES.move(roll) : { id: `m${roll(1000)}`, move } }
  const [type, payload] = oneOf(roll, ENTRIES)
  return { type, payload: payload(roll) }
}

type Entry = readonly [string, (roll: Roll) => unknown]
const [first = ['start', () => ({})] as const, ...rest]: readonly Entry[] = Object.entries(SAMPLES)
const ENTRIES: readonly [Entry, ...Entry[]] = [first, ...rest]
