/** Matches that nobody has touched for long are removed, and the names in them; class sessions so long after they began. */
import type { House } from '../house.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** A process erases the classes that it has in memory itself, their matches first; those that nobody has are erased here. */
const CLASSES_LATER_MS = 60 * 60 * 1000
const EVERY_MS = 6 * 60 * 60 * 1000

/** The returned function ends it. */
export function keepFor(
  days: number,
  { journal, cluster, log, metrics }: Pick<House, 'journal' | 'cluster' | 'log' | 'metrics'>,
): () => void {
  const sweep = (): void => {
    const beforeMs = Date.now() - days * DAY_MS
    const { store } = journal
    Promise.all([
      store.forget(beforeMs),
      store.forgetClasses(beforeMs - CLASSES_LATER_MS),
      cluster.forget(beforeMs),
    ]).then(
      ([forgotten, classes]) => {
        metrics.forgotten.inc(forgotten)
        if (forgotten + classes > 0) log.info({ forgotten, classes, days }, 'old matches and classes removed')
      },
      (error: unknown) => log.error({ err: error }, 'old matches could not be removed'),
    )
  }
  sweep()
  const timer = setInterval(sweep, EVERY_MS)
  return () => clearInterval(timer)
}
