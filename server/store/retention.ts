/** Matches that nobody has touched for long are removed, and the names in them. */
import type { House } from '../house.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const EVERY_MS = 6 * 60 * 60 * 1000

/** The returned function ends it. */
export function keepFor(
  days: number,
  { journal, cluster, log, metrics }: Pick<House, 'journal' | 'cluster' | 'log' | 'metrics'>,
): () => void {
  const sweep = (): void => {
    const beforeWallMs = Date.now() - days * DAY_MS
    Promise.all([journal.store.forget(beforeWallMs), cluster.forget(beforeWallMs)]).then(
      ([forgotten]) => {
        metrics.forgotten.inc(forgotten)
        if (forgotten > 0) log.info({ forgotten, days }, 'old matches removed')
      },
      (error: unknown) => log.error({ err: error }, 'old matches could not be removed'),
    )
  }
  sweep()
  const timer = setInterval(sweep, EVERY_MS)
  return () => clearInterval(timer)
}
