/** The replay: what is at sea at a moment, what a node could see of it, and how time flows. */
import { expect, test } from 'vitest'
import { AT_START, advanced, neighbour, sought, toggled } from '../../client/model/playback.ts'
import { seaAt } from '../../client/model/replay.ts'
import { diagramOf } from '../../shared/match/diagram.ts'
import { handsFor, playNight } from '../../shared/match/simulate.ts'
import type { Diagram } from '../../shared/wire/debrief.ts'
import { evenings } from '../battery/nights.ts'

const amnesia = evenings.find(evening => evening.level.id === 'amnesia')
if (amnesia === undefined) throw new Error('there is no Amnesia')
const run = playNight(amnesia, 'lost', handsFor(amnesia, { by: 'bot', flaw: 'vote-in-memory' }))
const cast = Object.keys(run.deal).map(node => ({ node, player: node, kind: 'bot' as const }))
const diagram = diagramOf(run, cast)
const moments = Array.from({ length: 400 }, (_, i) => (i / 400) * diagram.endMs)

test('everything under way is seen between its sending and its end, and where it ends', () => {
  for (const atMs of moments) {
    const { boats } = seaAt(diagram, atMs, null)
    const sailing = diagram.arrows.filter(arrow => arrow.sentMs <= atMs && atMs < (arrow.endMs ?? diagram.endMs))
    expect(boats.filter(boat => boat.look === 'sails').length).toBe(sailing.length)
    for (const { share } of boats) expect(share >= 0 && share <= 1).toBe(true)
    expect(new Set(boats.map(boat => boat.key)).size).toBe(boats.length)
  }
  const landing = diagram.arrows.find(arrow => arrow.fate === 'delivered')
  const last = seaAt(diagram, (landing?.endMs ?? 0) - 0.01, null).boats.filter(boat => boat.to === landing?.to)
  expect(Math.max(...last.map(boat => boat.share))).toBeCloseTo(1, 3)
})

test('the crashed node is dark while it was, and the leaders burn their beacons at the end', () => {
  const [gap] = diagram.gaps
  if (gap === undefined) throw new Error('nobody crashed')
  const up = (atMs: number) => seaAt(diagram, atMs, null).islands.find(island => island.node === gap.node)?.up
  expect([up(gap.fromMs - 1), up(gap.fromMs), up(gap.toMs - 1), up(gap.toMs)]).toEqual([true, false, false, true])
  const end = seaAt(diagram, diagram.endMs, null)
  expect(end.broken).toBe(true)
  expect(end.islands.filter(island => island.mark.shape === 'beacon').length).toBe(2)
})

/** The same night as far as this node can know, and another one beyond its horizon. */
function elsewhere(node: string): Diagram {
  return {
    ...diagram,
    arrows: diagram.arrows.flatMap(arrow => {
      if (arrow.to === node && arrow.fate === 'delivered') return [arrow]
      // Also a copy of its own message is the sea's affair, and what never arrived was never seen.
      if (arrow.from !== node || arrow.copy) return []
      return [{ ...arrow, endMs: arrow.sentMs + 7, fate: 'lost' as const, landedAt: null }]
    }),
    gaps: diagram.gaps.filter(gap => gap.node === node),
    marks: diagram.marks.filter(change => change.node === node),
  }
}

test.each(cast)('what $node saw does not depend on what it could not know', ({ node }) => {
  const other = elsewhere(node)
  let seen = 0
  for (const atMs of moments) {
    const plain = (model: ReturnType<typeof seaAt>) => ({
      ...model,
      boats: model.boats.map(({ key: _, ...boat }) => boat),
    })
    const sight = plain(seaAt(diagram, atMs, node))
    expect(sight).toEqual(plain(seaAt(other, atMs, node)))
    seen += sight.boats.length
  }
  expect(seen).toBeGreaterThan(0)
})

test('time flows at its speed, stops at the end and under a hand, and begins anew', () => {
  const playing = toggled({ ...AT_START, speed: 4 }, 1_000)
  expect(advanced(playing, 100, 1_000)).toEqual({ atMs: 400, playing: true, speed: 4 })
  const over = advanced(playing, 300, 1_000)
  expect(over).toEqual({ atMs: 1_000, playing: false, speed: 4 })
  expect(advanced(over, 300, 1_000)).toBe(over)
  expect(toggled(over, 1_000)).toEqual({ atMs: 0, playing: true, speed: 4 })
  expect(sought(playing, 5_000, 1_000)).toEqual({ atMs: 1_000, playing: false, speed: 4 })
  expect([
    neighbour([100, 200], 100, 1, 900),
    neighbour([100, 200], 200, 1, 900),
    neighbour([100], 100, -1, 900),
  ]).toEqual([200, 900, 0])
})
