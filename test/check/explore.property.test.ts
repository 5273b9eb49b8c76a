import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explore } from '../../shared/check/explore.ts'
import { distances, type Graph, graphSystem, reachable } from './graphs.ts'

const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 12 }).chain(nodes => {
  const node = fc.nat({ max: nodes - 1 })
  return fc.record({
    nodes: fc.constant(nodes),
    starts: fc.array(node, { minLength: 1, maxLength: 3 }),
    edges: fc.array(fc.tuple(node, node), { maxLength: 2 * nodes }),
    bad: fc.uniqueArray(node, { maxLength: 3 }),
  })
})

const PINNED = { seed: 20250711, numRuns: 500 }

function hold(property: (graph: Graph) => void): void {
  fc.assert(fc.property(graphs, property), PINNED)
}

describe('on random graphs the explorer', () => {
  it('finds what a depth-first search finds, and counts every instance', () => {
    hold(graph => {
      const found = reachable(graph)
      const leaving = graph.edges.filter(([from]) => found.has(from)).length
      expect(explore(graphSystem(graph))).toMatchObject({
        distinct: found.size,
        generated: graph.starts.length + leaving,
        transitions: leaving,
        depth: Math.max(...distances(graph).filter(Number.isFinite)),
        exhausted: true,
        stoppedBy: null,
      })
    })
  })

  it('breaks an invariant in as many nodes as are bad, by a schedule as long as the nearest is far', () => {
    hold(graph => {
      const far = distances(graph)
      const bad = graph.bad.map(node => far[node] ?? Number.NaN).filter(Number.isFinite)
      const [violation, ...others] = explore(graphSystem(graph)).violations
      expect(others).toEqual([])
      expect(violation?.count ?? 0).toBe(bad.length)
      if (!violation) return
      expect(violation.shortest).toHaveLength(Math.min(...bad))
      expect(graph.starts).toContain(violation.initial)
      const system = graphSystem(graph)
      expect(violation.shortest.reduce(system.next, violation.initial)).toBe(violation.state)
      expect(graph.bad).toContain(violation.state)
    })
  })

  it('shows every node once, nearest first, each with a shortest schedule', () => {
    hold(graph => {
      const far = distances(graph)
      const shown: number[] = []
      const system = graphSystem(graph)
      explore(system, {
        onState: found => {
          shown.push(found.state)
          expect(found.depth).toBe(far[found.state])
          const { initial, actions } = found.schedule()
          expect(actions).toHaveLength(found.depth)
          expect(actions.reduce(system.next, initial)).toBe(found.state)
        },
      })
      expect(new Set(shown).size).toBe(shown.length)
      expect(new Set(shown)).toEqual(reachable(graph))
    })
  })

  it('with a bounded depth finds what is that near, and says whether that was all', () => {
    fc.assert(
      fc.property(graphs, fc.nat({ max: 6 }), (graph, maxDepth) => {
        const far = distances(graph).filter(Number.isFinite)
        const { distinct, exhausted } = explore(graphSystem(graph), { maxDepth })
        expect(distinct).toBe(far.filter(distance => distance <= maxDepth).length)
        expect(exhausted).toBe(Math.max(...far) < maxDepth)
      }),
      PINNED,
    )
  })

  it('with bounded states keeps that many, and says whether there were more', () => {
    fc.assert(
      fc.property(graphs, fc.nat({ max: 14 }), (graph, maxStates) => {
        const there = reachable(graph).size
        const { distinct, exhausted, stoppedBy } = explore(graphSystem(graph), { maxStates })
        expect(distinct).toBe(Math.min(there, maxStates))
        expect(exhausted).toBe(there <= maxStates)
        expect(stoppedBy).toBe(exhausted ? null : 'maxStates')
      }),
      PINNED,
    )
  })
})
