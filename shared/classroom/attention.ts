/** What is the matter with a student, and how a group keeps pace with its class. */
import { STUDENT_STATES, type StudentRow, type StudentState } from '../wire/classroom.ts'

/** Since when what is so; null: it is not. Times of day. */
export interface StudentFacts {
  readonly helpSinceMs: number | null
  /** Safety broke in the night that their group plays, or played last. */
  readonly brokeSinceMs: number | null
  readonly droppedSinceMs: number | null
  /** An answerable card has lain before them for long: they were nudged. */
  readonly idleSinceMs: number | null
  readonly botSinceMs: number | null
  readonly stuckSinceMs: number | null
  /** waiting: for the start, a seat, or the others; done: with the level. */
  readonly at: { readonly state: 'waiting' | 'playing' | 'done'; readonly sinceMs: number }
}

type Standing = Pick<StudentRow, 'state' | 'sinceMs'>

/** The gravest thing that is so. Who does not play can be gone or need help, and nothing else. */
export function standingOf(facts: StudentFacts): Standing {
  const { at } = facts
  const playing = at.state === 'playing'
  const since: Readonly<Record<Exclude<StudentState, 'waiting' | 'playing' | 'done'>, number | null>> = {
    help: facts.helpSinceMs,
    broke: playing ? facts.brokeSinceMs : null,
    dropped: at.state === 'done' ? null : facts.droppedSinceMs,
    idle: playing ? facts.idleSinceMs : null,
    bot: playing ? facts.botSinceMs : null,
    stuck: playing ? facts.stuckSinceMs : null,
  }
  for (const state of STUDENT_STATES) {
    const sinceMs = state in since ? since[state as keyof typeof since] : at.state === state ? at.sinceMs : null
    if (sinceMs !== null) return { state, sinceMs }
  }
  return at
}

/** How far a group is in the level that the class plays. Times in the level, without those when it was frozen. */
export interface Progress {
  /** When its first night was over, its second, and so on. */
  readonly reachedMs: readonly number[]
  readonly soFarMs: number
}

export interface AgainstMedian {
  /** Beyond the median of the class for as much; null: there is none yet. */
  readonly vsMedianMs: number | null
  /** Since when in the level it has been so late that somebody should look; null: it is not. */
  readonly stuckSinceMs: number | null
}

const NO_MEDIAN: AgainstMedian = { vsMedianMs: null, stuckSinceMs: null }

/** Late by half of what the others took, and by a minute at least: below that, chance and taste decide. */
const STUCK_SHARE = 0.5
const STUCK_MS = 60_000

/**
 * Late at the last night that is over, or already for the one that is played, whichever is more: so it grows while a
 * group sits in one night, and never for a group that is far ahead. Those who are not there yet count as later than all
 * who are: the median is known as soon as half the class is there, and it does not jump when the slow ones come.
 */
export function againstMedian(own: Progress, groups: readonly Progress[]): AgainstMedian {
  const done = own.reachedMs.length
  const last = lateness(own.reachedMs[done - 1], medianAt(groups, done - 1))
  const median = medianAt(groups, done)
  const next = lateness(own.soFarMs, median)
  if (last === null && next === null) return NO_MEDIAN
  const vsMedianMs = Math.max(last ?? Number.NEGATIVE_INFINITY, next ?? Number.NEGATIVE_INFINITY)
  if (median === null) return { vsMedianMs, stuckSinceMs: null }
  const stuckAtMs = median + Math.max(STUCK_MS, median * STUCK_SHARE)
  return { vsMedianMs, stuckSinceMs: own.soFarMs >= stuckAtMs ? stuckAtMs : null }
}

function lateness(ownMs: number | undefined, medianMs: number | null): number | null {
  return ownMs === undefined || medianMs === null ? null : ownMs - medianMs
}

/** Of an even number the earlier of the two in the middle, so that the latecomers' times never enter. One group alone is no class. */
function medianAt(groups: readonly Progress[], night: number): number | null {
  const times = groups.flatMap(({ reachedMs }) => reachedMs[night] ?? []).sort((a, b) => a - b)
  return groups.length < 2 ? null : (times[Math.ceil(groups.length / 2) - 1] ?? null)
}
