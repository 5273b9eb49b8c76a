/**
 * What the search found for each puzzle. What takes it long is written down here (by test/tools/pars.ts; a test finds it
 * all again); anything else, such as the clusters of a new protocol, is searched for when it is first asked for.
 */
import type { Kit } from '../../kernel/protocol.ts'
import { type Par, searchPar } from './par-search.ts'
import type { Puzzle } from './puzzle.ts'

/** A moment's work. */
const MOST_WORLDS_NOW = 30_000

export function parKey<K extends Kit>({ protocol, scope, flaw }: Puzzle<K>): string {
  return `${protocol.name}/${scope.id}/${flaw ?? 'by the book'}`
}

export const PARS: Readonly<Record<string, Par>> = {
  'raft/three/votes-twice': { schedule: [0, 0, 1, 5, 3, 4], worlds: 587 },
  'raft/three/no-step-down': { schedule: [0, 0, 1, 4, 3, 3, 5], worlds: 1318 },
  'raft/three/minority-leads': { schedule: [0, 3], worlds: 8 },
  'raft/three/by the book': { schedule: null, worlds: 41497 },
  'raft/three-crash/vote-in-memory': { schedule: [0, 0, 0, 3, 0, 0, 0, 3, 0, 2, 1, 4, 5, 4, 4], worlds: 56020 },
  'raft/three-crash/by the book': { schedule: null, worlds: 627000 },
  'raft/three-stale/stale-term-obeyed': { schedule: [0, 0, 1, 4, 7, 6, 6], worlds: 4025 },
  'saga-orchestration/lossy/reply-lost-means-failed': { schedule: [0, 0, 3], worlds: 10 },
  'saga-orchestration/lossy/step-twice': { schedule: [0, 0], worlds: 3 },
  'saga-orchestration/lossy/unsendable-email': { schedule: [0, 0, 0], worlds: 7 },
  'saga-orchestration/lossy/by the book': { schedule: null, worlds: 1024 },
  'saga-orchestration/full/compensate-twice': { schedule: [0, 0, 0, 0, 0, 0, 0, 0], worlds: 226 },
  'saga-orchestration/full/wrong-undo-order': { schedule: [0, 0, 0, 0, 0, 0, 0, 0], worlds: 226 },
  'saga-orchestration/full/by the book': { schedule: null, worlds: 3906 },
  'saga-orchestration/bounced/compensation-cannot-fail': { schedule: [0, 0, 0, 0, 0, 0, 0, 2, 4], worlds: 242 },
  'saga-orchestration/bounced/by the book': { schedule: null, worlds: 2399 },
  'saga-orchestration/crash/answered-before-disk': { schedule: [4, 0, 0, 4, 0, 3, 0, 0, 0, 0, 0], worlds: 824 },
  'saga-orchestration/crash/by the book': { schedule: null, worlds: 3044 },
  'saga-orchestration/between/compensation-is-rollback': { schedule: [0, 0, 0, 0, 0, 3, 2, 2, 0], worlds: 366 },
  'saga-orchestration/between/by the book': { schedule: null, worlds: 677 },
  'load/queue/queue-absorbs': { schedule: [0, 0, 0, 3, 0, 0, 3, 4], worlds: 1280 },
  'load/queue/by the book': { schedule: null, worlds: 25664 },
  'load/breaker/breaker-flaps': { schedule: [0, 0, 2, 2, 2, 1], worlds: 105 },
  'load/breaker/by the book': { schedule: null, worlds: 1503 },
}

const searched = new Map<string, Par | undefined>()

/** Undefined: not known. Such a puzzle is not offered. */
export function foundOf<K extends Kit>(puzzle: Puzzle<K>): Par | undefined {
  const key = parKey(puzzle)
  if (!(key in PARS) && !searched.has(key)) searched.set(key, searchPar(puzzle, MOST_WORLDS_NOW))
  return PARS[key] ?? searched.get(key)
}

export function shortestOf<K extends Kit>(puzzle: Puzzle<K>): readonly number[] | null {
  return foundOf(puzzle)?.schedule ?? null
}

/** Acts of the shortest schedule; null: they cannot be broken. */
export function parOf<K extends Kit>(puzzle: Puzzle<K>): number | null {
  return shortestOf(puzzle)?.length ?? null
}
