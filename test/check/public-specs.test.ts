/**
 * The explorer against specifications that others wrote and TLC counted. The numbers below are those of
 * shared/reference/explorer-counts.json of the workshop (tlaplus/Examples and TLC): [distinct, generated].
 */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Exploration, explore } from '../../shared/check/explore.ts'
import { byzantineBroadcast } from './models/byzantine-broadcast.ts'
import { type PaxosSize, paxos } from './models/paxos.ts'
import { raftElection } from './models/raft-election.ts'
import { type Spec, type Step, systemOf } from './models/spec.ts'
import { tCommit } from './models/t-commit.ts'
import { twoPhase } from './models/two-phase.ts'

type Counts = readonly [distinct: number, generated: number]

const TWO_PHASE = { 1: [12, 20], 2: [56, 154], 3: [288, 1146] } as const
const T_COMMIT = { 1: [4, 5], 2: [12, 23], 3: [34, 94] } as const
/** By acceptors, values and highest ballot. */
const PAXOS = {
  '1,1,0': [5, 10],
  '1,1,1': [25, 82],
  '2,1,1': [81, 326],
  '3,1,0': [41, 168],
  '3,1,1': [1681, 9903],
} as const
const SHORTEST = {
  'TwoPhase, the coordinator commits without hearing from everybody, 2 resource managers': 3,
  'Raft, a node votes twice in one term, 3 servers, message-free model': 2,
  'Byzantine broadcast n=3 t=1 f=1, unforgeability': 3,
} as const

function paxosSize(text: string): PaxosSize {
  const [acceptors = 0, values = 0, highest = 0] = text.split(',').map(Number)
  return { acceptors, values, highest }
}

function run<S>(spec: Spec<S>): Exploration<S, Step<S>> {
  return explore(systemOf(spec))
}

/** Explores to the end, where every invariant must have held. */
function counts<S>(spec: Spec<S>): Counts {
  const { distinct, generated, exhausted, violations } = run(spec)
  expect(exhausted).toBe(true)
  expect(violations).toEqual([])
  return [distinct, generated]
}

/** The shortest way to break the one invariant that breaks. */
function shortest<S>(spec: Spec<S>): string[] {
  const { violations } = explore(systemOf(spec), { stopAtFirst: true })
  expect(violations).toHaveLength(1)
  return violations.flatMap(violation => violation.shortest.map(step => step.name))
}

describe('counts as TLC does', () => {
  it.each(Object.entries(TWO_PHASE))('TwoPhase, %s resource managers', (rms, expected) => {
    expect(counts(twoPhase(Number(rms)))).toEqual(expected)
  })

  it('TwoPhase, 6 resource managers: the 50816 states that the end of TwoPhase.tla mentions', () => {
    expect(run(twoPhase(6)).distinct).toBe(50816)
  })

  it.each(Object.entries(T_COMMIT))('TCommit, %s resource managers', (rms, expected) => {
    expect(counts(tCommit(Number(rms)))).toEqual(expected)
  })

  it.each(Object.entries(PAXOS))('Paxos, %s (acceptors, values, highest ballot)', (size, expected) => {
    expect(counts(paxos(paxosSize(size)))).toEqual(expected)
  })
})

describe('finds shortest counter-examples', () => {
  it('in two-phase commit whose coordinator commits without hearing from everybody', () => {
    const schedule = shortest(twoPhase(2, { hasty: true }))
    const expected = SHORTEST['TwoPhase, the coordinator commits without hearing from everybody, 2 resource managers']
    expect(schedule).toHaveLength(expected)
    // Which of several shortest ones is found is settled by the order of actions, so it may be named.
    expect(schedule).toEqual(['TMCommit', 'RMChooseToAbort(1)', 'RMRcvCommitMsg(2)'])
  })

  it('in Raft elections where a node votes twice in one term', () => {
    const schedule = shortest(raftElection({ servers: 3, maxTerm: 3 }, { forgetful: true }))
    expect(schedule).toHaveLength(SHORTEST['Raft, a node votes twice in one term, 3 servers, message-free model'])
    expect(schedule).toEqual(['BecomeLeader(1, {1,2})', 'BecomeLeader(3, {2,3})'])
  })

  it('in Byzantine broadcast with three processes, one of them faulty', () => {
    const schedule = shortest(byzantineBroadcast({ n: 3, t: 1, f: 1 }, 'sent'))
    expect(schedule).toHaveLength(SHORTEST['Byzantine broadcast n=3 t=1 f=1, unforgeability'])
    expect(schedule).toEqual(['SendLie(1)', 'UponNonFaulty(2) on {1}', 'UponAcceptSentBefore(2) on {1,2}'])
  })

  // The specification to the letter has no action for a lie, so its run is the same without that step.
  it('in the same with lies at hand, as bcastByz.tla has them, one action shorter', () => {
    const schedule = shortest(byzantineBroadcast({ n: 3, t: 1, f: 1 }, 'at hand'))
    expect(schedule).toEqual(['UponNonFaulty(2) on {1}', 'UponAcceptSentBefore(2) on {1,2}'])
  })

  it('in Paxos with quorums that do not meet', () => {
    const { violations } = run(paxos({ acceptors: 2, values: 2, highest: 1 }, [[1], [2]]))
    // Each of two ballots needs a promise, a proposal and a vote after its beginning, and one vote chooses.
    expect(violations.map(violation => violation.shortest.length)).toEqual([8])
  })
})

describe('finds nothing where nothing is wrong', () => {
  it('in Raft elections', () => {
    counts(raftElection({ servers: 3, maxTerm: 3 }))
  })

  it.each(['at hand', 'sent'] as const)('in Byzantine broadcast with n > 3t, lies %s', lies => {
    counts(byzantineBroadcast({ n: 4, t: 1, f: 1 }, lies))
  })

  it('in Paxos with two values', () => {
    counts(paxos({ acceptors: 3, values: 2, highest: 1 }))
  })
})

describe('the numbers typed in here', () => {
  const file = new URL('../../../shared/reference/explorer-counts.json', import.meta.url)
  const there = existsSync(file)

  it.skipIf(!there)(
    `are those of the reference file${there ? '' : ' (SKIPPED: a clone has no ../shared/reference)'}`,
    () => {
      const { what: _, ...tables } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
      expect(Object.values(tables)).toEqual([TWO_PHASE, T_COMMIT, PAXOS, SHORTEST])
    },
  )
})
