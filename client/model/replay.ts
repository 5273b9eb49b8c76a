/**
 * The sea at one moment of a night that is over: as it was, or as one node could see it then. A node's own sight is made
 * from what it sent and what reached it, and from nothing else: what became of a boat beyond the horizon is not in it.
 */
import type { Mark } from '../../shared/kernel/present.ts'
import type { Diagram, DiagramArrow } from '../../shared/wire/debrief.ts'
import type { ChartBoat, ChartIsland, ChartModel } from '../board/model.ts'
import type { Stop } from './stops.ts'

/** How far along the way the horizon of a node lies. */
const HORIZON = 0.4
/** How long a boat is seen on its way to the horizon, as an outline beyond it, and on its way in. */
const LEAVE_MS = 900
const GHOST_MS = 600
const DOCK_MS = 700
const SINK_MS = 800
/** Where a lost boat goes down. */
const SINKS_AT = 0.8
const NO_MARK: Mark = { shape: 'none', word: '' }

/** `viewer`: whose eyes; null: everything is seen. */
export function seaAt(diagram: Diagram, atMs: number, viewer: string | null): ChartModel {
  const dark = new Set(diagram.gaps.filter(gap => gap.fromMs <= atMs && atMs < gap.toMs).map(gap => gap.node))
  const blind = viewer !== null && dark.has(viewer)
  return {
    islands: diagram.nodes.map(({ node, player, kind }): ChartIsland => {
      const known = viewer === null || viewer === node
      return {
        node,
        name: player,
        who: kind,
        known,
        up: !known || !dark.has(node),
        mark: known ? markAt(diagram, node, atMs) : NO_MARK,
      }
    }),
    boats: blind
      ? []
      : diagram.arrows.flatMap((arrow, index) => {
          const boat = viewer === null ? underWay(arrow, atMs, diagram.endMs) : seenBy(viewer, arrow, atMs)
          return boat === undefined ? [] : [{ ...boat, key: `${index} ${boat.look === 'ghost' ? 'ghost' : ''}` }]
        }),
    broken: diagram.brokeAtMs !== null && atMs >= diagram.brokeAtMs,
  }
}

function markAt(diagram: Diagram, node: string, atMs: number): Mark {
  return diagram.marks.findLast(change => change.node === node && change.atMs <= atMs)?.mark ?? NO_MARK
}

type Seen = Omit<ChartBoat, 'key'>

function underWay(
  { from, to, flag, sentMs, endMs, fate }: DiagramArrow,
  atMs: number,
  nightMs: number,
): Seen | undefined {
  const untilMs = endMs ?? nightMs
  const way = fate === 'lost' ? SINKS_AT : fate === 'delivered' ? 1 : 0.9
  if (atMs < sentMs) return undefined
  if (atMs < untilMs) {
    const share = ((atMs - sentMs) / Math.max(1, untilMs - sentMs)) * way
    return { from, to, flag, share, look: 'sails', alpha: 1 }
  }
  if (fate !== 'lost' || atMs >= untilMs + SINK_MS) return undefined
  return { from, to, flag, share: way, look: 'sinks', alpha: 1 - (atMs - untilMs) / SINK_MS }
}

function seenBy(
  viewer: string,
  { from, to, flag, sentMs, endMs, fate, copy }: DiagramArrow,
  atMs: number,
): Seen | undefined {
  // Only the sea knows of copies before they land.
  if (from === viewer && !copy) {
    const sinceMs = atMs - sentMs
    if (sinceMs < 0 || sinceMs >= LEAVE_MS + GHOST_MS) return undefined
    if (sinceMs < LEAVE_MS) return { from, to, flag, share: (sinceMs / LEAVE_MS) * HORIZON, look: 'sails', alpha: 1 }
    const gone = (sinceMs - LEAVE_MS) / GHOST_MS
    return { from, to, flag, share: HORIZON * (1 + gone * 0.6), look: 'ghost', alpha: 1 - gone }
  }
  if (to !== viewer || fate !== 'delivered' || endMs === null) return undefined
  const sinceMs = atMs - endMs
  if (sinceMs < 0 || sinceMs >= DOCK_MS) return undefined
  const share = 1 - HORIZON + HORIZON * (sinceMs / DOCK_MS)
  return { from, to, flag, share, look: 'lands', alpha: Math.min(1, (sinceMs / DOCK_MS) * 5) }
}

/** What has just happened, newest last, as far as the viewer could know. `stops` are in the order of time. */
export function justNow(stops: readonly Stop[], atMs: number, viewer: string | null, most: number): readonly Stop[] {
  return stops.filter(stop => stop.atMs <= atMs && (viewer === null || stop.node === viewer)).slice(-most)
}
