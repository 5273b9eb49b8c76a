/** The acts of a night, or of a schedule that a search found, with all that an export or a transcript says of them. */
import type { Staged } from '../check/rehearsal.ts'
import type { Act } from '../kernel/act.ts'
import type { Kit, NodeId, Protocol } from '../kernel/protocol.ts'
import { nodeOf, step } from '../kernel/step.ts'
import type { NightRun } from './night-run.ts'
import type { ActRecord } from './record.ts'

export interface Chronicle<K extends Kit> {
  readonly protocol: Protocol<K>
  /** What names this night among all others: ids are derived from it. */
  readonly name: string
  readonly nodes: readonly { readonly node: NodeId; readonly role: K['role'] }[]
  readonly acts: readonly ActRecord<K>[]
}

export function chronicleOf<K extends Kit>({ config, deal, acts }: NightRun<K>): Chronicle<K> {
  const { protocol, level, night, seed } = config
  return {
    protocol,
    name: `${protocol.name}/${level.id}/${night + 1}/${seed}`,
    nodes: Object.entries(deal).map(([node, { role }]) => ({ node, role })),
    acts,
  }
}

/** A schedule as records, as if it had been played. It has no times. */
export function recorded<K extends Kit>({ protocol, begins }: Staged<K>, acts: readonly Act<K>[]): ActRecord<K>[] {
  const sentBy = new Map<string, number>()
  let world = begins
  return acts.map((act, index) => {
    const envelope = 'envelope' in act ? world.channel.find(e => e.id === act.envelope) : undefined
    const view = act.type === 'move' ? nodeOf(world, act.node).view : undefined
    const stepped = step(protocol, world, act)
    world = stepped.world
    for (const { id } of stepped.sent) sentBy.set(id, index)
    return {
      index,
      atMs: 0,
      act,
      by: act.type === 'move' ? 'bot' : 'sea',
      node: 'node' in act ? act.node : stepped.node,
      view,
      mistakes: act.type === 'move' && view ? protocol.mistakes(view, act.move) : [],
      sent: stepped.sent,
      claims: stepped.claims,
      envelope,
      sentBy: envelope && sentBy.get(envelope.id),
      injected: false,
    }
  })
}
