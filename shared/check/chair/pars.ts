/** What the search found for every puzzle. Made by test/tools/pars.ts; a test finds it all again. */
import type { Kit } from '../../kernel/protocol.ts'
import type { Puzzle } from './puzzle.ts'

interface Found {
  /** Acts of the shortest schedule; null: there is none. */
  readonly acts: number | null
  readonly worlds: number
}

export function parKey<K extends Kit>({ protocol, scope, flaw }: Puzzle<K>): string {
  return `${protocol.name}/${scope.id}/${flaw ?? 'by the book'}`
}

export const PARS: Readonly<Record<string, Found>> = {
  'raft/three/votes-twice': { acts: 6, worlds: 587 },
  'raft/three/no-step-down': { acts: 7, worlds: 1318 },
  'raft/three/minority-leads': { acts: 2, worlds: 8 },
  'raft/three/by the book': { acts: null, worlds: 41497 },
  'raft/three-crash/vote-in-memory': { acts: 15, worlds: 56020 },
  'raft/three-crash/by the book': { acts: null, worlds: 627000 },
  'raft/three-stale/stale-term-obeyed': { acts: 7, worlds: 4025 },
  'saga-orchestration/lossy/reply-lost-means-failed': { acts: 3, worlds: 10 },
  'saga-orchestration/lossy/step-twice': { acts: 2, worlds: 3 },
  'saga-orchestration/lossy/unsendable-email': { acts: 3, worlds: 7 },
  'saga-orchestration/lossy/by the book': { acts: null, worlds: 1024 },
  'saga-orchestration/full/compensate-twice': { acts: 8, worlds: 226 },
  'saga-orchestration/full/wrong-undo-order': { acts: 8, worlds: 226 },
  'saga-orchestration/full/by the book': { acts: null, worlds: 3906 },
  'saga-orchestration/bounced/compensation-cannot-fail': { acts: 9, worlds: 242 },
  'saga-orchestration/bounced/by the book': { acts: null, worlds: 2399 },
  'saga-orchestration/crash/answered-before-disk': { acts: 11, worlds: 824 },
  'saga-orchestration/crash/by the book': { acts: null, worlds: 3044 },
  'saga-orchestration/between/compensation-is-rollback': { acts: 9, worlds: 366 },
  'saga-orchestration/between/by the book': { acts: null, worlds: 677 },
}

export function parOf<K extends Kit>(puzzle: Puzzle<K>): number | null {
  return PARS[parKey(puzzle)]?.acts ?? null
}

/** How many worlds there are, where all were looked at and none is broken. */
export function worldsOf<K extends Kit>(puzzle: Puzzle<K>): number | null {
  const found = PARS[parKey(puzzle)]
  return found?.acts === null ? found.worlds : null
}
