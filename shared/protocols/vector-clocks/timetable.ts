/** What the islands are asked, and when: one line for all of them, each reading it from its own place in the ring. */
import type { Night } from '../../kernel/level.ts'
import type { NodeId } from '../../kernel/protocol.ts'
import type { ClocksKit, Request, Setup } from './words.ts'

/** Islands are named by their distance in the ring: 1 is the next one, -1 the one before. */
export type Task =
  | 'event'
  | 'lodge'
  | { readonly to: number }
  /** Which of their last letters was written first? */
  | { readonly compare: readonly [a: number, b: number] }

export type Asked = Pick<Night<ClocksKit>['requests'][number], 'to' | 'request'>
export type Timed = Night<ClocksKit>['requests'][number]

const HAPPENS: readonly string[] = [
  'The lamp is lit',
  'A sail is sighted',
  'Fog comes up',
  'The tide turns',
  'A net is torn',
  'The bell is rung',
  'A seal comes ashore',
  'The lamp is cleaned',
  'Rain sets in',
  'A rope is spliced',
]

const EVERY_MS = 5_000
const FIRST_MS = 1_000

/**
 * Everybody is asked in the same moment, so that in company nobody waits while somebody else thinks: held candles that
 * have burnt down already do not wait. `ahead`: so many events more at the start, by island; what keeps some busier than
 * others, or all clocks would go alike.
 */
export function timetable(
  nodes: readonly NodeId[],
  line: readonly Task[],
  ahead: Readonly<Record<NodeId, number>> = {},
  everyMs = EVERY_MS,
): readonly Timed[] {
  const early = nodes.flatMap((to, place) =>
    Array.from({ length: ahead[to] ?? 0 }, (_, nth) => ({ atMs: FIRST_MS, to, request: happens(place + 5 + nth) })),
  )
  const regular = line.flatMap((task, nth) =>
    nodes.map((to, place) => ({ atMs: FIRST_MS + nth * everyMs, to, request: requestOf(nodes, place, task, nth) })),
  )
  return [...early, ...regular]
}

function happens(nth: number): Request {
  return { type: 'Event', what: HAPPENS[nth % HAPPENS.length] ?? 'Something happens' }
}

function requestOf(nodes: readonly NodeId[], place: number, task: Task, nth: number): Request {
  const island = (distance: number): NodeId => nodes[(place + distance + nodes.length) % nodes.length] ?? ''
  if (task === 'event') return happens(place + nth)
  if (task === 'lodge') return { type: 'Lodge' }
  if ('to' in task) return { type: 'Send', to: island(task.to) }
  const [a, b] = task.compare.map(island)
  // Every other island is asked the other way round, or all would have the same answer.
  const [first, second] = place % 2 === 0 ? [a, b] : [b, a]
  return { type: 'Compare', a: first ?? '', b: second ?? '' }
}

/** How many requests each island gets: what a night's setup tells its islands. */
export function tasksOf(nodes: readonly NodeId[], asked: readonly Asked[]): Setup['tasks'] {
  return Object.fromEntries(nodes.map(node => [node, asked.filter(({ to }) => to === node).length]))
}
