/** What must hold and what shall be reached, judged by true happened-before. Reads whole worlds; no seat ever sees this. */
import type { Breach, Invariant, NodeId, Progress } from '../../kernel/protocol.ts'
import type { Happening, World } from '../../kernel/world.ts'
import { cardOf, pairOf, tasksDone } from './physics.ts'
import { less, shown, told } from './stamp.ts'
import type { Claimed, ClocksKit, Entry, EventId, Ghost, Relation } from './words.ts'

type Sea = World<ClocksKit>

export const ghost: Ghost = { past: {}, latest: {}, relations: {}, gaveUp: [] }

/** Histories grow as Lamport defines them: what came before here, and what came before the sending of what was received. */
export function witness(
  before: Ghost,
  seen: Happening<ClocksKit>,
  world: Sea,
): { readonly ghost: Ghost; readonly tag?: readonly EventId[] } {
  const { node } = seen
  const [claim] = seen.claims
  if (claim?.type === 'stamped') {
    const last = before.latest[node]
    const here = last === undefined ? [] : [...(before.past[last] ?? []), last]
    const past = [...new Set([...here, ...(seen.took ?? [])])].sort()
    return {
      ghost: {
        ...before,
        past: { ...before.past, [claim.event]: past },
        latest: { ...before.latest, [node]: claim.event },
      },
      tag: [...past, claim.event],
    }
  }
  if (claim?.type === 'relation') {
    const { a, b, relation } = claim
    const relations = { ...before.relations, [`${node} ${a} ${b}`]: { by: node, a, b, relation } }
    return { ghost: { ...before, relations } }
  }
  if (claim?.type === 'cannot-tell' && decidable(world, seen))
    return { ghost: { ...before, gaveUp: [...new Set([...before.gaveUp, node])].sort() } }
  return { ghost: before }
}

function decidable(world: Sea, { node, move }: Happening<ClocksKit>): boolean {
  const view = world.nodes[node]?.view
  if (!view || !move) return false
  const pair = pairOf(view, cardOf(view, move.card))
  return pair !== undefined && told(view.setup.kind, pair.a.stamp, pair.b.stamp) !== 'cannot-tell'
}

export function happenedBefore({ past }: Ghost, a: EventId, b: EventId): boolean {
  return past[b]?.includes(a) === true
}

export function truth(histories: Ghost, a: EventId, b: EventId): Relation {
  if (happenedBefore(histories, a, b)) return 'before'
  return happenedBefore(histories, b, a) ? 'after' : 'concurrent'
}

export const trueRelation: Invariant<ClocksKit> = {
  id: 'true-relation',
  says: 'Whatever is claimed of two events, that one came before the other or that they are concurrent, is so.',
  cite: 'Lamport 1978, "The Partial Ordering"',
  broken(world) {
    for (const claimed of Object.values(world.ghost.relations)) {
      const is = truth(world.ghost, claimed.a, claimed.b)
      if (is !== claimed.relation) return { headline: headline(claimed, is), witnesses: witnesses(claimed) }
    }
    return undefined
  },
}

const SAYS: Readonly<Record<Relation, string>> = {
  before: 'came before',
  after: 'came after',
  concurrent: 'is concurrent with',
}

function headline({ by, a, b, relation }: Claimed, is: Relation): string {
  return `${by} says that ${a} ${SAYS[relation]} ${b}, and it ${SAYS[is]} it`
}

function witnesses({ by, a, b }: Claimed): readonly NodeId[] {
  return [...new Set([by, islandOf(a), islandOf(b)])]
}

function islandOf(event: EventId): NodeId {
  return event.slice(0, event.lastIndexOf('.'))
}

export const trueLog: Invariant<ClocksKit> = {
  id: 'true-log',
  says: 'In lodged logs, what came before has the smaller stamp; and with vectors, what has the smaller stamp came before.',
  cite: 'Lamport 1978, Clock Condition; Fidge 1988 and Mattern 1989, e before f if and only if V(e) < V(f)',
  broken(world) {
    const lodged = lodgedIn(world)
    const both = Object.values(world.nodes)[0]?.view.setup.kind === 'vector'
    for (const f of lodged) {
      const past = setOf(world.ghost.past[f.event] ?? [])
      for (const e of lodged) {
        const [came, smaller] = [past.has(e.event), less(e.stamp, f.stamp)]
        if (came && !smaller) return breach(e, f, 'came before', 'is not smaller')
        if (both && smaller && !came) return breach(e, f, 'did not come before', 'is smaller')
      }
    }
    return undefined
  },
}

/** A history never changes, and is asked about after every act. */
function setOf(past: readonly EventId[]): ReadonlySet<EventId> {
  const known = sets.get(past)
  if (known) return known
  const fresh = new Set(past)
  sets.set(past, fresh)
  return fresh
}

const sets = new WeakMap<readonly EventId[], ReadonlySet<EventId>>()

function lodgedIn({ nodes }: Sea): readonly Entry[] {
  return Object.values(nodes).flatMap(({ view: { disk } }) => disk.log.slice(0, disk.lodged ?? 0))
}

function breach(e: Entry, f: Entry, came: string, stamped: string): Breach {
  return {
    headline: `${e.event} ${came} ${f.event}, and its stamp ${stamped}: ${shown(e.stamp)} and ${shown(f.stamp)}`,
    witnesses: [...new Set([islandOf(e.event), islandOf(f.event)])],
  }
}

/** Every island has done what it was asked: stamped its events, compared its letters, lodged its log. */
export function goal({ nodes, ghost: { gaveUp } }: Sea): Progress {
  const views = Object.values(nodes).map(({ view }) => view)
  const of = Object.values(views[0]?.setup.tasks ?? {}).reduce((sum, n) => sum + n, 0)
  const done = views.reduce((sum, { disk }) => sum + tasksDone(disk), 0)
  const [idle] = gaveUp
  return idle === undefined ? { done, of } : { done, of, lost: `${idle} could have told` }
}
