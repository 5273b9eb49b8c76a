/** Lesson plans that are ready to use. More come with more levels, as data. Minutes are those of a class, which reads and talks. */
import type { Scaffold } from '../kernel/level.ts'
import type { Plan, PlanStep } from '../wire/plan.ts'

export interface ReadyPlan {
  readonly id: string
  /** What it is for, in one sentence. */
  readonly says: string
  /** The lesson it fits into, with the way in and the talk at the end. */
  readonly lessonMinutes: 50 | 60
  readonly plan: Plan
}

export const DEFAULT_IDLE_MS = 75_000

export function newStep(protocol: string, level: string, minutes: number, scaffold: Scaffold): PlanStep {
  return { protocol, level, scaffold, minutes, weather: null, adversary: true, tweak: null }
}

type Line = readonly [protocol: string, level: string, minutes: number, scaffold: Scaffold]

function ready(
  id: string,
  title: string,
  lessonMinutes: ReadyPlan['lessonMinutes'],
  says: string,
  lines: readonly Line[],
): ReadyPlan {
  const steps = lines.map(line => newStep(...line))
  const plan: Plan = { title, steps, pace: 'timer', seats: null, dropped: 'mask', idleMs: DEFAULT_IDLE_MS }
  return { id, says, lessonMinutes, plan }
}

export const READY_PLANS: readonly ReadyPlan[] = [
  ready(
    'first-lesson',
    'A first lesson',
    50,
    'For those who have never met a distributed system: elect a leader by hand, then see what one lost vote or one crash does.',
    [
      ['raft', 'first-light', 18, 'guided'],
      ['raft', 'split-vote', 10, 'practice'],
      ['raft', 'amnesia', 10, 'practice'],
    ],
  ),
  ready(
    'consensus',
    'Consensus',
    60,
    'Crashes first, lies second: what a majority is good for, what must be on disk, and when honest generals can agree.',
    [
      ['raft', 'first-light', 12, 'practice'],
      ['raft', 'amnesia', 10, 'practice'],
      ['byzantine-generals', 'traitor-at-three', 8, 'practice'],
      ['byzantine-generals', 'cannot-tell', 8, 'practice'],
      ['byzantine-generals', 'traitor-at-four', 12, 'practice'],
    ],
  ),
  ready(
    'order',
    'What came first?',
    50,
    'Time without a common clock: stamps that respect causes, vectors that tell them, and clocks on a wall that do neither.',
    [
      ['vector-clocks', 'stamp-duty', 12, 'guided'],
      ['vector-clocks', 'vectors', 14, 'practice'],
      ['vector-clocks', 'before-after-beside', 12, 'practice'],
    ],
  ),
  ready(
    'sagas',
    'Sagas',
    50,
    'A transaction over several services ends whole without a lock: undo in reverse, repeat it until it holds, and know what cannot be undone.',
    [
      ['saga-orchestration', 'a-journey-for-two', 14, 'guided'],
      ['saga-orchestration', 'the-refund-that-bounced', 9, 'practice'],
      ['saga-orchestration', 'unsendable-email', 9, 'practice'],
      ['saga-orchestration', 'between-the-steps', 9, 'practice'],
    ],
  ),
  ready(
    'mixed-hour',
    'A mixed hour',
    60,
    'One level of each: agree, stay whole, order events, and meet a liar. A tour for a class that will come back.',
    [
      ['raft', 'first-light', 14, 'guided'],
      ['saga-orchestration', 'a-journey-for-two', 13, 'guided'],
      ['vector-clocks', 'stamp-duty', 12, 'guided'],
      ['byzantine-generals', 'traitor-at-three', 8, 'practice'],
    ],
  ),
]
