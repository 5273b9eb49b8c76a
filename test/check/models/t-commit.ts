/**
 * Transaction commit as such: what resource managers may decide, whatever the protocol.
 * tlaplus/Examples, specifications/transaction_commit/TCommit.tla
 * (Gray and Lamport, "Consensus on Transaction Commit", TODS 2006, section 2).
 */
import { at, except, type Spec, type Step, upTo } from './spec.ts'

export type RmState = 'working' | 'prepared' | 'committed' | 'aborted'

type State = readonly RmState[]

/** TCConsistent: no two resource managers have arrived at conflicting decisions. */
export function consistent(rmState: readonly RmState[]): boolean {
  return !(rmState.includes('aborted') && rmState.includes('committed'))
}

export function tCommit(rms: number): Spec<State> {
  const RM = upTo(rms)

  function steps(rmState: State): Step<State>[] {
    const found: Step<State>[] = []
    const canCommit = rmState.every(state => state === 'prepared' || state === 'committed')
    const notCommitted = !rmState.includes('committed')
    for (const rm of RM) {
      const mine = at(rmState, rm)
      if (mine === 'working') found.push({ name: `Prepare(${rm})`, to: except(rmState, rm, 'prepared') })
      if (mine === 'prepared' && canCommit) {
        found.push({ name: `Decide(${rm}): commit`, to: except(rmState, rm, 'committed') })
      }
      if ((mine === 'working' || mine === 'prepared') && notCommitted) {
        found.push({ name: `Decide(${rm}): abort`, to: except(rmState, rm, 'aborted') })
      }
    }
    return found
  }

  return {
    init: [RM.map(() => 'working')],
    steps,
    key: rmState => rmState.join(),
    invariants: [{ id: 'TCConsistent', holds: consistent }],
  }
}
