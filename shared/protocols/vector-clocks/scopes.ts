import type { Scope } from '../../kernel/level.ts'
import { NO_POWERS } from '../../kernel/parts/sea.ts'
import type { NodeId } from '../../kernel/protocol.ts'
import { deal, THREE } from './levels.ts'
import { type Asked, tasksOf } from './timetable.ts'
import type { ClocksKit, Request, Setup } from './words.ts'

const ask = (to: NodeId, ...requests: readonly Request[]): readonly Asked[] =>
  requests.map(request => ({ to, request }))
const event: Request = { type: 'Event', what: 'The lamp is lit' }
const lodge: Request = { type: 'Lodge' }
const write = (to: NodeId): Request => ({ type: 'Send', to })

function scope(
  id: string,
  level: string,
  kind: Setup['kind'],
  nodes: readonly NodeId[],
  requests: readonly Asked[],
  worlds: number,
): Scope<ClocksKit> {
  const setup: Setup = { kind, wall: level === 'before-after-beside', tasks: tasksOf(nodes, requests) }
  return {
    id,
    level,
    night: 0,
    powers: NO_POWERS,
    setup,
    deals: [deal(nodes)],
    requests,
    eager: true,
    worlds,
  }
}

const TWO: readonly NodeId[] = ['n1', 'n2']

/** n1 writes to n3, and to n2, which writes to n3: in either order, and so one letter may have led to the other. */
const triangle: readonly Asked[] = [
  ...ask('n1', write('n3'), write('n2')),
  ...ask('n2', write('n3')),
  ...ask('n3', { type: 'Compare', a: 'n1', b: 'n2' }),
]

/** Two letters from the same island, which goes on counting; and a log of one's own to forget. */
const exchange: readonly Asked[] = [
  ...ask('n1', event, event, lodge),
  ...ask('n2', write('n1'), write('n1'), event, lodge),
]

export const scopes: readonly Scope<ClocksKit>[] = [
  scope('numbers', 'stamp-duty', 'lamport', THREE, [...triangle, ...THREE.flatMap(node => ask(node, lodge))], 13_906),
  scope('vectors', 'vectors', 'vector', TWO, exchange, 13_444),
  scope('wall', 'before-after-beside', 'vector', THREE, triangle, 302),
]
