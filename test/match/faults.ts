/** Any fault by hand, of nodes that most nights have. */
import fc from 'fast-check'
import type { Fault } from '../../shared/kernel/fault.ts'

const node = fc.constantFrom('n1', 'n2', 'n3', 'n4', 'n5')
const share = fc.constantFrom(0, 0.2, 0.6, 1)

export const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ type: fc.constant('loss' as const), share }),
  fc.record({ type: fc.constant('delay' as const), factor: fc.constantFrom(0.5, 2, 6) }),
  fc.record({ type: fc.constant('duplicate' as const), share }),
  fc.record({ type: fc.constant('partition' as const), side: fc.uniqueArray(node, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constantFrom('crash' as const, 'restart' as const), node }),
  fc.record({ type: fc.constant('skew' as const), node, byMs: fc.constantFrom(-90_000, 4_000, 60_000) }),
  fc.constant({ type: 'calm' as const }),
)
