/** Which faults a night can bear. An instructor is not bound by its powers, but by what its protocol is for. */
import type { Fault } from '../kernel/fault.ts'
import type { Deal, Night } from '../kernel/level.ts'
import type { Kit, NodeId, Protocol } from '../kernel/protocol.ts'
import { seatOf } from '../kernel/step.ts'
import type { NightRun } from './night-run.ts'

/** In words, why this cannot be done to a night so dealt, whenever it is tried; undefined: it can. */
export function unfit<K extends Kit>(
  protocol: Protocol<K>,
  { powers, clocks, setup }: Night<K>,
  deal: Deal<K>,
  fault: Fault,
): string | undefined {
  const stranger = nodesOf(fault).find(node => deal[node] === undefined)
  if (stranger !== undefined) return `There is no ${stranger} in this night.`
  if (powers.timing === 'synchronous' && !['delay', 'calm'].includes(fault.type))
    return 'This night is for a synchronous network, which loses nothing: with such a fault it could break with nobody to blame.'
  switch (fault.type) {
    case 'partition':
      return fault.side.length > 0 && Object.keys(deal).some(node => !fault.side.includes(node))
        ? undefined
        : 'A partition needs nodes on both sides.'
    case 'crash':
      return protocol.mortal?.(seatOf(deal, fault.node, setup)) === false
        ? `${fault.node} does not crash in this protocol.`
        : undefined
    case 'skew':
      return clocks === undefined ? 'Clocks play no part in this night.' : undefined
    default:
      return undefined
  }
}

/** Why it cannot be done to this night now. */
export function unfitNow<K extends Kit>(run: NightRun<K>, fault: Fault): string | undefined {
  if (run.ended) return 'The night is over.'
  const never = unfit(run.config.protocol, run.plan, run.deal, fault)
  if (never !== undefined) return never
  if (fault.type === 'crash' && !run.isUp(fault.node)) return `${fault.node} is dark already.`
  if (fault.type === 'restart' && run.isUp(fault.node)) return `${fault.node} is not dark.`
  if (fault.type === 'calm' && run.injected.inForce.length === 0) return 'Nothing injected is in force.'
  return undefined
}

function nodesOf(fault: Fault): readonly NodeId[] {
  if (fault.type === 'partition') return fault.side
  return 'node' in fault ? [fault.node] : []
}
