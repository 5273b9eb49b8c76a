/** Every protocol of the house, one line each. The server, the client and the battery find them here. */
import type { Kit, Protocol } from '../kernel/protocol.ts'
import { byzantineGenerals } from './byzantine-generals/index.ts'
import { load } from './load/index.ts'
import { raft } from './raft/index.ts'
import { sagaOrchestration } from './saga-orchestration/index.ts'
import { vectorClocks } from './vector-clocks/index.ts'

export const protocols: readonly Protocol<Kit>[] = [raft, sagaOrchestration, byzantineGenerals, vectorClocks, load]

export function findProtocol(name: string): Protocol<Kit> | undefined {
  return protocols.find(p => p.name === name)
}
