/** Who sits where: persons take the seats a night deals to persons first, and move on by one at every dawn. */
import type { Deal } from '../kernel/level.ts'
import type { Kit, NodeId } from '../kernel/protocol.ts'
import type { Player, PlayerId } from './port.ts'

export type Seating = Readonly<Record<NodeId, PlayerId | null>>

export function seat<K extends Kit>(deal: Deal<K>, players: readonly Player[], night: number): Seating {
  const places = Object.entries(deal).filter(([, place]) => place.chair !== 'bot')
  const order = [
    ...places.filter(([, p]) => p.chair === 'person'),
    ...places.filter(([, p]) => p.chair === 'either'),
  ].map(([node]) => node)
  const seating: Record<NodeId, PlayerId | null> = Object.fromEntries(Object.keys(deal).map(node => [node, null]))
  players.slice(0, order.length).forEach((_, i) => {
    const node = order[i]
    const player = players[(i + night) % Math.min(players.length, order.length)]
    if (node !== undefined && player) seating[node] = player.id
  })
  return seating
}

/** One person at one node, and bots at the others. */
export function seatAlone(nodes: readonly NodeId[], node: NodeId, player: PlayerId): Seating {
  return Object.fromEntries(nodes.map(one => [one, one === node ? player : null]))
}

/** For newcomers, the best first. */
export function freeSeats<K extends Kit>(deal: Deal<K>, seating: Seating): readonly NodeId[] {
  const free = Object.entries(deal).filter(([node]) => seating[node] === null)
  return (['person', 'either'] as const).flatMap(chair =>
    free.filter(([, place]) => place.chair === chair).map(([node]) => node),
  )
}

const BOT_NAMES = [
  'Calm Tern',
  'Quiet Heron',
  'Merry Seal',
  'Bold Puffin',
  'Swift Eider',
  'Witty Crab',
  'Brave Limpet',
] as const

export function botName(node: NodeId, nodes: readonly NodeId[]): string {
  return BOT_NAMES[Math.max(0, nodes.indexOf(node)) % BOT_NAMES.length] ?? 'Bot'
}
