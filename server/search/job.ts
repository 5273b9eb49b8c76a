/** What passes between a room and the thread that searches for it. Plain data: a night is its inputs. */
import type { Page } from '../../shared/match/page.ts'
import type { Answer, Inquiry } from '../../shared/wire/debrief.ts'

export interface Job {
  readonly protocol: string
  readonly level: string
  readonly page: Page
  readonly inquiry: Inquiry
}

/** `stop`: shared with the thread, which cannot hear messages while it searches; 1 ends the search. */
export interface ThreadData {
  readonly job: Job
  readonly maxWorlds: number
  readonly stop: Int32Array
}

export type FromThread =
  | { readonly type: 'progress'; readonly worlds: number }
  | { readonly type: 'answer'; readonly answer: Answer }
