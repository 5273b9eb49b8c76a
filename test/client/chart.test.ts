/** The chart's geometry: islands inside and apart, boats between the shores, ways there and back apart. */
import { expect, test } from 'vitest'
import { boatAt, chartLayout } from '../../client/board/chart-layout.ts'
import { distance } from '../../client/board/geometry.ts'

const SIZES = [
  [968, 504],
  [342, 420],
] as const

test.each([2, 3, 4, 5, 6, 7])('%i islands', count => {
  const nodes = Array.from({ length: count }, (_, i) => `n${i + 1}`)
  for (const [width, height] of SIZES) {
    const layout = chartLayout(width, height, nodes)
    const places = nodes.map(node => layout.places[node])
    for (const [i, a] of places.entries()) {
      if (a === undefined) throw new Error('an island without a place')
      expect(a.x > 0 && a.x < width && a.y > 0 && a.y < height).toBe(true)
      for (const b of places.slice(i + 1)) expect(b && distance(a, b)).toBeGreaterThan(190 * layout.unit)
    }
    const from = boatAt(layout, 'n1', 'n2', 0).place
    const to = boatAt(layout, 'n1', 'n2', 1).place
    const [one, two] = [layout.places['n1'], layout.places['n2']]
    expect(one && distance(from, one)).toBeLessThan(two ? distance(from, two) : 0)
    expect(two && distance(to, two)).toBeLessThan(one ? distance(to, one) : 0)
    expect(distance(boatAt(layout, 'n1', 'n2', 0.5).place, boatAt(layout, 'n2', 'n1', 0.5).place)).toBeGreaterThan(5)
  }
})
