/**
 * Raft's elections without messages: a whole election is one action.
 * will62794/logless-reconfig, MongoStaticRaft.tla (Schultz, Dardik, Tripakis, "Formal Verification of a Distributed
 * Dynamic Reconfiguration Protocol", CPP 2022): BecomeLeader, UpdateTerms and OnePrimaryPerTerm, with the logs left out
 * (empty logs are up to date with each other) and terms bounded.
 */
import { at, type Spec, type Step, subsets, upTo } from './spec.ts'

interface State {
  readonly currentTerm: readonly number[]
  readonly primary: readonly boolean[]
}

export interface RaftSize {
  readonly servers: number
  readonly maxTerm: number
}

/** `forgetful` is the mutant: a server votes again in a term in which it has voted (Raft paper, 5.2, forbids it). */
export function raftElection({ servers, maxTerm }: RaftSize, { forgetful = false } = {}): Spec<State> {
  const Server = upTo(servers)
  const Quorum = subsets(Server).filter(some => some.length * 2 > servers)

  function steps({ currentTerm, primary }: State): Step<State>[] {
    const found: Step<State>[] = []
    for (const i of Server) {
      const term = at(currentTerm, i) + 1
      if (term > maxTerm) continue
      // A server's term moves to the election's when it votes, so a lower term is what says it has not voted in it.
      const canVote = (v: number): boolean => at(currentTerm, v) < term || (forgetful && at(currentTerm, v) === term)
      for (const Q of Quorum) {
        if (!Q.includes(i) || !Q.every(canVote)) continue
        const to = {
          currentTerm: currentTerm.map((old, s) => (Q.includes(s + 1) ? term : old)),
          primary: primary.map((old, s) => (s + 1 === i ? true : Q.includes(s + 1) ? false : old)),
        }
        found.push({ name: `BecomeLeader(${i}, {${Q}})`, to })
      }
    }
    for (const i of Server) {
      for (const j of Server) {
        const newer = at(currentTerm, i)
        if (newer <= at(currentTerm, j)) continue
        const to = { currentTerm: currentTerm.with(j - 1, newer), primary: primary.with(j - 1, false) }
        found.push({ name: `UpdateTerms(${i}, ${j})`, to })
      }
    }
    return found
  }

  const onePrimaryPerTerm = ({ currentTerm, primary }: State): boolean => {
    const terms = currentTerm.filter((_, s) => primary[s])
    return new Set(terms).size === terms.length
  }

  return {
    init: [{ currentTerm: Server.map(() => 0), primary: Server.map(() => false) }],
    steps,
    key: ({ currentTerm, primary }) => `${currentTerm}/${primary}`,
    invariants: [{ id: 'OnePrimaryPerTerm', holds: onePrimaryPerTerm }],
  }
}
