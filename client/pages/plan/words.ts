/** The words of a plan's choices, as data. */

import { sameJson } from '../../../shared/kernel/json.ts'
import type { Weather } from '../../../shared/kernel/level.ts'
import type { Dropped, Pace } from '../../../shared/wire/plan.ts'

interface Choice {
  readonly name: string
  readonly says: string
}

export const PACE_WORDS: Readonly<Record<Pace, Choice>> = {
  timer: { name: 'By the clock', says: 'A level ends when its minutes are over. You can add some.' },
  'in-step': { name: 'In step', says: 'The next level begins when all groups are done, or when you say so.' },
  free: { name: 'Free', says: 'Each group goes on to the next level by itself.' },
}

export const DROPPED_WORDS: Readonly<Record<Dropped, Choice>> = {
  mask: { name: 'A bot plays on', says: 'After 20 s, and the group is told. The seat is kept until they are back.' },
  teach: {
    name: 'The node crashes',
    says: 'It goes dark in the game, and its peers must notice. It restarts when they are back.',
  },
}

export interface Channel extends Choice {
  readonly id: string
  readonly weather: Weather | null
}

/** Delays are in simulated time, as levels have them: from 0.6 to 1.6 s on a quiet day. */
export const CHANNELS: readonly Channel[] = [
  { id: 'own', name: 'As the level has it', says: '', weather: null },
  {
    id: 'calm',
    name: 'Calm',
    says: 'no loss, short delays',
    weather: { loss: 0, duplication: 0, delayMs: [600, 1600] },
  },
  {
    id: 'slow',
    name: 'Slow',
    says: 'no loss, long delays',
    weather: { loss: 0, duplication: 0, delayMs: [1500, 4000] },
  },
  {
    id: 'lossy',
    name: 'Lossy',
    says: '10% lost, some twice',
    weather: { loss: 0.1, duplication: 0.05, delayMs: [600, 2400] },
  },
  {
    id: 'storm',
    name: 'Storm',
    says: '25% lost, 10% twice',
    weather: { loss: 0.25, duplication: 0.1, delayMs: [700, 3000] },
  },
]

/** Undefined: numbers of somebody's own. */
export function channelOf(weather: Weather | null): Channel | undefined {
  return CHANNELS.find(channel =>
    weather === null || channel.weather === null
      ? weather === channel.weather
      : sameJson({ ...weather }, { ...channel.weather }),
  )
}
