/** The sea's plan: a reply comes before what it replies to. Right stamps show it; clocks on walls do not. */
import type { Act } from '../../kernel/act.ts'
import type { Whim } from '../../kernel/level.ts'
import type { NodeId } from '../../kernel/protocol.ts'
import type { World } from '../../kernel/world.ts'
import type { ClocksKit } from './words.ts'

/** A letter to the second-next island waits until that one has as many letters from the island between. */
export function overtaken(nodes: readonly NodeId[], letters: number) {
  return (world: World<ClocksKit>, next: Act<ClocksKit> | undefined): Whim<ClocksKit> => {
    const envelope = next?.type === 'deliver' ? world.channel.find(e => e.id === next.envelope) : undefined
    if (!envelope) return undefined
    const place = nodes.indexOf(envelope.from)
    const [between, second] = [1, 2].map(distance => nodes[(place + distance) % nodes.length])
    if (envelope.to !== second || between === undefined) return undefined
    const log = world.nodes[envelope.to]?.view.disk.log ?? []
    const come = log.filter(({ kind }) => kind.type === 'receive' && kind.from === between).length
    return come < letters ? 'pass' : undefined
  }
}
