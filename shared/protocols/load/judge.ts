/** What must hold and what shall be reached. Reads whole worlds; no seat ever sees this. */
import type { Invariant, Progress } from '../../kernel/protocol.ts'
import type { Happening, World } from '../../kernel/world.ts'
import type { Ghost, LoadKit } from './words.ts'

export const ghost: Ghost = { answered: 0, failed: 0, forNobody: [] }

export function witness(before: Ghost, seen: Happening<LoadKit>, world: World<LoadKit>): { readonly ghost: Ghost } {
  let after = before
  const deadline = world.nodes[seen.node]?.view.setup.deadline ?? 0
  for (const claim of seen.claims) {
    if (claim.type === 'answered') after = { ...after, answered: after.answered + claim.count }
    if (claim.type === 'failed') after = { ...after, failed: after.failed + claim.count }
    if (claim.type === 'served' && claim.beats > deadline)
      after = { ...after, forNobody: [...after.forNobody.filter(n => n !== seen.node), seen.node].sort() }
  }
  return { ghost: after }
}

export const servedAlive: Invariant<LoadKit> = {
  id: 'served-alive',
  says: 'No service works for callers who have waited in its queue until they hung up.',
  cite: 'Beyer et al., Site Reliability Engineering ch. 22, "Queue Management" and "Latency and Deadlines"',
  broken({ ghost: { forNobody } }) {
    if (forNobody.length === 0) return undefined
    return { headline: `${forNobody.join(' and ')} answered callers who had hung up`, witnesses: forNobody }
  },
}

export const oneTrial: Invariant<LoadKit> = {
  id: 'one-trial',
  says: 'A service whose breaker opened gets one trial caller at a time, until it has answered.',
  cite: 'Nygard, Release It! ch. 5, "Circuit Breaker"; Fowler, "CircuitBreaker", 2014',
  broken(world) {
    for (const [node, { view }] of Object.entries(world.nodes)) {
      if (view.memory.role !== 'balancer') continue
      for (const [service, { blind }] of Object.entries(view.memory.breakers))
        if (blind !== null && blind > 1)
          return {
            headline: `${node} sent ${blind} callers to ${service}, which had not answered since it failed`,
            witnesses: [node],
          }
    }
    return undefined
  },
}

/** Goodput: callers answered in time. Without a number to reach, every caller's call must have ended somehow. */
export function goal({ nodes, ghost: { answered, failed } }: World<LoadKit>): Progress {
  const setup = Object.values(nodes)[0]?.view.setup
  if (!setup) return { done: 0, of: 0 }
  const { offered, wanted } = setup
  if (wanted === 0) return { done: answered + failed, of: offered }
  const done = Math.min(answered, wanted)
  return offered - failed < wanted
    ? { done, of: wanted, lost: `${failed} callers gave up: ${wanted} cannot be answered any more` }
    : { done, of: wanted }
}
