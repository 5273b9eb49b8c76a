/** Faults as a form has them: their names, and what a new one is at first. */
import { FAULTS, type Fault } from '../../../../shared/kernel/fault.ts'
import type { NightParameters } from '../../../../shared/wire/plan.ts'

interface FaultKind {
  readonly name: string
  readonly begin: (own: NightParameters) => Fault
}

const firstNode = ({ nodes }: NightParameters): string => nodes[0]?.node ?? ''
const firstMortal = (own: NightParameters): string => own.nodes.find(({ mortal }) => mortal)?.node ?? firstNode(own)

export const FAULT_KINDS: Readonly<Record<Fault['type'], FaultKind>> = {
  loss: { name: 'Loss', begin: () => ({ type: 'loss', share: 0.3 }) },
  delay: { name: 'Delay', begin: () => ({ type: 'delay', factor: 3 }) },
  duplicate: { name: 'Duplication', begin: () => ({ type: 'duplicate', share: 0.3 }) },
  partition: { name: 'Partition', begin: own => ({ type: 'partition', side: [firstNode(own)] }) },
  crash: { name: 'Crash', begin: own => ({ type: 'crash', node: firstMortal(own) }) },
  restart: { name: 'Restart', begin: own => ({ type: 'restart', node: firstMortal(own) }) },
  skew: { name: 'Clock skew', begin: own => ({ type: 'skew', node: firstNode(own), byMs: 5000 }) },
  calm: { name: 'Calm again', begin: () => ({ type: 'calm' }) },
}

/** Those that a night can bear. A synchronous network loses nothing: it can only be slow. */
export function kindsFor({ timing, clocks, nodes }: NightParameters): readonly Fault['type'][] {
  const mortal = nodes.some(node => node.mortal)
  return FAULTS.filter(type => {
    if (timing === 'synchronous') return type === 'delay' || type === 'calm'
    if (type === 'crash' || type === 'restart') return mortal
    if (type === 'skew') return clocks
    return type !== 'partition' || nodes.length > 1
  })
}

export function faultWords(fault: Fault): string {
  return FAULT_KINDS[fault.type].name
}
