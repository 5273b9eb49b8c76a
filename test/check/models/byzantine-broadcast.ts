/**
 * One round of asynchronous reliable broadcast with Byzantine faults, nobody having broadcast: SpecNoBcast of
 * tlaplus/Examples, specifications/bcastByz/bcastByz.tla (Konnov, Tran, Widder), after Srikanth and Toueg, "Simulating
 * authenticated broadcasts to derive simple fault-tolerant algorithms", Distributed Computing 1987, Fig. 7.
 */
import { at, except, plus, type Spec, type Step, subsets, upTo } from './spec.ts'

interface State {
  readonly pc: readonly ('V0' | 'SE' | 'AC')[]
  /** Who each process has an ECHO from. */
  readonly rcvd: readonly (readonly number[])[]
  /** Who has sent ECHO. */
  readonly sent: readonly number[]
  readonly faulty: readonly number[]
}

export interface BroadcastSize {
  readonly n: number
  readonly t: number
  readonly f: number
}

/**
 * `lies` says when a faulty process's ECHO may be received.
 *
 * 'at hand': always, as the specification has it; there the faulty take no steps and a run counts none for them.
 * 'sent': once an action of the faulty process, SendLie, has sent it, as in an execution of a real system, where
 * saying something is something that happens. The same states of correct processes are reachable.
 */
export type Lies = 'at hand' | 'sent'

export function byzantineBroadcast({ n, t, f }: BroadcastSize, lies: Lies): Spec<State> {
  const Proc = upTo(n)

  /** What a process does on what it has now received: UponNonFaulty, UponAcceptNotSentBefore, UponAcceptSentBefore. */
  function upon(state: State, self: number, received: readonly number[]): Step<State>[] {
    const rcvd = except(state.rcvd, self, received)
    const echoed = plus(state.sent, self)
    const echoes = received.length
    const step = (name: string, mine: 'SE' | 'AC', sent: readonly number[]): Step<State> => {
      return {
        name: `${name}(${self}) on {${received}}`,
        to: { ...state, rcvd, sent, pc: except(state.pc, self, mine) },
      }
    }
    switch (at(state.pc, self)) {
      case 'V0':
        if (echoes >= n - t) return [step('UponAcceptNotSentBefore', 'AC', echoed)]
        if (echoes >= n - 2 * t) return [step('UponNonFaulty', 'SE', echoed)]
        return []
      case 'SE':
        return echoes >= n - t ? [step('UponAcceptSentBefore', 'AC', state.sent)] : []
      case 'AC':
        return []
    }
  }

  function steps(state: State): Step<State>[] {
    const { faulty, sent, rcvd } = state
    const inReach = lies === 'at hand' ? [...sent, ...faulty] : sent
    const receipts = subsets(inReach)
    const correct = Proc.filter(p => !faulty.includes(p))
    const unchanged = { name: 'UNCHANGED', to: state }
    const honest = correct.flatMap(self =>
      receipts.flatMap(some => upon(state, self, some.reduce(plus<number>, at(rcvd, self)))),
    )
    if (lies === 'at hand') return [...honest, unchanged]
    const lying = faulty.map(p => ({ name: `SendLie(${p})`, to: { ...state, sent: plus(sent, p) } }))
    return [...honest, ...lying, unchanged]
  }

  return {
    init: subsets(Proc)
      .filter(faulty => faulty.length === f)
      .map(faulty => ({ pc: Proc.map(() => 'V0'), rcvd: Proc.map(() => []), sent: [], faulty })),
    steps,
    key: ({ pc, rcvd, sent, faulty }) => `${pc}/${rcvd.join(';')}/${sent}/${faulty}`,
    invariants: [
      { id: 'Unforg', holds: ({ pc, faulty }) => pc.every((mine, p) => mine !== 'AC' || faulty.includes(p + 1)) },
    ],
  }
}
