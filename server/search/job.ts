/** What passes between the server and a thread that searches for it. Plain data: a night is its inputs. */
import type { Page } from '../../shared/match/page.ts'
import type { Answer, Inquiry } from '../../shared/wire/debrief.ts'
import type { FromCheck, PlanCheck } from '../../shared/wire/plan.ts'

/** About a night that is over. */
export interface NightJob {
  readonly protocol: string
  readonly level: string
  readonly page: Page
  readonly inquiry: Inquiry
}

/** About a level that an instructor has changed. */
export type CheckJob = PlanCheck

export type Job = NightJob | CheckJob
export type AnswerTo<J extends Job> = J extends NightJob ? Answer : FromCheck['verdict']

/** `stop`: shared with the thread, which cannot hear messages while it searches; 1 ends the search. */
export interface ThreadData {
  readonly job: Job
  readonly maxWorlds: number
  readonly stop: Int32Array
}

export type FromThread =
  /** Worlds that were seen, or nights that were played. */
  { readonly type: 'progress'; readonly done: number } | { readonly type: 'answer'; readonly answer: AnswerTo<Job> }
