/**
 * Two-phase commit. tlaplus/Examples, specifications/transaction_commit/TwoPhase.tla
 * (Gray and Lamport, "Consensus on Transaction Commit", TODS 2006, section 3).
 */
import { at, except, plus, type Spec, type Step, upTo } from './spec.ts'
import { consistent, type RmState } from './t-commit.ts'

interface State {
  readonly rmState: readonly RmState[]
  readonly tmState: 'init' | 'committed' | 'aborted'
  readonly tmPrepared: readonly number[]
  /** "Prepared 1", "Commit", "Abort": never removed, so a lost message is one that nobody acts on. */
  readonly msgs: readonly string[]
}

/** `hasty` is the mutant: the transaction manager commits without hearing from everybody. */
export function twoPhase(rms: number, { hasty = false } = {}): Spec<State> {
  const RM = upTo(rms)

  function steps(state: State): Step<State>[] {
    const { rmState, tmState, tmPrepared, msgs } = state
    const found: Step<State>[] = []
    if (tmState === 'init' && (hasty || tmPrepared.length === rms)) {
      found.push({ name: 'TMCommit', to: { ...state, tmState: 'committed', msgs: plus(msgs, 'Commit') } })
    }
    if (tmState === 'init') {
      found.push({ name: 'TMAbort', to: { ...state, tmState: 'aborted', msgs: plus(msgs, 'Abort') } })
    }
    for (const rm of RM) {
      const become = (mine: RmState): State => ({ ...state, rmState: except(rmState, rm, mine) })
      if (tmState === 'init' && msgs.includes(`Prepared ${rm}`)) {
        found.push({ name: `TMRcvPrepared(${rm})`, to: { ...state, tmPrepared: plus(tmPrepared, rm) } })
      }
      if (at(rmState, rm) === 'working') {
        const to = { ...become('prepared'), msgs: plus(msgs, `Prepared ${rm}`) }
        found.push({ name: `RMPrepare(${rm})`, to })
        found.push({ name: `RMChooseToAbort(${rm})`, to: become('aborted') })
      }
      if (msgs.includes('Commit')) found.push({ name: `RMRcvCommitMsg(${rm})`, to: become('committed') })
      if (msgs.includes('Abort')) found.push({ name: `RMRcvAbortMsg(${rm})`, to: become('aborted') })
    }
    return found
  }

  return {
    init: [{ rmState: RM.map(() => 'working'), tmState: 'init', tmPrepared: [], msgs: [] }],
    steps,
    key: ({ rmState, tmState, tmPrepared, msgs }) => `${rmState}/${tmState}/${tmPrepared}/${msgs}`,
    invariants: [{ id: 'TCConsistent', holds: state => consistent(state.rmState) }],
  }
}
