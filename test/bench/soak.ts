/** As many random nights as there is time for. A night that does not end is a trouble like any other. */
import { Worker } from 'node:worker_threads'
import type { Played, SoakWork } from './soak-worker.ts'
import { type Trouble, trialAt, troubleOf } from './trials.ts'

/** Nights take milliseconds. */
const LONGEST_NIGHT_MS = 15_000
const LOOK_EVERY_MS = 500
const MOST_TROUBLES = 20

export interface Soaked {
  readonly nights: number
  readonly acts: number
  readonly kinds: Readonly<Record<string, number>>
  readonly troubles: readonly Trouble[]
}

export async function soak(from: string, forMs: number, tell: (soFar: Soaked) => void): Promise<Soaked> {
  const untilMs = performance.now() + forMs
  const kinds: Record<string, number> = {}
  const troubles: Trouble[] = []
  let [next, acts] = [0, 0]
  const now = (): Soaked => ({ nights: next, acts, kinds, troubles })
  const note = (played: Played): void => {
    const { kind } = trialAt(from, played.nth)
    next = played.nth + 1
    acts += played.acts
    kinds[kind] = (kinds[kind] ?? 0) + 1
    troubles.push(...played.troubles)
  }
  const over = (): boolean => performance.now() >= untilMs || troubles.length >= MOST_TROUBLES
  while (!over()) {
    const end = await playOn(from, next, note, over, () => tell(now()))
    if (end === 'over') break
    troubles.push(troubleOf(trialAt(from, next), end))
    next += 1
  }
  return now()
}

/** Until it is over; otherwise the words for what stopped it at the night after the last one played. */
function playOn(
  from: string,
  first: number,
  note: (played: Played) => void,
  over: () => boolean,
  tell: () => void,
): Promise<string> {
  const work: SoakWork = { from, first }
  const worker = new Worker(new URL('./soak-worker.ts', import.meta.url), { workerData: work })
  let heardMs = performance.now()
  return new Promise(resolve => {
    const stop = (why: string): void => {
      clearInterval(watch)
      worker.removeAllListeners()
      worker.on('error', () => {})
      worker.terminate().then(() => resolve(why))
    }
    const watch = setInterval(() => {
      tell()
      if (over()) stop('over')
      else if (performance.now() - heardMs > LONGEST_NIGHT_MS) stop(`did not end within ${LONGEST_NIGHT_MS / 1000} s`)
    }, LOOK_EVERY_MS)
    worker.on('message', (played: Played) => {
      heardMs = performance.now()
      note(played)
      if (over()) stop('over')
    })
    worker.on('error', error => stop(`the thread failed: ${error instanceof Error ? error.message : String(error)}`))
  })
}
