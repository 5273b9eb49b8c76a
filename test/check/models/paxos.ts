/**
 * Paxos without explicit leaders or learners. tlaplus/Examples, specifications/Paxos/Paxos.tla (Lamport), with the
 * smallest majorities as quorums (as MCPaxos.cfg has them), ballots 0 .. `highest` and no symmetry. Listing the larger
 * majorities too would change no state, but TLC generates one successor for each quorum that suffices.
 */
import { at, except, type Spec, type Step, subsets, upTo } from './spec.ts'

const NONE = -1

type Message =
  | { readonly type: '1a'; readonly bal: number }
  | { readonly type: '1b'; readonly acc: number; readonly bal: number; readonly mbal: number; readonly mval: number }
  | { readonly type: '2a'; readonly bal: number; readonly val: number }
  | { readonly type: '2b'; readonly acc: number; readonly bal: number; readonly val: number }

interface State {
  readonly maxBal: readonly number[]
  /** maxVBal[a] and maxVal[a] are the last vote that acceptor a cast, or NONE. */
  readonly maxVBal: readonly number[]
  readonly maxVal: readonly number[]
  readonly msgs: Sent
}

/** A set of messages by their text, with that text in order, so that equal sets have equal keys. */
interface Sent {
  readonly all: readonly { readonly text: string; readonly message: Message }[]
  readonly key: string
}

const NOTHING: Sent = { all: [], key: '' }

function send(sent: Sent, message: Message): Sent {
  const text = Object.values(message).join(' ')
  if (sent.all.some(other => other.text === text)) return sent
  const after = sent.all.findIndex(other => other.text > text)
  const all = sent.all.toSpliced(after < 0 ? sent.all.length : after, 0, { text, message })
  return { all, key: all.map(other => other.text).join() }
}

export interface PaxosSize {
  readonly acceptors: number
  readonly values: number
  readonly highest: number
}

/** `quorums` is the smallest majorities unless told otherwise; quorums that do not meet are the mutant. */
export function paxos(
  { acceptors, values, highest }: PaxosSize,
  quorums?: readonly (readonly number[])[],
): Spec<State> {
  const Acceptor = upTo(acceptors)
  const Value = upTo(values)
  const Ballot = [0, ...upTo(highest)]
  const Quorum = quorums ?? subsets(Acceptor).filter(some => some.length === Math.floor(acceptors / 2) + 1)

  function phase1a(state: State, bal: number): Step<State> {
    return { name: `Phase1a(${bal})`, to: { ...state, msgs: send(state.msgs, { type: '1a', bal }) } }
  }

  /** One step for each quorum, and in it for each message that shows v safe: TLC branches on both quantifiers. */
  function phase2a(state: State, bal: number, val: number): Step<State>[] {
    const { all } = state.msgs
    if (all.some(({ message }) => message.type === '2a' && message.bal === bal)) return []
    const found: Step<State>[] = []
    for (const Q of Quorum) {
      const q1b = all.flatMap(({ message: m }) => (m.type === '1b' && m.bal === bal && Q.includes(m.acc) ? [m] : []))
      if (!Q.every(acc => q1b.some(m => m.acc === acc))) continue
      const q1bv = q1b.filter(m => m.mbal >= 0)
      const latest = Math.max(...q1bv.map(m => m.mbal))
      const shown = q1bv.length === 0 ? 1 : q1bv.filter(m => m.mval === val && m.mbal === latest).length
      const step = {
        name: `Phase2a(${bal}, ${val})`,
        to: { ...state, msgs: send(state.msgs, { type: '2a', bal, val }) },
      }
      for (let i = 0; i < shown; i++) found.push(step)
    }
    return found
  }

  function answers(state: State, acc: number): Step<State>[] {
    const { maxBal, maxVBal, maxVal, msgs } = state
    const found: Step<State>[] = []
    for (const { message: m } of msgs.all) {
      if (m.type === '1a' && m.bal > at(maxBal, acc)) {
        const promise = { type: '1b', acc, bal: m.bal, mbal: at(maxVBal, acc), mval: at(maxVal, acc) } as const
        const to = { ...state, maxBal: except(maxBal, acc, m.bal), msgs: send(msgs, promise) }
        found.push({ name: `Phase1b(${acc}), ballot ${m.bal}`, to })
      }
      if (m.type === '2a' && m.bal >= at(maxBal, acc)) {
        const to = {
          maxBal: except(maxBal, acc, m.bal),
          maxVBal: except(maxVBal, acc, m.bal),
          maxVal: except(maxVal, acc, m.val),
          msgs: send(msgs, { type: '2b', acc, bal: m.bal, val: m.val }),
        }
        found.push({ name: `Phase2b(${acc}), ballot ${m.bal}`, to })
      }
    }
    return found
  }

  /** What module Voting calls chosen: some quorum voted for it in one ballot. */
  function chosen({ msgs }: State): number[] {
    const voted = (acc: number, bal: number, val: number): boolean =>
      msgs.all.some(({ message: m }) => m.type === '2b' && m.acc === acc && m.bal === bal && m.val === val)
    return Value.filter(val => Ballot.some(bal => Quorum.some(Q => Q.every(acc => voted(acc, bal, val)))))
  }

  return {
    init: [
      {
        maxBal: Acceptor.map(() => NONE),
        maxVBal: Acceptor.map(() => NONE),
        maxVal: Acceptor.map(() => NONE),
        msgs: NOTHING,
      },
    ],
    steps: state => [
      ...Ballot.flatMap(bal => [phase1a(state, bal), ...Value.flatMap(val => phase2a(state, bal, val))]),
      ...Acceptor.flatMap(acc => answers(state, acc)),
    ],
    key: ({ maxBal, maxVBal, maxVal, msgs }) => `${maxBal}/${maxVBal}/${maxVal}/${msgs.key}`,
    invariants: [{ id: 'at most one value is chosen', holds: state => chosen(state).length <= 1 }],
  }
}
