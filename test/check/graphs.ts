import type { TransitionSystem } from '../../shared/check/transition-system.ts'

/** A directed graph over 0 .. nodes-1; parallel edges and loops are allowed, and so are repeated starts. */
export interface Graph {
  readonly nodes: number
  readonly starts: readonly number[]
  readonly edges: readonly (readonly [from: number, to: number])[]
  /** The nodes that break the invariant 'good'. */
  readonly bad: readonly number[]
}

/** An action is the place of an edge in the list. */
export function graphSystem({ starts, edges, bad }: Graph): TransitionSystem<number, number> {
  return {
    initial: starts,
    actions: node => edges.flatMap(([from], i) => (from === node ? [i] : [])),
    next: (_, edge) => edges[edge]?.[1] ?? Number.NaN,
    key: String,
    invariants: [{ id: 'good', holds: node => !bad.includes(node) }],
  }
}

/** Reachable nodes by depth-first search. */
export function reachable({ starts, edges }: Graph): Set<number> {
  const seen = new Set<number>()
  const visit = (node: number): void => {
    if (seen.has(node)) return
    seen.add(node)
    for (const [from, to] of edges) if (from === node) visit(to)
  }
  starts.forEach(visit)
  return seen
}

/** Distances from the starts by relaxing every edge as often as there are nodes (Bellman and Ford). */
export function distances({ nodes, starts, edges }: Graph): number[] {
  const far = Array.from({ length: nodes }, (_, node) => (starts.includes(node) ? 0 : Number.POSITIVE_INFINITY))
  const of = (node: number): number => far[node] ?? Number.NaN
  for (let round = 0; round < nodes; round++) {
    for (const [from, to] of edges) far[to] = Math.min(of(to), of(from) + 1)
  }
  return far
}
