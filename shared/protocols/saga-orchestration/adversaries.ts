/**
 * The sea's plans: "when this is so, do that" over a world and named nodes. Lawful play survives every one of them: what
 * is lost is asked for again, and who goes dark finds everything on disk.
 */
import type { Act } from '../../kernel/act.ts'
import type { Whim } from '../../kernel/level.ts'
import type { NodeId } from '../../kernel/protocol.ts'
import type { Envelope, World } from '../../kernel/world.ts'
import type { SagaKit } from './words.ts'

type Sea = World<SagaKit>
type Next = Act<SagaKit> | undefined
type Plan = (world: Sea, next: Next) => Whim<SagaKit>

function landing(world: Sea, next: Next): Envelope<SagaKit> | undefined {
  return next?.type === 'deliver' ? world.channel.find(e => e.id === next.envelope) : undefined
}

/** The answers that tell this conductor of its first payment go down: once, or a few times. */
export function paymentUnheard(conductor: NodeId, times: number): Plan {
  return (world, next) => {
    const e = landing(world, next)
    const hit =
      e?.to === conductor && e.message.type === 'Reply' && e.message.result === 'done' && e.message.thing === 'payment'
    return e && hit && world.spent.drop < times ? { type: 'drop', envelope: e.id } : undefined
  }
}

/** The first answers that say "undone" go down, so that the undo is asked for again. */
export function undoUnheard(services: readonly NodeId[], times: number): Plan {
  return (world, next) => {
    const e = landing(world, next)
    const hit = e?.message.type === 'Reply' && e.message.result === 'undone' && services.includes(e.from)
    return e && hit && world.spent.drop < times ? { type: 'drop', envelope: e.id } : undefined
  }
}

/** A service goes dark just after it has answered; first of all one that has not written what it answered. */
export function serviceGoesDark(service: NodeId): Plan {
  return world => {
    const state = world.nodes[service]
    if (world.spent.crash > 0 || !state?.up) return undefined
    const answered = world.channel.some(
      e => e.from === service && e.message.type === 'Reply' && e.message.result === 'done',
    )
    return answered ? { type: 'crash', node: service } : undefined
  }
}

/** What this conductor asks of a service waits until somebody else has a line in that book. */
export function booksLater(conductor: NodeId): Plan {
  return (world, next) => {
    const e = landing(world, next)
    if (e?.from !== conductor || e.message.type !== 'Do' || e.message.thing === 'payment') return undefined
    return world.nodes[e.to]?.view.disk.book.some(line => line.did > 0) ? undefined : 'pass'
  }
}
