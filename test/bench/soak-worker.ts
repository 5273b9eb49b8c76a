/** Plays one night after another in a thread of its own, so that one which never ends can be ended from outside. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Tried, trialAt, tryOut } from './trials.ts'

export interface SoakWork {
  readonly from: string
  readonly first: number
}

/** The nth night has been played. */
export interface Played extends Tried {
  readonly nth: number
}

const { from, first } = workerData as SoakWork
for (let nth = first; ; nth++) {
  const played: Played = { nth, ...tryOut(trialAt(from, nth)) }
  parentPort?.postMessage(played)
}
