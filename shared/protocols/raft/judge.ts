/** What must hold and what shall be reached. Reads whole worlds; no seat ever sees this. */
import { majority } from '../../kernel/parts/majority.ts'
import type { Invariant, NodeId, Progress } from '../../kernel/protocol.ts'
import type { Happening, World } from '../../kernel/world.ts'
import type { Ghost, RaftKit } from './words.ts'

export const ghost: Ghost = { leaders: {}, told: [] }

export function witness(before: Ghost, seen: Happening<RaftKit>, world: World<RaftKit>): { readonly ghost: Ghost } {
  let { leaders, told } = before
  for (const claim of seen.claims) {
    if (claim.type === 'leads') {
      const known = leaders[claim.term] ?? []
      if (!known.includes(seen.node)) leaders = { ...leaders, [claim.term]: [...known, seen.node].sort() }
    } else if (claim.leader !== null && leadsNow(world, claim.leader) && !told.includes(claim.ship)) {
      told = [...told, claim.ship].sort()
    }
  }
  return leaders === before.leaders && told === before.told ? { ghost: before } : { ghost: { leaders, told } }
}

export const electionSafety: Invariant<RaftKit> = {
  id: 'election-safety',
  says: 'At most one leader can be elected in a given term.',
  cite: 'Raft Figure 3, Election Safety; §5.2',
  broken(world) {
    const { leaders } = world.ghost
    for (const term in leaders) {
      const who = leaders[term]
      if (who && who.length > 1) return { headline: `Two leaders in term ${term}`, witnesses: who }
    }
    return undefined
  },
}

function leadsNow(world: World<RaftKit>, node: NodeId): boolean {
  const state = world.nodes[node]
  return state?.up === true && state.view.memory.role === 'leader'
}

/** Reached when a majority knows the present leader and enough ships were told of one. */
export function goal(world: World<RaftKit>): Progress {
  const ids = Object.keys(world.nodes)
  const of = majority(ids.length)
  const ships = world.nodes[ids[0] ?? '']?.view.setup.ships ?? 0
  let known = 0
  for (const id of ids) known = Math.max(known, knowing(world, ids, id))
  return { done: Math.min(known, of) + Math.min(world.ghost.told.length, ships), of: of + ships }
}

/** How many nodes know this one as leader of its term, itself included; 0 when it does not lead. */
function knowing(world: World<RaftKit>, ids: readonly NodeId[], leader: NodeId): number {
  const state = world.nodes[leader]
  if (!state || !leadsNow(world, leader)) return 0
  const { term } = state.view.memory
  return ids.filter(id => {
    const node = world.nodes[id]
    return node?.up && node.view.memory.leader === leader && node.view.memory.term === term
  }).length
}
